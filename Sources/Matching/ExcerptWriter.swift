import Documents

/// Writes the surroundings of a value so that no personal value can be read, neither it nor another one.
///
/// What is not personal is shown: a reviewer has to read the marking or the credit line that stopped a document.
struct ExcerptWriter {
    private let view: NormalisedView
    /// Where personal values stand, in order and apart.
    private let personal: [Range<Int>]
    /// The same without names: a credit is meant to be read.
    private let unnamed: [Range<Int>]
    /// From here on values may stand that no rule was asked about.
    private let unsearched: Int

    /// - Parameters:
    ///   - marks: every finding in the part.
    ///   - categories: of each rule.
    ///   - view: the part as it was matched.
    ///   - unsearched: from where on in the view values may stand that no rule was asked about.
    init(marks: [FindingLedger.Mark], categories: [Category], view: NormalisedView, unsearched: Int) {
        let isPersonal = categories.map { $0.subject == "personal" }
        let secrets = marks.filter { isPersonal[$0.rule] }
        personal = Self.union(of: secrets.map(\.hit.value))
        unnamed = Self.union(
            of: secrets.filter { categories[$0.rule] != .personalNameLabelled }.map(\.hit.value))
        self.view = view
        self.unsearched = unsearched
    }

    private static func union(of ranges: [Range<Int>]) -> [Range<Int>] {
        var union: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = union.last, last.upperBound >= range.lowerBound {
                union[union.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                union.append(range)
            }
        }
        return union
    }

    /// Characters shown on each side of the value.
    private static let surroundings = 24
    /// Characters of a masked value that are shown; a longer one ends in an ellipsis.
    private static let maskedCharacters = 40
    /// Characters of a value that may be read.
    private static let readableCharacters = 160
    /// Of a longer value only this much is looked at.
    private static let valueBytes = 1_024

    func excerpt(around hit: Hit, of rule: Rule, in part: PartReading) -> String {
        let line = part.line(of: hit.value, reach: Self.surroundings * 4 + 8)
        let start = back(from: hit.value.lowerBound, downTo: line.range.lowerBound)
        let end = forward(from: hit.value.upperBound, upTo: line.range.upperBound)
        // What touches the excerpt from outside is looked at too: half a number is a number.
        let tokens = tokens(on: line.range, around: hit.value)
        let hidden = among(personal, in: line.range) + tokens
        var bytes = shown(start..<hit.value.lowerBound, hidden: hidden)
        if start > line.range.lowerBound { bytes = Array("…".utf8) + bytes }
        bytes += value(hit, of: rule, tokens: tokens)
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

    private func value(_ hit: Hit, of rule: Rule, tokens: [Range<Int>]) -> [UInt8] {
        guard rule.category.subject != "personal" else { return masked(hit, rule.mask) }
        let range = beginning(of: hit.value)
        let secrets = rule.category.subject == "credit" ? unnamed : personal
        let characters = characters(range)
        let isCut = range != hit.value || characters.count > Self.readableCharacters
        let end = isCut ? characters.prefix(Self.readableCharacters).last?.endIndex : range.upperBound
        let bytes = shown(
            range.lowerBound..<(end ?? range.upperBound), hidden: among(secrets, in: range) + tokens)
        return isCut ? bytes + Array("…".utf8) : bytes
    }

    private func beginning(of value: Range<Int>) -> Range<Int> {
        guard value.count > Self.valueBytes else { return value }
        let end = ScalarDecoding.boundary(view.bytes, atOrBefore: value.lowerBound + Self.valueBytes)
        return value.lowerBound..<end
    }

    /// The value with its first and last characters, but never more than half of them.
    private func masked(_ hit: Hit, _ mask: Rule.Mask) -> [UInt8] {
        let range = beginning(of: hit.value)
        let characters = characters(range)
        let half = characters.count / 2
        let first = min(max(0, mask.first), half)
        let last = range == hit.value ? min(max(0, mask.last), half - first) : 0
        var bytes: [UInt8] = []
        for (index, character) in characters.enumerated() {
            if index == Self.maskedCharacters, characters.count > Self.maskedCharacters + last {
                bytes += Array("…".utf8)
            }
            let isKept = index < first || index >= characters.count - last
            guard isKept || index < Self.maskedCharacters else { continue }
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
            let isHidden =
                character.startIndex >= unsearched || hidden.contains { $0.contains(character.startIndex) }
            let shown = isHidden ? Self.dot[...] : clean(character)
            if shown.first != 0x20 || bytes.last != 0x20 { bytes += shown }
        }
        return bytes
    }

    /// Those of `ranges`, which are in order and apart, that reach into a line.
    private func among(_ ranges: [Range<Int>], in line: Range<Int>) -> [Range<Int>] {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= line.lowerBound { low = middle + 1 } else { high = middle }
        }
        return Array(ranges[low...].prefix { $0.lowerBound < line.upperBound })
    }

    /// What looks like a value though no rule was asked about it, but in the middle of a long value.
    private func tokens(on line: Range<Int>, around value: Range<Int>) -> [Range<Int>] {
        guard value.count > 2 * Self.valueBytes else { return tokens(in: line) }
        return tokens(in: line.lowerBound..<value.lowerBound + Self.valueBytes)
            + tokens(in: value.upperBound - Self.valueBytes..<line.upperBound)
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
