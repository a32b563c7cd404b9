import Documents

/// Office documents that are one piece of XML instead of a package: Flat OPC, Word 2003 XML, flat OpenDocument.
enum FlatDocument {
    /// Reads such a document.
    ///
    /// - Returns: `false` where the XML is something else.
    static func read(_ bytes: ArraySlice<UInt8>, at path: PartPath, _ extraction: Extraction) -> Bool {
        guard let root = XMLRoot(bytes) else { return false }
        if root.name == "wordDocument" || root.name == "package" && root.tag.contains("xmlPackage") {
            readOffice(bytes, at: path, extraction)
        } else if root.name == "Workbook", root.tag.contains("office:spreadsheet") {
            FlatWorkbook.read(bytes, at: path, extraction)
        } else if root.name == "document", root.tag.contains("opendocument") {
            readOpenDocument(bytes, at: path, extraction)
        } else {
            return false
        }
        return true
    }

    private static func readOffice(_ bytes: ArraySlice<UInt8>, at path: PartPath, _ extraction: Extraction) {
        let visitor = OfficeTextVisitor(kind: .body, context: OOXMLContext())
        XMLReading.read(bytes, by: visitor).report(to: extraction, at: path)
        deliver(
            [visitor.builder, visitor.asides], outside: visitor.outside, files: visitor.files, at: path,
            extraction)
    }

    private static func readOpenDocument(
        _ bytes: ArraySlice<UInt8>, at path: PartPath, _ extraction: Extraction
    ) {
        let visitor = ODFTextVisitor(styles: ODFStyles())
        XMLReading.read(bytes, by: visitor).report(to: extraction, at: path)
        visitor.finish()
        for (trait, detail) in visitor.traits { extraction.observe(trait, detail, at: path) }
        deliver(
            [visitor.builder, visitor.asides], outside: visitor.outside, files: visitor.files, at: path,
            extraction)
    }

    private static func deliver(
        _ builders: [PartTextBuilder], outside: [String], files: [[UInt8]], at path: PartPath,
        _ extraction: Extraction
    ) {
        for builder in builders { extraction.deliver(builder, mediaType: "application/xml", path: path) }
        for kind in outside { extraction.meetLink(kind, at: path) }
        XMLDocument.readFiles(files, in: path, extraction)
    }
}
