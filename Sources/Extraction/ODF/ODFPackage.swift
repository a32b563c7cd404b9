import Documents

/// A document in OpenDocument format (ISO/IEC 26300): text, spreadsheet, presentation, drawing and their templates.
enum ODFPackage {
    /// Whether a ZIP archive is such a package: by its first member's type, or by manifest and content.
    static func recognises(_ archive: ZipArchive) -> Bool {
        if let type = archive.entry(named: "mimetype"), type.method == 0,
            archive.bytes.has("application/vnd.oasis.opendocument", at: type.dataRange.lowerBound)
        {
            return true
        }
        return archive.entry(named: "META-INF/manifest.xml") != nil
            && archive.entries.contains { $0.name == "content.xml" || $0.name.hasSuffix("/content.xml") }
    }

    /// Reads every member: as the part that its root element shows it to be, or as a file within the document.
    static func read(_ archive: ZipArchive, _ source: Source, _ extraction: Extraction) {
        let reading = ODFReading(archive, source, extraction)
        reading.read()
    }
}
