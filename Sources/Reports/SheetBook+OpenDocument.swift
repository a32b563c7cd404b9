import Documents

/// An OpenDocument spreadsheet (OASIS ODF 1.3, parts 2 and 3): one table a sheet, text as text, numbers as numbers.
extension SheetBook {
    /// The whole file.
    package var openDocument: [UInt8] {
        var archive = StoredArchive()
        // First and stored, so that the file's type can be told from its beginning (ODF 1.3 part 2, 3.3).
        archive.add("mimetype", Self.mediaType)
        archive.add("META-INF/manifest.xml", Self.manifest)
        archive.add("content.xml", content)
        archive.add("meta.xml", meta)
        return archive.bytes
    }

    private static let mediaType = "application/vnd.oasis.opendocument.spreadsheet"
    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private static let namespace = "urn:oasis:names:tc:opendocument:xmlns:"

    private static var manifest: String {
        let entries = [("/", mediaType), ("content.xml", "text/xml"), ("meta.xml", "text/xml")].map {
            path, type in
            "<manifest:file-entry manifest:full-path=\"\(path)\" manifest:media-type=\"\(type)\"/>"
        }
        return declaration
            + "<manifest:manifest xmlns:manifest=\"\(namespace)manifest:1.0\" manifest:version=\"1.3\">"
            + entries.joined() + "</manifest:manifest>\n"
    }

    private var meta: String {
        Self.declaration
            + "<office:document-meta xmlns:office=\"\(Self.namespace)office:1.0\" "
            + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"><office:meta>"
            + "<dc:title>\(MarkupText.escaped(title))</dc:title></office:meta></office:document-meta>\n"
    }

    private var content: String {
        let space = Self.namespace
        return Self.declaration
            + "<office:document-content xmlns:office=\"\(space)office:1.0\" xmlns:table=\"\(space)table:1.0\" "
            + "xmlns:text=\"\(space)text:1.0\" xmlns:style=\"\(space)style:1.0\" "
            + "xmlns:fo=\"\(space)xsl-fo-compatible:1.0\" office:version=\"1.3\">"
            + "<office:automatic-styles><style:style style:name=\"head\" style:family=\"table-cell\">"
            + "<style:text-properties fo:font-weight=\"bold\" style:font-weight-asian=\"bold\"/></style:style>"
            + "</office:automatic-styles><office:body><office:spreadsheet>"
            + sheets.enumerated().map { table($1, number: $0 + 1) }.joined()
            + "</office:spreadsheet></office:body></office:document-content>\n"
    }

    private func table(_ sheet: Sheet, number: Int) -> String {
        let rows =
            [row([.text("\(title)　\(subtitle)")]), row([.text(sheet.title)])]
            + [row(sheet.header.map { .text($0) }, style: "head")] + sheet.rows.map { row($0) }
            + (sheet.note.isEmpty ? [] : [row([.text(sheet.note)])])
        // No character that a sheet's name may not hold, and no name twice.
        let name = "\(number) " + sheet.title.filter { !"[]*?:/\\'".contains($0) }.prefix(28)
        return "<table:table table:name=\"\(MarkupText.escaped(name))\">" + rows.joined() + "</table:table>"
    }

    private func row(_ cells: [Sheet.Cell], style: String? = nil) -> String {
        "<table:table-row>" + cells.map { Self.cell($0, style) }.joined() + "</table:table-row>"
    }

    private static func cell(_ cell: Sheet.Cell, _ style: String?) -> String {
        let style = style.map { " table:style-name=\"\($0)\"" } ?? ""
        let value =
            switch cell {
            case .text: "office:value-type=\"string\""
            case .number(let number): "office:value-type=\"float\" office:value=\"\(number)\""
            case .decimal(let number): "office:value-type=\"float\" office:value=\"\(number)\""
            }
        return
            "<table:table-cell\(style) \(value)><text:p>\(MarkupText.escaped(cell.shown))</text:p></table:table-cell>"
    }
}
