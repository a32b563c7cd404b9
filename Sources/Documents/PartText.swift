/// All text of one part in reading order, and what each run of it is.
///
/// The text is UTF-8 without NUL. Segments are sorted, do not overlap, and are separated by bytes that belong to
/// no segment: a line feed between paragraphs, lines and rows, the part's own cell separator (a tab
/// unless the file itself uses another) between cells. Matching reads the whole text once, so that a label in one cell
/// and its value in the next are neighbours; a hit is then led back to its segment.
package struct PartText: Sendable {
    package let path: PartPath
    /// For example `application/pdf`; what the content is, not what the name claims.
    package let mediaType: String
    package let bytes: [UInt8]
    package let segments: [Segment]
    /// Sheet names, column headers and field names that segments refer to.
    package let names: [String]
    /// Whether this is markup as it was written, whose content is delivered as another text.
    ///
    /// Such a text is shown and not matched: between a label and its value stands markup that nobody sees.
    package let isSource: Bool

    package init(
        path: PartPath, mediaType: String, bytes: [UInt8], segments: [Segment], names: [String],
        isSource: Bool = false
    ) {
        self.isSource = isSource
        self.path = path
        self.mediaType = mediaType
        self.bytes = bytes
        self.segments = segments
        self.names = names
    }

    /// The index of the segment that holds the byte at `offset`, or of the last one before it.
    ///
    /// - Returns: `nil` when the part has no segment at or before `offset`.
    package func segmentIndex(at offset: Int) -> Int? {
        var low = 0
        var high = segments.count
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }

    /// The name that `index` refers to, or `nil` for `Place.absent`.
    package func name(_ index: Int32) -> String? {
        guard index >= 0, Int(index) < names.count else { return nil }
        return names[Int(index)]
    }

    /// The place of the byte at `offset` in the words of reports.
    package func location(at offset: Int) -> Location? {
        guard let index = segmentIndex(at: offset) else { return nil }
        let segment = segments[index]
        let lineStart = bytes[
            segment.range.lowerBound..<max(segment.range.lowerBound, min(offset, bytes.count))]
        let column = lineStart.reduce(into: 0) { count, byte in
            // UTF-8 continuation bytes do not start a character.
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        return Location(segment: segment, text: self, column: column + 1)
    }
}
