import Documents

/// Tells places of a part in rising order, counting each character of a long segment once.
struct ColumnCounter {
    private let text: PartText
    private var segment = -1
    private var offset = 0
    /// Characters between the segment's start and ``offset``.
    private var characters = 0

    init(_ text: PartText) {
        self.text = text
    }

    /// The place in the words of reports.
    ///
    /// - Parameter place: not before the one asked for last.
    /// - Returns: the same as the text's own answer.
    mutating func location(at place: Int) -> Location? {
        guard let index = text.segmentIndex(at: place) else { return nil }
        if index != segment {
            segment = index
            offset = text.segments[index].range.lowerBound
            characters = 0
        }
        let end = max(offset, min(place, text.bytes.count))
        // UTF-8 continuation bytes do not start a character.
        characters += text.bytes[offset..<end].count { $0 & 0xC0 != 0x80 }
        offset = end
        return Location(segment: text.segments[index], text: text, column: characters + 1)
    }
}
