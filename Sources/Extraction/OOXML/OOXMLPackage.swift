import Documents

/// A document of the Office Open XML family (ECMA-376): Word, Excel, PowerPoint, their templates and macro variants.
enum OOXMLPackage {
    /// Whether a ZIP archive is such a package: it has a list of content types or relationships of its own.
    static func recognises(_ archive: ZipArchive) -> Bool {
        archive.entries.contains { $0.name.lowercased() == "[content_types].xml" || $0.name == "_rels/.rels" }
    }

    /// Reads every member: as the part that its content shows it to be, or as a file within the document.
    static func read(_ archive: ZipArchive, _ source: Source, _ extraction: Extraction) {
        let reading = OOXMLReading(archive, source, extraction)
        reading.read()
    }
}
