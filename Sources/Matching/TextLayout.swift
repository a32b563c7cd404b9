import Documents

/// Makes segments of an example's bytes without moving one of them.
struct TextLayout {
    let bytes: [UInt8]
    private(set) var segments: [Segment] = []
    private(set) var names: [String]
    /// The label that the example gives to all of its text.
    private let label: Int32

    init(bytes: [UInt8], label: String?) {
        self.bytes = bytes
        names = label.map { [$0] } ?? []
        self.label = label == nil ? Place.absent : 0
    }

    mutating func addLines(kind: SegmentKind) {
        for (index, line) in pieces(of: 0..<bytes.count, by: 0x0A).enumerated() where !line.isEmpty {
            let place = Place(line: Int32(index + 1))
            segments.append(Segment(range: line, kind: kind, place: place, label: label))
        }
    }

    /// Where the example gives no label, the first of several rows is the header of the others.
    mutating func addRows() {
        let rows = pieces(of: 0..<bytes.count, by: 0x0A).map { pieces(of: $0, by: 0x09) }
        let hasHeader = label == Place.absent && rows.count > 1
        if hasHeader { names = rows[0].map { String(decoding: bytes[$0], as: UTF8.self) } }
        for (row, cells) in rows.enumerated() {
            for (column, cell) in cells.enumerated() where !cell.isEmpty {
                let isUnderHeader = hasHeader && row > 0 && column < rows[0].count
                segments.append(
                    Segment(
                        range: cell, kind: .tableCell,
                        place: Place(row: Int32(row + 1), column: Int32(column + 1)),
                        label: isUnderHeader ? Int32(column) : label))
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
