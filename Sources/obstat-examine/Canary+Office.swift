extension Canary {
    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    private static let officeDocument = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let packageTypes = "http://schemas.openxmlformats.org/package/2006"

    static let wordProcessing = office(
        "OOXML text", "canary.docx", main: "word/document.xml",
        type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        parts: [
            "word/document.xml": """
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>\
            <w:t>不得對外公開</w:t></w:r></w:p></w:body></w:document>
            """
        ])

    static let spreadsheet = office(
        "OOXML spreadsheet", "canary.xlsx", main: "xl/workbook.xml",
        type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        parts: [
            "xl/workbook.xml": """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="\(officeDocument)">\
            <sheets><sheet name="名冊" sheetId="1" r:id="rId1"/></sheets></workbook>
            """,
            "xl/_rels/workbook.xml.rels": relationships("worksheet", to: "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">\
            <c r="A1" t="inlineStr"><is><t>不得對外公開</t></is></c></row></sheetData></worksheet>
            """,
        ])

    static let openDocument: Canary = {
        var archive = StoredArchive()
        let type = "application/vnd.oasis.opendocument.text"
        let names = "urn:oasis:names:tc:opendocument:xmlns:"
        archive.add("mimetype", type)
        archive.add(
            "content.xml",
            declaration + """
                <office:document-content xmlns:office="\(names)office:1.0" xmlns:text="\(names)text:1.0" \
                office:version="1.2"><office:body><office:text><text:p>不得對外公開</text:p></office:text>\
                </office:body></office:document-content>
                """)
        archive.add(
            "META-INF/manifest.xml",
            declaration + """
                <manifest:manifest xmlns:manifest="\(names)manifest:1.0"><manifest:file-entry \
                manifest:full-path="/" manifest:media-type="\(type)"/><manifest:file-entry \
                manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>
                """)
        return Canary(
            format: "OpenDocument text", fileName: "canary.odt", bytes: archive.bytes, text: "不得對外公開")
    }()

    private static func office(
        _ format: String, _ fileName: String, main: String, type: String, parts: KeyValuePairs<String, String>
    ) -> Canary {
        var archive = StoredArchive()
        archive.add(
            "[Content_Types].xml",
            declaration + """
                <Types xmlns="\(packageTypes)/content-types"><Default Extension="rels" \
                ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
                ContentType="application/xml"/><Override PartName="/\(main)" ContentType="\(type)"/></Types>
                """)
        archive.add("_rels/.rels", relationships("officeDocument", to: main))
        for (name, content) in parts {
            archive.add(name, content.hasPrefix("<?xml") ? content : declaration + content)
        }
        return Canary(format: format, fileName: fileName, bytes: archive.bytes, text: "不得對外公開")
    }

    private static func relationships(_ type: String, to target: String) -> String {
        declaration + """
            <Relationships xmlns="\(packageTypes)/relationships"><Relationship Id="rId1" \
            Type="\(officeDocument)/\(type)" Target="\(target)"/></Relationships>
            """
    }
}
