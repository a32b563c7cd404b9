import Documents

/// One reading of one package.
final class ODFReading {
    private let archive: ZipArchive
    private let source: Source
    private let extraction: Extraction
    private var done: Set<Int> = []
    private var isOverLimit = false

    init(_ archive: ZipArchive, _ source: Source, _ extraction: Extraction) {
        self.archive = archive
        self.source = source
        self.extraction = extraction
    }

    func read() {
        readManifest()
        let contents = archive.entries.filter {
            $0.name == "content.xml" || $0.name.hasSuffix("/content.xml")
        }
        for content in contents.sorted(by: { $0.name.utf8.count < $1.name.utf8.count }) {
            readContent(content)
        }
        for entry in archive.entries where !done.contains(entry.index) { readEntry(entry) }
    }

    private func path(_ name: String) -> PartPath { source.path.appending(name) }

    private func take(_ entry: ZipArchive.Entry) -> ArraySlice<UInt8>? {
        guard done.insert(entry.index).inserted else { return nil }
        guard !isOverLimit, extraction.countMember(in: source.path) else {
            isOverLimit = true
            return nil
        }
        return archive.data(of: entry, extraction: extraction, at: path(entry.name))
    }

    /// A member in UTF-8 where it begins as XML does; anything else is read as what it is.
    private func takeXML(_ entry: ZipArchive.Entry) -> ArraySlice<UInt8>? {
        guard let bytes = take(entry), !bytes.isEmpty else { return nil }
        let start = bytes.prefix(64).filter { $0 != 0 }.drop { $0.isXMLSpace || $0 >= 0xBB }
        guard start.first == UInt8(ascii: "<") else {
            readForeign(bytes, entry.name)
            return nil
        }
        let decoded = MarkupText.decode(bytes)
        decoded.report(to: extraction, at: path(entry.name))
        return decoded.readings.first?.text
    }

    private func readForeign(_ bytes: ArraySlice<UInt8>, _ name: String) {
        if name == "mimetype", bytes.count < 128, bytes.has("application/vnd.oasis.opendocument"),
            bytes.allSatisfy({ $0.isASCIIWord || "./-\n".utf8.contains($0) })
        {
            extraction.recognise(source.path, as: String(decoding: bytes.trimmed, as: UTF8.self))
            return
        }
        if name == "Thumbnails/thumbnail.png", PagePreview.recognises(bytes) {
            var builder = PartTextBuilder()
            builder.append(Array(name.utf8), kind: .fileName)
            return extraction.deliver(builder, mediaType: "image/png", path: path(name))
        }
        extraction.readMember(bytes, name: name, in: source.path)
    }

    // MARK: Parts

    private func readManifest() {
        guard let entry = archive.entry(named: "META-INF/manifest.xml"), let text = takeXML(entry) else {
            return
        }
        let visitor = ODFManifestVisitor()
        parse(text, visitor, named: entry.name)
        if visitor.isEncrypted {
            extraction.miss(.encrypted, "the document needs a password", at: source.path)
        }
        deliver(visitor.sweep.builder, at: path(entry.name))
    }

    /// Reads a content part after the common styles beside it, which say what is hidden.
    private func readContent(_ entry: ZipArchive.Entry) {
        let folder = entry.name.dropLast("content.xml".count)
        var styles = ODFStyles()
        if let entry = archive.entry(named: folder + "styles.xml"), let text = takeXML(entry) {
            styles = readText(text, named: entry.name, at: path(entry.name), styles)
        }
        guard let text = takeXML(entry) else { return }
        _ = readText(text, named: entry.name, at: folder.isEmpty ? source.path : path(entry.name), styles)
    }

    private func readText(
        _ text: ArraySlice<UInt8>, named name: String, at path: PartPath, _ styles: ODFStyles
    ) -> ODFStyles {
        let visitor = ODFTextVisitor(styles: styles)
        parse(text, visitor, named: name)
        visitor.finish()
        deliver(visitor.builder, at: path)
        deliver(visitor.asides, at: path)
        for (trait, detail) in visitor.traits { extraction.observe(trait, detail, at: self.path(name)) }
        for kind in visitor.outside { extraction.meetLink(kind, at: self.path(name)) }
        XMLDocument.readFiles(visitor.files, in: path, extraction)
        return visitor.styles
    }

    /// Macros lie in folders of their own, and so do the versions that a document keeps of itself.
    private func observe(_ entry: ZipArchive.Entry) {
        if entry.name.hasPrefix("Scripts/"), entry.size > 0, !entry.name.hasSuffix("/") {
            extraction.observe(.macro, "a script of the document", at: path(entry.name))
        }
        if entry.name.hasPrefix("Versions/"), entry.size > 0 {
            extraction.observe(.earlierRevision, "an earlier version of the document", at: path(entry.name))
        }
    }

    private func readEntry(_ entry: ZipArchive.Entry) {
        observe(entry)
        guard let text = takeXML(entry) else { return }
        guard let root = XMLRoot(text) else { return readForeign(text, entry.name) }
        if root.name == "module" { extraction.observe(.macro, "a module of macros", at: path(entry.name)) }
        switch root.name {
        case "document-content", "document-styles", "document":
            _ = readText(text, named: entry.name, at: path(entry.name), ODFStyles())
        case "document-meta":
            let visitor = PropertiesVisitor()
            parse(text, visitor, named: entry.name)
            deliver(visitor.builder, at: path(entry.name))
        case "document-settings", "RDF", "libraries", "library", "manifest":
            let visitor = SweepVisitor()
            parse(text, visitor, named: entry.name)
            deliver(visitor.builder, at: path(entry.name))
        default:
            XMLDocument.read(text, at: path(entry.name), concealment: .markupOnly, extraction)
        }
    }

    private func parse(_ text: ArraySlice<UInt8>, _ visitor: any XMLVisitor, named name: String) {
        XMLReading.read(text, by: visitor).report(to: extraction, at: path(name))
    }

    private func deliver(_ builder: PartTextBuilder, at path: PartPath) {
        extraction.deliver(builder, mediaType: "application/xml", path: path)
    }
}

/// Reads a package's manifest: whether members are encrypted, and whatever its writer added.
private final class ODFManifestVisitor: XMLVisitor {
    let sweep = SweepVisitor()
    private(set) var isEncrypted = false

    func start(_ element: XMLElement) {
        if element.name == .encryptionData { isEncrypted = true }
        sweep.start(element)
    }

    func end(_ name: XMLName) { sweep.end(name) }
    func text(_ bytes: [UInt8]) { sweep.text(bytes) }
    func remark(_ bytes: [UInt8], line: Int32) { sweep.remark(bytes, line: line) }
}
