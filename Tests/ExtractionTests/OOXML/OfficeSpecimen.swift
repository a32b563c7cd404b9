/// The smallest packages that office programs open, around one part's markup.
enum OfficeSpecimen {
    static let types =
        "<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"

    static func relationships(_ list: String) -> String {
        "<?xml version='1.0'?><Relationships>\(list)</Relationships>"
    }

    static func relationship(_ id: String, _ kind: String, _ target: String, external: Bool = false) -> String
    {
        "<Relationship Id='\(id)' Type='http://x/relationships/\(kind)' Target='\(target)'"
            + (external ? " TargetMode='External'/>" : "/>")
    }

    private static func root(_ target: String) -> String {
        relationships(relationship("r1", "officeDocument", target))
    }

    /// A Word document with that body.
    static func word(
        _ body: String, links: String = "", more: KeyValuePairs<String, String> = [:]
    ) -> MarkupReading {
        var zip = ZipBuilder([
            "[Content_Types].xml": types, "_rels/.rels": root("word/document.xml"),
            "word/document.xml":
                "<?xml version='1.0'?><w:document xmlns:w='http://x/wordprocessingml/main' xmlns:r='r' xmlns:mc='mc' xmlns:v='v' xmlns:wp='wp'><w:body>\(body)</w:body></w:document>",
            "word/_rels/document.xml.rels": relationships(links),
        ])
        zip.members += more.map { ZipBuilder.Member($0.key, Array($0.value.utf8)) }
        return MarkupReading(zip.build())
    }

    /// A workbook with those sheets: name, state, content of `worksheet`.
    static func book(
        _ sheets: [(name: String, state: String, content: String)], strings: String = "", styles: String = "",
        more: KeyValuePairs<String, String> = [:]
    ) -> MarkupReading {
        let list = sheets.enumerated().map {
            "<sheet name='\($1.name)' sheetId='\($0 + 1)' state='\($1.state)' r:id='s\($0)'/>"
        }
        let links = sheets.indices.map { relationship("s\($0)", "worksheet", "sheet\($0).xml") }
        var zip = ZipBuilder([
            "[Content_Types].xml": types, "_rels/.rels": root("xl/workbook.xml"),
            "xl/workbook.xml":
                "<?xml version='1.0'?><workbook xmlns:r='r'><sheets>\(list.joined())</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": relationships(
                links.joined() + relationship("t", "sharedStrings", "strings.xml")
                    + relationship("y", "styles", "styles.xml")),
            "xl/strings.xml": "<?xml version='1.0'?><sst>\(strings)</sst>",
            "xl/styles.xml": "<?xml version='1.0'?><styleSheet>\(styles)</styleSheet>",
        ])
        for (index, sheet) in sheets.enumerated() {
            let text = "<?xml version='1.0'?><worksheet xmlns:r='r'>\(sheet.content)</worksheet>"
            zip.members.append(ZipBuilder.Member("xl/sheet\(index).xml", Array(text.utf8)))
        }
        zip.members += more.map { ZipBuilder.Member($0.key, Array($0.value.utf8)) }
        return MarkupReading(zip.build())
    }
}
