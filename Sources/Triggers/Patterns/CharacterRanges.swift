import PCRE2

/// A set of characters that holds at least those which a piece of a pattern matches.
struct CharacterRanges: Equatable, Sendable {
    /// Which ASCII characters belong, by their bytes.
    private(set) var ascii: ByteSet
    /// The other members, in order and apart.
    private(set) var others: [ClosedRange<UInt32>]
    /// Whether it holds nothing else either; only then does its complement mean anything.
    private(set) var isExact = true

    static let beyondASCII: ClosedRange<UInt32> = 0x80...0x10FFFF
    static let none = CharacterRanges(ascii: ByteSet([]), others: [])
    static let all = CharacterRanges(ascii: .ascii, others: [beyondASCII])

    init(ascii: ByteSet, others: [ClosedRange<UInt32>]) {
        self.ascii = ascii
        self.others = others
    }

    init(_ scalar: UInt32) {
        self.init(scalar...scalar)
    }

    init(_ range: ClosedRange<UInt32>) {
        self = .none
        insert(range)
    }

    init(ascii text: String) {
        self.init(ascii: ByteSet(text.utf8), others: [])
    }

    /// The same set, with members that the pattern may not mean.
    var inexact: CharacterRanges {
        var copy = self
        copy.isExact = false
        return copy
    }

    mutating func insert(_ range: ClosedRange<UInt32>) {
        gather(CharacterRanges.Member.range(range))
        settle()
    }

    /// Adds a member, without order: ``settle()`` must follow.
    mutating func gather(_ member: Member) {
        switch member {
        case .set(let set):
            ascii = ascii.union(set.ascii)
            others += set.others
            isExact = isExact && set.isExact
        case .scalar(let scalar): gather(.range(scalar.value...scalar.value))
        case .range(let range):
            var scalar = range.lowerBound
            while scalar < 0x80, scalar <= range.upperBound {
                ascii.insert(UInt8(scalar))
                scalar += 1
            }
            if range.upperBound >= 0x80 { others.append(max(range.lowerBound, 0x80)...range.upperBound) }
        }
    }

    /// Puts what was gathered in order.
    mutating func settle() {
        others = Self.merged(others)
    }

    func union(_ other: CharacterRanges) -> CharacterRanges {
        var union = self
        union.gather(.set(other))
        union.settle()
        return union
    }

    /// Every character that does not surely belong.
    var complement: CharacterRanges {
        guard isExact else { return CharacterRanges.all.inexact }
        var gaps: [ClosedRange<UInt32>] = []
        var next = UInt32(0x80)
        for range in others {
            if range.lowerBound > next { gaps.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= 0x10FFFF { gaps.append(next...0x10FFFF) }
        return CharacterRanges(ascii: ascii.complement.intersection(.ascii), others: gaps)
    }

    /// With every character that differs by case alone.
    ///
    /// Not with U+017F and U+212A, the two beyond ASCII that fold into it: a text that holds either of them
    /// is searched everywhere (``TriggerIndex``).
    var caseless: CharacterRanges {
        var folded = self
        folded.ascii = ascii.withBothCases
        guard !others.allSatisfy(Self.isWithoutCase) else { return folded }
        for byte in "kKsS".utf8 { folded.ascii.insert(byte) }
        folded.others = [Self.beyondASCII]
        return folded.inexact
    }

    /// Ranges of which no character has another case: punctuation, symbols, the scripts of East Asia.
    private static func isWithoutCase(_ range: ClosedRange<UInt32>) -> Bool {
        caselessRanges.contains { $0.contains(range.lowerBound) && $0.contains(range.upperBound) }
    }

    private static let caselessRanges: [ClosedRange<UInt32>] = [
        0x80...0xB4, 0xB6...0xBF, 0xD7...0xD7, 0xF7...0xF7, 0x2000...0x20FF, 0x2190...0x245F,
        0x2460...0x24B5, 0x2500...0x2BFF, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE6F,
        0x20000...0x3FFFF,
    ]

    private static func merged(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        let isInOrder = ranges.indices.dropFirst().allSatisfy {
            ranges[$0 - 1].upperBound + 1 < ranges[$0].lowerBound
        }
        guard !isInOrder else { return ranges }
        var merged: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }
}

// MARK: As bytes

extension CharacterRanges {
    /// Whether it holds a line feed.
    var holdsLineFeed: Bool { ascii.contains(0x0A) }

    /// Bytes that one of its characters takes at least and at most.
    var width: ClosedRange<Int> {
        let least = ascii.isEmpty ? others.first.map { Self.width(of: $0.lowerBound) } ?? 1 : 1
        let most = others.last.map { Self.width(of: $0.upperBound) } ?? 1
        return min(least, most)...max(least, most)
    }

    private static func width(of scalar: UInt32) -> Int {
        scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
    }

    /// The bytes with which its characters begin.
    var firstBytes: ByteSet {
        others.reduce(into: ascii) { set, range in
            for byte in Self.lead(range.lowerBound)...Self.lead(range.upperBound) { set.insert(byte) }
        }
    }

    /// The bytes with which its characters end.
    var lastBytes: ByteSet { others.isEmpty ? ascii : ascii.union(.continuation) }

    private static func lead(_ scalar: UInt32) -> UInt8 {
        switch width(of: scalar) {
        case 1: UInt8(scalar)
        case 2: UInt8(0xC0 | scalar >> 6)
        case 3: UInt8(0xE0 | scalar >> 12)
        default: UInt8(0xF0 | scalar >> 18)
        }
    }

    /// The bytes of which every character that holds one, first or last, belongs to it; `nil` where that is not known.
    var wholeBytes: ByteSet? {
        guard isExact else { return nil }
        return others == [Self.beyondASCII] ? ascii.union(.beyondASCII) : ascii
    }

    /// Strings of which one fits every character: one for all of ASCII, one for each of a few others, or one for a whole
    /// script.
    ///
    /// - Returns: `nil` where the characters differ too much in length.
    func strings(in alphabet: ByteAlphabet) -> [ByteString]? {
        var strings: [ByteString] = []
        if !ascii.isEmpty { strings.append(ByteString(CollectionOfOne(alphabet.symbol(ascii)))) }
        let count = others.reduce(0) { $0 + Int($1.upperBound - $1.lowerBound) + 1 }
        if count <= (isIdeographs ? Self.spelledOutIdeographs : Self.spelledOut) {
            strings.reserveCapacity(strings.count + count)
            for range in others {
                for scalar in range {
                    guard let bytes = Unicode.Scalar(scalar).flatMap(UTF8.encode) else { continue }
                    strings.append(ByteString(bytes.lazy.map { ByteString.Symbol($0) }))
                }
            }
            return strings
        }
        guard let first = others.first, let last = others.last,
            Self.width(of: first.lowerBound) == Self.width(of: last.upperBound)
        else { return nil }
        var string = ByteString(
            CollectionOfOne(alphabet.symbol(firstBytes.intersection(.beyondASCII))))
        for _ in 1..<Self.width(of: first.lowerBound) { string.append(alphabet.symbol(.continuation)) }
        strings.append(string)
        return strings
    }

    /// Characters beyond ASCII that are told apart.
    private static let spelledOut = 48
    /// Ideographs that are: a list of family names is worth it, what a third of all characters begins with is not.
    private static let spelledOutIdeographs = 400

    private var isIdeographs: Bool {
        ascii.isEmpty && others.allSatisfy { $0.lowerBound >= 0x3400 && $0.upperBound <= 0x9FFF }
    }
}
