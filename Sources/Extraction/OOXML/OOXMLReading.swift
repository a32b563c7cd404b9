import Documents

/// One reading of one package.
///
/// What a part is comes from its root element, never from its name; names and relationships only lead from one part
/// to the next, so that slides come in order and a comment knows its sheet. What no relationship reaches is read all
/// the same at the end.
final class OOXMLReading {
    let source: Source
    let extraction: Extraction
    private let archive: ZipArchive
    private var entries: [String: ZipArchive.Entry] = [:]
    private var done: Set<Int> = []
    private var isOverLimit = false
    /// What the sheets of a binary workbook share, and the sheet that is being read.
    var binaryBook = BinaryBook()
    var binarySheet: BinaryBook.Sheet?
    /// What layouts put behind the text of slides.
    var backdrops: [String: SlideBackdrop] = [:]
    /// The workbook's strings, once they have been read.
    var book: SheetBook?

    init(_ archive: ZipArchive, _ source: Source, _ extraction: Extraction) {
        self.archive = archive
        self.source = source
        self.extraction = extraction
        for entry in archive.entries where entries[Self.key(entry.name)] == nil {
            entries[Self.key(entry.name)] = entry
        }
    }

    /// Part names do not differ by case (ECMA-376 part 2, 6.2.2.3).
    private static func key(_ name: String) -> String {
        let lower = name.lowercased()
        return lower.hasPrefix("/") ? String(lower.dropFirst()) : lower
    }

    func read() {
        let roots = relationships(of: "").filter { !$0.isExternal }
        // The document itself comes first, whatever stands before it in the list.
        for isMain in [true, false] {
            for root in roots where (root.kind == "officeDocument") == isMain {
                readPart(root.target, OOXMLContext())
            }
        }
        for entry in archive.entries { readEntry(entry, OOXMLContext()) }
    }

    // MARK: Members

    func path(_ name: String) -> PartPath { source.path.appending(name) }

    /// An XML part in UTF-8, the first time that it is asked for; anything else is read as what it is.
    func takeXML(_ name: String) -> ArraySlice<UInt8>? {
        guard let entry = entries[Self.key(name)], !done.contains(entry.index), let bytes = take(entry) else {
            return nil
        }
        guard let text = xml(bytes, named: entry.name) else {
            readForeign(bytes, entry.name)
            return nil
        }
        return text
    }

    private func take(_ entry: ZipArchive.Entry) -> ArraySlice<UInt8>? {
        done.insert(entry.index)
        guard !isOverLimit, extraction.countMember(in: source.path) else {
            isOverLimit = true
            return nil
        }
        return archive.data(of: entry, extraction: extraction, at: path(entry.name))
    }

    /// Reads a part and, through its relationships, the parts that belong to it.
    func readPart(_ name: String, _ context: OOXMLContext) {
        guard let entry = entries[Self.key(name)] else { return }
        readEntry(entry, context)
    }

    private func readEntry(_ entry: ZipArchive.Entry, _ context: OOXMLContext) {
        guard !done.contains(entry.index), let bytes = take(entry), !bytes.isEmpty else { return }
        guard let text = xml(bytes, named: entry.name), let root = XMLRoot(text) else {
            return readForeign(bytes, entry.name)
        }
        let isShared = ["sldLayout", "sldMaster", "notesMaster", "handoutMaster", "theme"].contains(root.name)
        let context = isShared ? OOXMLContext() : context
        read(text, root: root, named: entry.name, context)
        for relationship in relationships(of: entry.name) where !relationship.isExternal {
            readPart(relationship.target, childContext(context, of: root))
        }
    }

    /// What belongs to a slide belongs to its number; its layout and master belong to every slide.
    private func childContext(_ context: OOXMLContext, of root: XMLRoot) -> OOXMLContext {
        ["sld", "worksheet", "notes", "wsDr", "chartSpace"].contains(root.name)
            ? context : OOXMLContext(styles: context.styles)
    }

    /// The bytes in UTF-8 where they begin as XML does.
    private func xml(_ bytes: ArraySlice<UInt8>, named name: String) -> ArraySlice<UInt8>? {
        let start = bytes.prefix(64).filter { $0 != 0 }.drop { $0.isXMLSpace || $0 >= 0xBB }
        guard start.first == UInt8(ascii: "<") else { return nil }
        let decoded = MarkupText.decode(bytes)
        decoded.report(to: extraction, at: path(name))
        return decoded.readings.first?.text
    }

    /// A picture, an embedded document, macros: whatever is not XML.
    private func readForeign(_ bytes: ArraySlice<UInt8>, _ name: String) {
        if PrinterSettings.recognises(bytes, named: name) { return }
        if let tickets = PrinterSettings.tickets(in: bytes) {
            for ticket in tickets { XMLDocument.read(ticket, at: path(name), kind: .metadata, extraction) }
            return
        }
        if BinaryRecords.recognises(bytes, named: name) { return readBinary(bytes, named: name) }
        extraction.readMember(bytes, name: name, in: source.path)
    }

    /// A part's markup, without counting it as read; `nil` where there is none, or it is of no use for a glance.
    func glance(at name: String) -> String? {
        guard let entry = entries[Self.key(name)], entry.size < 1 << 20,
            let bytes = archive.data(of: entry, extraction: extraction, at: path(entry.name))
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Relationships

    private var known: [String: [OOXMLRelationship]] = [:]

    /// Where a part's relationships lead; what leads out of the package is reported once.
    func relationships(of part: String) -> [OOXMLRelationship] {
        if let known = known[part] { return known }
        let name = OOXMLRelationship.partName(for: part)
        let visitor = OOXMLRelationshipVisitor(owner: part)
        if let text = takeXML(name) { parse(text, visitor, named: name) }
        known[part] = visitor.relationships
        report(visitor, named: name)
        return visitor.relationships
    }

    private func report(_ visitor: OOXMLRelationshipVisitor, named name: String) {
        var builder = PartTextBuilder()
        for relationship in visitor.relationships where relationship.isExternal {
            extraction.meetLink(relationship.kind, at: path(name))
            builder.append(
                HTMLLink.readable(Array(relationship.target.utf8)), kind: .formField,
                concealment: .markupOnly,
                label: builder.name(relationship.kind))
        }
        for remark in visitor.remarks {
            builder.append(remark.trimmed, kind: .comment, concealment: .markupOnly)
        }
        extraction.deliver(builder, mediaType: "application/xml", path: path(name))
    }

    // MARK: Parsing

    /// Parses a part in UTF-8.
    func parse(_ text: ArraySlice<UInt8>, _ visitor: any XMLVisitor, named name: String) {
        XMLReading.read(text, by: visitor).report(to: extraction, at: path(name))
    }

    func deliver(_ builder: PartTextBuilder, at path: PartPath) {
        extraction.deliver(builder, mediaType: "application/xml", path: path)
    }
}
