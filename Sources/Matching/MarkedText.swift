import Documents

/// An example's text taken apart: what it says, and what in it is marked with «».
struct MarkedText {
    private(set) var bytes: [UInt8] = []
    private(set) var marks: [Range<Int>] = []

    init(_ text: String) {
        var start: Int?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "«": start = bytes.count
            case "»":
                if let start { marks.append(start..<bytes.count) }
                start = nil
            default: ScalarDecoding.append(scalar.value, to: &bytes)
            }
        }
    }

    /// The text as a part: lines as paragraphs of one kind, or rows of cells where it has tabs and the rule reads cells.
    func part(kind: SegmentKind?, label: String?, rule: Rule) -> PartText {
        let kind = kind ?? ownKind(rule)
        var builder = TextLayout(bytes: bytes, label: label)
        if kind == .tableCell { builder.addRows() } else { builder.addLines(kind: kind) }
        return PartText(
            path: .document, mediaType: "text/plain", bytes: bytes, segments: builder.segments,
            names: builder.names)
    }

    private func ownKind(_ rule: Rule) -> SegmentKind {
        let readsCells = rule.kinds.isEmpty || rule.kinds.contains(.tableCell)
        if readsCells, bytes.contains(0x09) { return .tableCell }
        if rule.kinds.isEmpty || rule.kinds.contains(.body) { return .body }
        return rule.kinds.min { $0.rawValue < $1.rawValue } ?? .body
    }
}

/// Makes segments of plain bytes without moving one of them.
private struct TextLayout {
    let bytes: [UInt8]
    private(set) var segments: [Segment] = []
    private(set) var names: [String]

    init(bytes: [UInt8], label: String?) {
        self.bytes = bytes
        names = label.map { [$0] } ?? []
    }

    private var label: Int32 { names.isEmpty ? Place.absent : 0 }

    mutating func addLines(kind: SegmentKind) {
        for (index, line) in pieces(of: 0..<bytes.count, by: 0x0A).enumerated() where !line.isEmpty {
            let place = Place(line: Int32(index + 1))
            segments.append(Segment(range: line, kind: kind, place: place, label: label))
        }
    }

    mutating func addRows() {
        for (row, line) in pieces(of: 0..<bytes.count, by: 0x0A).enumerated() {
            for (column, cell) in pieces(of: line, by: 0x09).enumerated() where !cell.isEmpty {
                let place = Place(row: Int32(row + 1), column: Int32(column + 1))
                segments.append(Segment(range: cell, kind: .tableCell, place: place, label: label))
            }
        }
    }

    private func pieces(of range: Range<Int>, by separator: UInt8) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where bytes[index] == separator {
            pieces.append(start..<index)
            start = index + 1
        }
        pieces.append(start..<range.upperBound)
        return pieces
    }
}
