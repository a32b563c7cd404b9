import Documents

/// Turns the characters of one part of a Word document into paragraphs, cells and layers.
///
/// Fields, pictures and notes stand as signs in the text ([MS-DOC] 2.4.1 and 2.8.25).
struct WordParagraphs {
    private let text: WordText
    private var passage = Passage()
    private var table = WordTable()
    /// For each open field: whether its code is being read, rather than its result.
    private var fields: [Bool] = []
    private var paragraph: Int32 = 0
    private var pageBreaks: Int32 = 0

    private static let mostFields = 64

    init(_ text: WordText) {
        self.text = text
    }

    /// Reads a range of characters; whatever is left open at its end is closed.
    mutating func read(
        _ range: Range<Int>, kind: SegmentKind, label: String? = nil, into builder: inout PartTextBuilder
    ) {
        let range = range.clamped(to: 0..<text.units.count)
        var start = range.lowerBound
        for index in range {
            let unit = text.units[index]
            guard unit < 0x20, unit != 0x09 else {
                if index > start, text.marks[index] != text.marks[index - 1] { flush(start..<index, &start) }
                continue
            }
            flush(start..<index, &start)
            start = index + 1
            follow(unit, text.marks[index], kind, label, &builder)
        }
        flush(start..<range.upperBound, &start)
        endParagraph(kind, label, &builder)
        fields = []
    }

    private mutating func flush(_ range: Range<Int>, _ start: inout Int) {
        if let first = range.first { passage.append(text.text(range), layer: layer(text.marks[first])) }
        start = range.upperBound
    }

    private func layer(_ marks: WordText.Marks) -> Passage.Layer {
        if fields.contains(true) { return .code }
        if marks.contains(.deleted) { return .deleted }
        if marks.contains(.hidden) { return .concealed(.hiddenText) }
        if marks.contains(.invisible), marks.isDisjoint(with: [.shaded, .inTable]) {
            return .concealed(.invisibleInk)
        }
        return marks.contains(.inserted) ? .inserted : .visible
    }

    private mutating func follow(
        _ sign: UInt16, _ marks: WordText.Marks, _ kind: SegmentKind, _ label: String?,
        _ builder: inout PartTextBuilder
    ) {
        switch sign {
        case 0x13: if fields.count < Self.mostFields { fields.append(true) }
        case 0x14: if !fields.isEmpty { fields[fields.count - 1] = false }
        case 0x15:
            _ = fields.popLast()
            if passage.isEmpty == false, !passage.endsInSpace, fields.isEmpty { break }
        case 0x1E: passage.append([UInt8(ascii: "-")], layer: layer(marks))
        case 0x0B: passage.append([0x20], layer: layer(marks))
        case 0x07: endCell(marks, kind, &builder)
        case 0x0D where marks.contains(.endsRow): table.endRow()
        case 0x0D, 0x0C, 0x0E: endParagraph(kind, label, &builder, isInTable: marks.contains(.inTable))
        default: break
        }
    }

    private mutating func endCell(
        _ marks: WordText.Marks, _ kind: SegmentKind, _ builder: inout PartTextBuilder
    ) {
        if marks.contains(.endsRow) {
            passage = Passage()
            return table.endRow()
        }
        endParagraph(kind, nil, &builder, isInTable: true)
        table.endCell()
    }

    private mutating func endParagraph(
        _ kind: SegmentKind, _ label: String?, _ builder: inout PartTextBuilder, isInTable: Bool = false
    ) {
        defer { passage = Passage() }
        paragraph += 1
        if !isInTable { table = WordTable() }
        guard !passage.isEmpty else { return }
        var place = Place(paragraph: kind == .body && !isInTable ? paragraph : Place.absent)
        var number = label.map { builder.name($0) } ?? Place.absent
        var separator = UInt8(ascii: "\n")
        if isInTable {
            place.row = table.row
            place.column = table.column
            separator = table.note(passage.visible)
            if let header = table.label { number = builder.name(String(decoding: header, as: UTF8.self)) }
        }
        passage.deliver(
            to: &builder, kind: isInTable && kind == .body ? .tableCell : kind, place: place, label: number,
            separator: separator)
    }
}
