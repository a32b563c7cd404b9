import Documents

/// Reads the content or the styles of an OpenDocument file: text, sheets, slides, drawings.
final class ODFTextVisitor: XMLVisitor {
    /// An element that is open, with what it makes of the text inside.
    struct Frame {
        let name: XMLName
        let kind: SegmentKind?
        let concealment: Concealment
        /// Whether it added to the looks.
        var looks = false
    }

    var builder = PartTextBuilder()
    /// What attributes say, kept apart from the text.
    var asides = PartTextBuilder()
    var styles: ODFStyles
    /// Places outside the document that it shows something from.
    var outside: [String] = []

    /// What no text tells, and in which words.
    var traits: [(trait: Trait, detail: String)] = []
    /// Files that stand in the markup as base64.
    private(set) var files: [[UInt8]] = []

    var frames: [Frame] = []
    var paragraphs: [(passage: Passage, kind: SegmentKind, isHidden: Bool)] = []
    var tables: [ODFTable] = []
    var sheet: String?
    var slide = Place.absent
    var paragraphNumber: Int32 = 0
    /// What was deleted, under the number of its change, until the place is met where it stood.
    var deletions: [String: [UInt8]] = [:]
    var insertions: Set<String> = []
    var openInsertions = 0
    var region: String?
    /// What the styles of the open cell, paragraph and spans say, the innermost last.
    var looks: [ODFStyles.Style] = []
    /// Shapes that are open, and how deep each began.
    var shapes: [(shape: SlideShape, depth: Int)] = []
    /// The shapes of the page that have been read, from the back to the front.
    var placed: [SlideShape] = []
    var pageSize: (width: Double, height: Double)?
    var isAnimated = false
    private var names: [Int32] = []
    private var spellings: XMLNames?

    /// - Parameter styles: what the document's common styles hide; the part's own are added.
    init(styles: ODFStyles) {
        self.styles = styles
    }

    var kind: SegmentKind { frames.last { $0.kind != nil }?.kind ?? .body }

    /// How the surroundings of the current text are hidden.
    var concealment: Concealment {
        if let how = frames.last(where: { $0.concealment != .none && $0.name != .span })?.concealment {
            return how
        }
        return tables.last?.isHidden ?? .none
    }

    func isInside(_ name: XMLName) -> Bool { frames.contains { $0.name == name } }

    // MARK: Events

    func start(_ element: XMLElement) {
        spellings = element.names
        names.append(element.spelling)
        styles.hear(element)
        if element.name == .page, !isInside(.page) {
            slide = slide == Place.absent ? 1 : slide + 1
            pageSize = styles.pageSize(master: element[.masterPageName])
        }
        frames.append(frame(for: element))
        readAttributes(of: element)
        switch element.name {
        case .p, .h, .rubyText: startParagraph(element)
        case .s: append(String(repeating: " ", count: min(max(element.integer(.c) ?? 1, 1), 1_000)))
        case .tab: append("\t")
        case .lineBreak: append("\n")
        case .table, .tableColumns, .tableRow, .tableCell, .coveredTableCell: startTable(element)
        case .par: isAnimated = true
        case .module: traits.append((.macro, "a module of macros"))
        case .script where isInside(.p) || isInside(.h): traits.append((.script, "a script in the text"))
        case .changedRegion, .insertion, .changeStart, .change, .changeEnd: readChange(element)
        case .hiddenParagraph:
            if let top = paragraphs.indices.last, element.isSet(.isHidden) { paragraphs[top].isHidden = true }
        default: break
        }
    }

    func text(_ bytes: [UInt8]) {
        if frames.last?.name == .officeBinaryData {
            if !bytes.isBlank { files.append(Base64.decode(bytes) ?? bytes) }
            return
        }
        guard paragraphs.isEmpty || isField(frames.last?.name) else {
            return append(Self.folded(bytes), layer: layer)
        }
        let text = bytes.trimmed
        guard !text.isEmpty else { return }
        let label = names.last.flatMap { spellings?.text($0) } ?? ""
        let isAuthor = frames.last?.name == .creator || frames.last?.name == .creatorInitials
        asides.append(
            text, kind: isAuthor || kind == .body ? .metadata : kind, concealment: concealment,
            place: place(in: &asides),
            label: asides.name(isAuthor ? "author" : label))
    }

    /// Elements within a paragraph whose characters are not the paragraph's.
    private func isField(_ name: XMLName?) -> Bool {
        switch name {
        case .creator, .creatorInitials, .desc: true
        case .title: isInside(.frame)
        case .date: isInside(.annotation)
        default: false
        }
    }

    func end(_ name: XMLName) {
        switch name {
        case .p, .h, .rubyText: endParagraph()
        case .tableCell, .coveredTableCell: if let top = tables.indices.last { tables[top].endCell() }
        case .tableRow: if let top = tables.indices.last { tables[top].endRow() }
        case .table:
            _ = tables.popLast()
            if tables.isEmpty { sheet = nil }
        case .changedRegion: region = nil
        case .page: endPage()
        default: break
        }
        endShape()
        if let frame = frames.popLast(), frame.looks { _ = looks.popLast() }
        _ = names.popLast()
    }

    func remark(_ bytes: [UInt8], line: Int32) {
        asides.append(bytes.trimmed, kind: .comment, concealment: .markupOnly)
    }

    // MARK: What surrounds text

    private static let kinds: [XMLName: SegmentKind] = [
        .header: .pageHeader, .headerLeft: .pageHeader, .headerFirst: .pageHeader, .footer: .pageFooter,
        .footerLeft: .pageFooter, .footerFirst: .pageFooter, .note: .footnote, .annotation: .comment,
        .notes: .speakerNotes, .trackedChanges: .trackedDeletion, .masterPage: .pageHeader,
    ]

    private func frame(for element: XMLElement) -> Frame {
        var how: Concealment = .none
        switch element.name {
        case .section:
            if let display = element[.display], !display.elementsEqual("true".utf8) { how = .hiddenText }
        case .page: how = styles.style("drawing-page", element[.styleName]).concealment
        case .span: return look("text", element)
        case .p, .h: return look("paragraph", element)
        case .tableCell, .coveredTableCell: return look("table-cell", element)
        default: how = startShape(element)
        }
        // The notes of a master page are the frame around every page's notes.
        let isFurniture = element.name == .notes && isInside(.masterPage)
        let kind = isFurniture ? SegmentKind.pageHeader : Self.kinds[element.name]
        return Frame(name: element.name, kind: kind, concealment: how)
    }

    /// A frame whose style decides how the text in it shows.
    private func look(_ family: String, _ element: XMLElement) -> Frame {
        let style = styles.style(family, element[.styleName])
        looks.append(style)
        return Frame(
            name: element.name, kind: Self.kinds[element.name],
            concealment: family == "text" ? style.concealment : .none, looks: true)
    }

    /// Runs of white space count as one space.
    private static func folded(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: { $0 != 0x20 && $0.isXMLSpace }) else { return bytes }
        var folded: [UInt8] = []
        for byte in bytes {
            if !byte.isXMLSpace { folded.append(byte) } else if folded.last != 0x20 { folded.append(0x20) }
        }
        return folded
    }
}
