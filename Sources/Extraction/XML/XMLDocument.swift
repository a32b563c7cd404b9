import Documents

/// Reads a file that is XML.
enum XMLDocument {
    /// Whether the bytes begin as XML does and are no page.
    static func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = bytes.prefix(4_096).filter { $0 != 0 }[...]
        let lead = start.drop { $0.isXMLSpace || $0 >= 0x80 }
        guard lead.first == UInt8(ascii: "<"), !HTMLRecognition.recognises(bytes) else { return false }
        if lead.starts(with: "<?xml".utf8) || lead.starts(with: "<!DOCTYPE".utf8) { return true }
        // Without a declaration, text could begin with an angle bracket too: XML then ends with one.
        let last = bytes.suffix(64).last { !$0.isXMLSpace && $0 != 0 }
        return XMLRoot(start) != nil && last == UInt8(ascii: ">")
    }

    static func read(_ source: Source, _ extraction: Extraction) {
        MarkupText.read(source, extraction) { text, path in
            guard let entities = XMLEntities(text) else { return read(text, at: path, extraction) }
            readDeclared(entities, at: path, extraction)
            read(entities.text[...], at: path, extraction)
        }
    }

    /// What the document declares for itself: plain text, which is read wherever it may be used.
    private static func readDeclared(_ entities: XMLEntities, at path: PartPath, _ extraction: Extraction) {
        var builder = PartTextBuilder()
        for entity in entities.declared {
            builder.append(entity.text, kind: .comment, concealment: .markupOnly)
        }
        extraction.deliver(builder, mediaType: "application/xml", path: path)
        if entities.usesFile {
            extraction.miss(.notFollowed, "an entity whose text stands in another file", at: path)
        } else if entities.declaresFile {
            extraction.observe(.externalReference, "an entity whose text stands in another file", at: path)
        }
    }

    /// Reads XML in UTF-8 as text: attributes, text, comments; pages inside text once more as pages.
    static func read(
        _ bytes: ArraySlice<UInt8>, at path: PartPath, kind: SegmentKind = .body,
        concealment: Concealment = .none, mediaType: String = "application/xml", _ extraction: Extraction
    ) {
        if FlatDocument.read(bytes, at: path, extraction) { return }
        if XMLRoot(bytes)?.name == "svg" { return SVGDocument.read(bytes, at: path, extraction) }
        let visitor = XMLTextVisitor(kind: kind, concealment: concealment)
        let outcome = XMLReading.read(bytes, by: visitor)
        if outcome.isMalformed, kind == .body, concealment == .none, isTagSoup(bytes) {
            extraction.recognise(path, as: Format.html.mediaType)
            return HTMLReader.read(Array(bytes), at: path, extraction)
        }
        outcome.report(to: extraction, at: path)
        extraction.deliver(visitor.builder, mediaType: mediaType, path: path)
        extraction.deliver(visitor.source, mediaType: mediaType, path: path, isSource: true)
        for markup in visitor.markup {
            HTMLReader.read(markup.bytes, at: path.appending(markup.label), extraction)
        }
        readFiles(visitor.files + visitor.addresses.compactMap(\.content), in: path, extraction)
        if visitor.addresses.contains(where: { $0.content == nil }) {
            extraction.miss(.corrupt, "a data: address that can't be decoded", at: path)
        }
    }

    /// Whether what is no XML never said that it was: a piece of a page with elements of its author's own.
    private static func isTagSoup(_ bytes: ArraySlice<UInt8>) -> Bool {
        let lead = bytes.drop { $0.isXMLSpace || $0 >= 0x80 }
        guard !lead.has("<?xml"), !lead.has("<!DOCTYPE"), let root = XMLRoot(bytes) else { return false }
        return !root.tag.contains("xmlns")
    }

    /// Reads the files that markup carries as base64.
    static func readFiles(_ files: [[UInt8]], in path: PartPath, _ extraction: Extraction) {
        for (index, file) in files.enumerated() {
            guard extraction.spend(expanded: file.count) else {
                return extraction.miss(.limit, "more bytes than the limit allows", at: path)
            }
            extraction.readMember(file[...], name: "data \(index + 1)", in: path)
        }
    }
}
