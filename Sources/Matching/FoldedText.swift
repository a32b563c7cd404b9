import CFolding

/// A text with every character in its plain form; the first of the two steps to the normalised view.
struct FoldedText: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var map = OffsetMap()
    /// Whether bytes were met that are not UTF-8; each stands as U+FFFD.
    private(set) var isDamaged = false

    /// - Parameters:
    ///   - source: the text.
    ///   - isPortable: keeps to instructions that every processor has.
    init(_ source: [UInt8], isPortable: Bool = false) {
        var index = 0
        // Up to where the source has been copied.
        var copied = 0
        while true {
            index = unsafe cfolding_plain_end(source, index, source.count, isPortable)
            guard index < source.count else { break }
            if let length = Self.plainLength(source, at: index) {
                index += length
                continue
            }
            copy(source, copied..<index)
            index += fold(source, at: index)
            copied = index
        }
        if copied == 0 { bytes = source } else { copy(source, copied..<source.count) }
    }

    private mutating func copy(_ source: [UInt8], _ range: Range<Int>) {
        if bytes.isEmpty { bytes.reserveCapacity(source.count) }
        guard !range.isEmpty else { return }
        map.mark(output: bytes.count, input: range.lowerBound)
        bytes.append(contentsOf: source[range])
    }

    /// Bytes of the character at `index` where it is punctuation of Chinese text that stays; `nil` where it may change.
    private static func plainLength(_ source: [UInt8], at index: Int) -> Int? {
        guard source[index] == 0xE3 || source[index] == 0xE2,
            let (value, length) = ScalarDecoding.scalar(source, at: index),
            value >= 0x2100, ScalarFolding.fold(value) == value
        else { return nil }
        return length
    }

    /// Writes the plain form of the character at `index`.
    ///
    /// - Returns: how many bytes of the source that took.
    private mutating func fold(_ source: [UInt8], at index: Int) -> Int {
        guard let (value, length) = ScalarDecoding.scalar(source, at: index) else {
            isDamaged = true
            write(0xFFFD, from: index, length: 1)
            return 1
        }
        if value == 0x0D {
            let endsLine = index + 1 < source.count && source[index + 1] == 0x0A
            if !endsLine { write(0x0A, from: index, length: 1) }
            return 1
        }
        if let digit = Self.raisedDigit(value) {
            write(Self.isInRaisedRun(source, at: index) ? digit : value, from: index, length: length)
            return length
        }
        if isMarkOnDigit(value) { return length }
        let folded = ScalarFolding.fold(value)
        if folded != ScalarFolding.dropped { write(folded, from: index, length: length) }
        return length
    }

    private mutating func write(_ value: UInt32, from index: Int, length: Int) {
        map.mark(output: bytes.count, input: index)
        let start = bytes.count
        ScalarDecoding.append(value, to: &bytes)
        // A longer form has bytes that come from no byte of their own; they belong to the character's last.
        for extra in (start + length)..<max(bytes.count, start + length) {
            map.mark(output: extra, input: index + length - 1)
        }
    }

    /// Strokes and enclosing keys over a digit hide a number from a search and from nobody's eye.
    private func isMarkOnDigit(_ value: UInt32) -> Bool {
        guard (0x0300...0x036F).contains(value) || (0x20D0...0x20FF).contains(value) else { return false }
        return bytes.last?.isDigit ?? false
    }

    /// The digit that a superscript or subscript digit shows.
    private static func raisedDigit(_ value: UInt32) -> UInt32? {
        switch value {
        case 0xB9: 0x31
        case 0xB2, 0xB3: value - 0xB2 + 0x32
        case 0x2070, 0x2074...0x2079: value - 0x2070 + 0x30
        case 0x2080...0x2089: value - 0x2080 + 0x30
        default: nil
        }
    }

    /// One raised digit behind a number is the mark of a footnote and must not become part of the number; four
    /// in a row are a number of their own.
    private static func isInRaisedRun(_ source: [UInt8], at index: Int) -> Bool {
        var count = 1
        var end = index + (ScalarDecoding.scalar(source, at: index)?.length ?? 1)
        while count < 4, end < source.count, let next = ScalarDecoding.scalar(source, at: end),
            raisedDigit(next.value) != nil
        {
            count += 1
            end += next.length
        }
        var start = index
        while count < 4, start > 0 {
            let previous = ScalarDecoding.boundary(source, atOrBefore: start - 1)
            guard let scalar = ScalarDecoding.scalar(source, at: previous), raisedDigit(scalar.value) != nil
            else {
                break
            }
            count += 1
            start = previous
        }
        return count >= 4
    }
}
