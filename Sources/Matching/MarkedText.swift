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
