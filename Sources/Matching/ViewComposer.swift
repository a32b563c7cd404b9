import CFolding
import Documents

/// The second step to the normalised view: what depends on the characters around.
///
/// One walk over the folded text. Stretches that stay are copied whole; each peculiarity is noticed by the byte that it starts with.
struct ViewComposer {
    private(set) var bytes: [UInt8] = []
    private(set) var map = OffsetMap()
    private(set) var mainCount = 0
    private(set) var joins: [Int] = []
    let source: [UInt8]
    private let folded: OffsetMap
    private let text: PartText
    private let isPortable: Bool
    /// Up to where the source has been copied or dealt with.
    private var copied = 0
    /// Output offsets of the line ends that may have cut an identifier in two.
    private var cuts: [Int] = []

    init(_ folded: FoldedText, of text: PartText, isPortable: Bool = false) {
        source = folded.bytes
        self.folded = folded.map
        self.text = text
        self.isPortable = isPortable
    }

    mutating func compose() {
        let source = source
        var index = 0
        while true {
            index = unsafe cfolding_next_peculiar(
                source, index, source.count, Self.peculiarCharacters, isPortable)
            guard index < source.count else { break }
            switch source[index] {
            case 0x20: index = closeSpaces(at: index)
            case 0x0A: index = joinLines(at: index)
            case 0xCE...0xD1: index = foldLookalikes(at: index)
            default: index = foldDashOrDigits(at: index)
            }
        }
        finish()
    }

    private mutating func finish() {
        if copied == 0 { bytes = source } else { copy(upTo: source.count) }
        mainCount = bytes.count
        appendJoinedLines()
    }

    // MARK: Writing

    mutating func copy(upTo end: Int) {
        guard end > copied else { return }
        if bytes.isEmpty { bytes.reserveCapacity(source.count) }
        map.mark(output: bytes.count, input: copied)
        bytes.append(contentsOf: source[copied..<end])
        copied = end
    }

    /// Leaves out what stands between what has been copied and `end`.
    mutating func skip(to end: Int) {
        copied = max(copied, end)
    }

    /// Writes one byte instead of the source's bytes up to `end`.
    mutating func replace(upTo end: Int, with byte: UInt8) {
        map.mark(output: bytes.count, input: copied)
        bytes.append(byte)
        copied = end
    }

    // MARK: Lines

    /// Notes the line end at `index`, or leaves it out between two lines of one ideograph each.
    private mutating func joinLines(at index: Int) -> Int {
        var left = index
        while left > 0, source[left - 1] == 0x20 { left -= 1 }
        var right = index + 1
        while right < source.count, source[right] == 0x20 { right += 1 }
        guard left > 0, right < source.count, source[left - 1] != 0x0A, source[right] != 0x0A else {
            return index + 1
        }
        if isSingleHan(endingAt: left), isSingleHan(startingAt: right), isOneRunningText(left - 1, right) {
            copy(upTo: left)
            skip(to: right)
            return right
        }
        if mayBeCut(left: left, right: right), isOneRunningText(left - 1, right) {
            copy(upTo: index)
            cuts.append(bytes.count)
        }
        return index + 1
    }

    private func isSingleHan(endingAt end: Int) -> Bool {
        guard let (value, length) = ScalarDecoding.scalar(source, before: end), ScalarDecoding.isHan(value)
        else {
            return false
        }
        var start = end - length
        while start > 0, source[start - 1] == 0x20 { start -= 1 }
        return start == 0 || source[start - 1] == 0x0A
    }

    private func isSingleHan(startingAt start: Int) -> Bool {
        guard let (value, length) = ScalarDecoding.scalar(source, at: start), ScalarDecoding.isHan(value)
        else {
            return false
        }
        var end = start + length
        while end < source.count, source[end] == 0x20 { end += 1 }
        return end == source.count || source[end] == 0x0A
    }

    /// Whether the tokens on both sides of a line end could be one identifier: long enough together, with digits on
    /// at least one side of the cut and six in all.
    private func mayBeCut(left: Int, right: Int) -> Bool {
        guard Self.isIdentifier(source[left - 1]), Self.isIdentifier(source[right]) else { return false }
        var start = left
        while start > 0, left - start <= Self.tokenBytes, Self.isIdentifier(source[start - 1]) { start -= 1 }
        var end = right
        while end < source.count, end - right <= Self.tokenBytes, Self.isIdentifier(source[end]) { end += 1 }
        guard left - start <= Self.tokenBytes, end - right <= Self.tokenBytes, left - start + end - right >= 8
        else {
            return false
        }
        let digits = source[start..<left].count { $0.isDigit } + source[right..<end].count { $0.isDigit }
        return digits >= 6 || source[left - 1] == UInt8(ascii: "<") || source[right] == UInt8(ascii: "<")
    }

    /// A token longer than this is no identifier of a person.
    private static let tokenBytes = 48

    private static func isIdentifier(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "<")
    }

    /// Whether two places of the folded text lie in one paragraph, or in lines of the same kind on the same page,
    /// and not in cells or fields, where a line end separates values.
    private func isOneRunningText(_ left: Int, _ right: Int) -> Bool {
        guard let first = text.segmentIndex(at: folded.input(of: left)),
            let second = text.segmentIndex(at: folded.input(of: right))
        else { return true }
        let (a, b) = (text.segments[first], text.segments[second])
        guard a.kind != .tableCell, b.kind != .tableCell else { return false }
        if first == second { return true }
        return a.kind == b.kind && a.label == Place.absent && b.label == Place.absent
            && a.place.page == b.place.page && a.place.slide == b.place.slide
            && a.place.paragraph == b.place.paragraph
    }

    /// Behind the text, each on a line of its own: the end of one line and the start of the next without the line end between them.
    private mutating func appendJoinedLines() {
        for cut in cuts {
            var left = cut
            while left > 0, bytes[left - 1] == 0x20 { left -= 1 }
            var right = cut
            while right < mainCount, bytes[right] == 0x20 || bytes[right] == 0x0A { right += 1 }
            let start = lineStart(before: left)
            bytes.append(0x0A)
            repeatBytes(start..<left)
            joins.append(bytes.count)
            repeatBytes(right..<lineEnd(after: right))
        }
    }

    /// How much of each line comes along, so that labels beside the identifier are still beside it.
    private static let lineBytes = 120

    private func lineStart(before end: Int) -> Int {
        var start = end
        while start > 0, end - start < Self.lineBytes, bytes[start - 1] != 0x0A { start -= 1 }
        return ScalarDecoding.boundary(bytes, atOrAfter: start)
    }

    private func lineEnd(after start: Int) -> Int {
        var end = start
        while end < mainCount, end - start < Self.lineBytes, bytes[end] != 0x0A { end += 1 }
        return end < mainCount ? ScalarDecoding.boundary(bytes, atOrBefore: end) : end
    }

    private mutating func repeatBytes(_ range: Range<Int>) {
        guard let last = range.last else { return }
        let first = map.input(of: range.lowerBound)
        // This step only ever shortens, so equal distances at both ends mean equal distances between them.
        if map.input(of: last) - first == last - range.lowerBound {
            map.mark(output: bytes.count, input: first)
            // One by one: a slice of the array that grows would make each append copy all of it.
            for offset in range { bytes.append(bytes[offset]) }
            return
        }
        for (offset, input) in zip(range, range.map { map.input(of: $0) }) {
            map.mark(output: bytes.count, input: input)
            bytes.append(bytes[offset])
        }
    }
}
