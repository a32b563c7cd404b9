/// Finds the ends of lines, remembering the last one.
package struct LineEnds {
    private let region: Range<Int>
    private var known = 0..<0

    package init(region: Range<Int>) {
        self.region = region
    }

    /// The line feed at or behind a place, or the region's end.
    mutating func end(behind place: Int, in bytes: [UInt8]) -> Int {
        if known.contains(place) { return known.upperBound }
        var end = place
        while end < region.upperBound, bytes[end] != 0x0A { end += 1 }
        known = place..<end
        return end
    }
}

extension PatternAnalysis.Reach {
    /// Where a text may be taken to end without changing what a pattern finds.
    ///
    /// Left uncut, the library would look far ahead for a byte that it needs, from each start anew.
    ///
    /// - Parameters:
    ///   - last: the last place at which a match may start.
    ///   - bytes: the text.
    ///   - region: where matches may lie.
    ///   - lines: remembers where lines of this text end.
    /// - Returns: the start of a character, or the region's end.
    package func end(
        behind last: Int, in bytes: [UInt8], region: Range<Int>, _ lines: inout LineEnds
    ) -> Int {
        switch self {
        case .part: return region.upperBound
        case .bytes(let count): return Self.boundary(last + count + Self.spare, in: bytes, region: region)
        case .line:
            let end = lines.end(behind: last, in: bytes)
            return Self.boundary(end + 1 + Self.spare, in: bytes, region: region)
        }
    }

    /// What `$` and `\b` look at besides.
    private static let spare = 8

    private static func boundary(_ place: Int, in bytes: [UInt8], region: Range<Int>) -> Int {
        var place = place
        while place < region.upperBound, bytes[place] & 0xC0 == 0x80 { place += 1 }
        return min(place, region.upperBound)
    }
}
