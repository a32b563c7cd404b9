import Documents

/// An electronic book (EPUB 2 and 3): pages and XML in a ZIP archive, beside a package document with its metadata.
///
/// Only what is more than a page or a drawing is read here; the archive's reader takes the rest member by member.
enum EPUBPackage {
    private static let mediaType = "application/epub+zip"
    private static let container = "META-INF/container.xml"
    private static let encryption = "META-INF/encryption.xml"

    static func recognises(_ archive: ZipArchive) -> Bool {
        guard let type = archive.entry(named: "mimetype"), type.method == 0 else {
            return archive.entry(named: container) != nil
                && archive.entries.contains { $0.name.hasSuffix(".opf") }
        }
        let start = archive.bytes.dropFirst(type.dataRange.lowerBound)
        return start.has("application/epub+zip") || start.has("application/x-ibooks+zip")
    }

    static func read(_ archive: ZipArchive, _ source: Source, _ extraction: Extraction) {
        extraction.recognise(source.path, as: mediaType)
        noteEncryption(of: archive, source, extraction)
        for entry in archive.unreadEntries where entry.name.lowercased().hasSuffix(".opf") {
            let path = source.path.appending(entry.name)
            let data = archive.data(of: entry, extraction: extraction, at: path) ?? []
            guard extraction.readMember(data, name: entry.name, in: source.path, as: packageDocument) else {
                return
            }
        }
    }

    /// Title, creators, rights: all that it says is metadata.
    private static let packageDocument = Format(
        name: "package document", mediaType: "application/oebps-package+xml", extensions: ["opf"],
        recognises: XMLDocument.recognises,
        read: { source, extraction in
            MarkupText.read(source, extraction) { text, path in
                XMLDocument.read(text, at: path, kind: .metadata, extraction)
            }
        })

    /// Members that a reading program must decrypt; fonts that are merely scrambled hold no text.
    private static func noteEncryption(
        of archive: ZipArchive, _ source: Source, _ extraction: Extraction
    ) {
        guard let entry = archive.entry(named: encryption) else { return }
        let path = source.path.appending(encryption)
        let data = archive.data(of: entry, extraction: extraction, at: path) ?? []
        extraction.readMember(data, name: encryption, in: source.path)
        let visitor = EPUBEncryptionVisitor()
        XMLReading.read(data, by: visitor).report(to: extraction, at: path)
        for member in visitor.encrypted {
            extraction.miss(.encrypted, "the member is encrypted", at: source.path.appending(member))
        }
    }
}
