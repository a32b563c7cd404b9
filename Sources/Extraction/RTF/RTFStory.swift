import Documents

/// A run of paragraphs of its own: the body, a footnote, a header, a text box, a comment.
struct RTFStory {
    let kind: SegmentKind
    /// How many groups were open when it began; it ends with its group.
    let depth: Int
    /// Whether it says once more what another story says, for older programs.
    var isAlternate = false
    var passage = Passage()
    private var table = WordTable()
    private var paragraph: Int32 = 0

    init(kind: SegmentKind, depth: Int) {
        self.kind = kind
        self.depth = depth
    }

    /// Ends a paragraph, or a cell's last one.
    mutating func endParagraph(
        isInTable: Bool, into builder: inout PartTextBuilder, known: inout Set<[UInt8]>
    ) {
        defer { passage = Passage() }
        paragraph += 1
        if !isInTable { table = WordTable() }
        guard !passage.isEmpty else { return }
        if isAlternate {
            guard !known.contains(passage.visible) else { return }
        } else if kind == .body, depth > 1 {
            known.insert(passage.visible)
        }
        var place = Place(paragraph: depth <= 1 && !isInTable ? paragraph : Place.absent)
        var label = Place.absent
        var separator = UInt8(ascii: "\n")
        if isInTable {
            place.row = table.row
            place.column = table.column
            separator = table.note(passage.visible)
            if let header = table.label { label = builder.name(String(decoding: header, as: UTF8.self)) }
        }
        passage.deliver(
            to: &builder, kind: isInTable && kind == .body ? .tableCell : kind, place: place, label: label,
            separator: separator)
    }

    mutating func endCell() { table.endCell() }

    mutating func endRow() { table.endRow() }
}
