import Documents

/// The piece of a part's text that stands around a place.
struct TextWindow {
    /// Bytes on each side of the place.
    private static let reach = 160

    let part: PartPath
    let location: Location?

    /// - Returns: `nil` where the text is another part's, or does not hold the place.
    func text(in text: PartText) -> String? {
        guard text.path == part, !text.isSource else { return nil }
        guard let location else { return piece(of: text, around: 0, within: 0..<text.bytes.count) }
        for segment in text.segments where segment.kind == location.kind {
            var place = Location(segment: segment, text: text, column: location.column)
            place.concealment = location.concealment
            guard place == location else { continue }
            let start = offset(of: location.column ?? 1, in: segment, text)
            return piece(of: text, around: start, within: lines(of: segment, text))
        }
        return nil
    }

    /// The byte at which a character of a segment starts; the end where it has fewer.
    private func offset(of column: Int, in segment: Segment, _ text: PartText) -> Int {
        var left = column - 1
        for index in segment.range where index < text.bytes.count {
            guard text.bytes[index] & 0xC0 != 0x80 else { continue }
            if left == 0 { return index }
            left -= 1
        }
        return min(segment.range.upperBound, text.bytes.count)
    }

    /// The lines on which a segment stands, and no other: what was not asked for stays masked.
    private func lines(of segment: Segment, _ text: PartText) -> Range<Int> {
        let feed = UInt8(ascii: "\n")
        let end = min(segment.range.upperBound, text.bytes.count)
        let start = min(segment.range.lowerBound, end)
        let low = text.bytes[..<start].lastIndex(of: feed).map { $0 + 1 } ?? 0
        let high = text.bytes[end...].firstIndex(of: feed) ?? text.bytes.count
        return low..<high
    }

    private func piece(of text: PartText, around offset: Int, within lines: Range<Int>) -> String {
        var low = max(lines.lowerBound, offset - Self.reach)
        var high = max(low, min(lines.upperBound, offset + Self.reach))
        // Not in the middle of a character.
        while low < high, text.bytes[low] & 0xC0 == 0x80 { low += 1 }
        while high > low, high < text.bytes.count, text.bytes[high] & 0xC0 == 0x80 { high -= 1 }
        return String(decoding: text.bytes[low..<high], as: UTF8.self)
    }
}
