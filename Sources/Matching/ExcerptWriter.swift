import Documents

/// Writes the surroundings of a value so that neither it nor another one can be read.
struct ExcerptWriter {
    private let view: NormalisedView
    /// Every value found in the part, by where it starts.
    private let values: [Range<Int>]
    /// The longest value, which bounds how far back another one can begin.
    private let longest: Int

    init(values: [Range<Int>], view: NormalisedView) {
        self.values = values.sorted { $0.lowerBound < $1.lowerBound }
        longest = values.reduce(0) { max($0, $1.count) }
        self.view = view
    }

    /// Characters shown on each side of the value.
    private static let surroundings = 24
    /// Characters of the value's mask that are shown; a longer one ends in an ellipsis.
    private static let valueCharacters = 40

    func excerpt(around hit: Hit, mask: Rule.Mask, in part: PartReading) -> String {
        let line = part.line(of: hit.value, reach: Self.surroundings * 4 + 8)
        let start = back(from: hit.value.lowerBound, downTo: line.range.lowerBound)
        let end = forward(from: hit.value.upperBound, upTo: line.range.upperBound)
        // What touches the excerpt from outside is looked at too: half a number is a number.
        let hidden = hidden(in: line.range)
        var bytes = shown(start..<hit.value.lowerBound, hidden: hidden)
        if start > line.range.lowerBound { bytes = Array("…".utf8) + bytes }
        bytes += masked(hit, mask)
        bytes += shown(hit.value.upperBound..<end, hidden: hidden)
        if end < line.range.upperBound { bytes += Array("…".utf8) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func back(from end: Int, downTo floor: Int) -> Int {
        var start = end
        for _ in 0..<Self.surroundings where start > floor {
            start = ScalarDecoding.boundary(view.bytes, atOrBefore: start - 1)
        }
        return max(start, floor)
    }

    private func forward(from start: Int, upTo ceiling: Int) -> Int {
        var end = start
        for _ in 0..<Self.surroundings where end < ceiling {
            end = ScalarDecoding.boundary(view.bytes, atOrAfter: end + 1)
        }
        return min(end, ceiling)
    }

    // MARK: The value

    /// The value with its first and last characters, but never more than half of them.
    private func masked(_ hit: Hit, _ mask: Rule.Mask) -> [UInt8] {
        let characters = characters(hit.value)
        let half = characters.count / 2
        let first = min(max(0, mask.first), half)
        let last = min(max(0, mask.last), half - first)
        var bytes: [UInt8] = []
        for (index, character) in characters.enumerated() {
            if index == Self.valueCharacters, characters.count > Self.valueCharacters + last {
                bytes += Array("…".utf8)
            }
            let isKept = index < first || index >= characters.count - last
            guard isKept || index < Self.valueCharacters else { continue }
            bytes += isKept ? Array(clean(character)) : Self.dot
        }
        return bytes
    }

    private func characters(_ range: Range<Int>) -> [ArraySlice<UInt8>] {
        var characters: [ArraySlice<UInt8>] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let next = min(ScalarDecoding.boundary(view.bytes, atOrAfter: index + 1), range.upperBound)
            characters.append(view.bytes[index..<next])
            index = next
        }
        return characters
    }

    private static let dot = Array("•".utf8)

    /// Tabs and line feeds become spaces; the view has no other controls.
    private func clean(_ character: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        (character.first ?? 0) < 0x20 ? [0x20] : character
    }

    // MARK: Around it

    private func shown(_ range: Range<Int>, hidden: [Range<Int>]) -> [UInt8] {
        var bytes: [UInt8] = []
        for character in characters(range) {
            let isHidden = hidden.contains { $0.contains(character.startIndex) }
            let shown = isHidden ? Self.dot[...] : clean(character)
            if shown.first != 0x20 || bytes.last != 0x20 { bytes += shown }
        }
        return bytes
    }

    /// The other values on the line, and whatever looks like one that no rule was asked about.
    private func hidden(in line: Range<Int>) -> [Range<Int>] {
        var hidden: [Range<Int>] = []
        var low = 0
        var high = values.count
        while low < high {
            let middle = (low + high) / 2
            if values[middle].lowerBound < line.lowerBound - longest {
                low = middle + 1
            } else {
                high = middle
            }
        }
        while low < values.count, values[low].lowerBound < line.upperBound {
            hidden.append(values[low])
            low += 1
        }
        return hidden + tokens(in: line)
    }

    /// Runs of letters, digits and what groups them, with six digits or more, or with an at sign.
    private func tokens(in line: Range<Int>) -> [Range<Int>] {
        var tokens: [Range<Int>] = []
        var index = line.lowerBound
        while index < line.upperBound {
            let start = index
            var digits = 0
            var isAddress = false
            while index < line.upperBound, isPart(view.bytes[index], at: index) {
                digits += view.bytes[index].isDigit ? 1 : 0
                isAddress = isAddress || view.bytes[index] == UInt8(ascii: "@")
                index += 1
            }
            if digits >= 6 || isAddress { tokens.append(start..<index) }
            index = max(index, start + 1)
        }
        return tokens
    }

    private func isPart(_ byte: UInt8, at index: Int) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "+"):
            true
        // A single space groups digits.
        case 0x20:
            index > 0 && index + 1 < view.bytes.count && view.bytes[index - 1].isDigit
                && view.bytes[index + 1].isDigit
        default: byte.isAlphanumeric
        }
    }
}
