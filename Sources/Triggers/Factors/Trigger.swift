import PCRE2

/// The part of a string that the index looks for.
enum Trigger: Sendable {
    /// Three to eight bytes of the string that are known but for the case of letters, first byte lowest.
    case key(value: UInt64, mask: UInt64, range: Range<Int>)
    /// Sets at offsets from the string's first byte.
    case shape([Place])

    struct Place: Hashable, Sendable {
        let offset: Int
        let symbol: ByteAlphabet.Symbol
        /// Whether it is beside the string and not part of it, and may be outside the text.
        var isNeighbour = false
    }

    /// Keys shorter than this are shapes.
    static let shortestKey = 3
    static let longestKey = 8
    /// How far from the string's first byte a shape looks.
    static let shapeReach = 30

    /// The rarest bytes of a string.
    init(_ string: ByteString, in alphabet: ByteAlphabet) {
        guard let key = Self.rarestKey(of: string, in: alphabet),
            !Self.isShapeBetter(key.frequency, string, in: alphabet)
        else {
            self = Self.shape(of: string)
            return
        }
        var (value, mask) = (0 as UInt64, 0 as UInt64)
        for (place, index) in key.range.enumerated() {
            let facts = alphabet[string[index]]
            value |= UInt64(facts.letter) << UInt64(8 * place)
            mask |= UInt64(facts.mask) << UInt64(8 * place)
        }
        self = .key(value: value, mask: mask, range: key.range)
    }

    /// How often the trigger for a string comes up in a byte of ordinary text, about.
    static func frequency(for string: ByteString, in alphabet: ByteAlphabet) -> Double {
        guard let key = rarestKey(of: string, in: alphabet),
            !isShapeBetter(key.frequency, string, in: alphabet)
        else { return ByteRarity.frequency(string, in: alphabet) }
        return key.frequency
    }

    private static func isShapeBetter(
        _ keyFrequency: Double, _ string: ByteString, in alphabet: ByteAlphabet
    ) -> Bool {
        keyFrequency > 3e-4 && ByteRarity.frequency(string, in: alphabet) < keyFrequency / 8
    }

    /// The bytes of a string that make the best key.
    private static func rarestKey(
        of string: ByteString, in alphabet: ByteAlphabet
    ) -> (range: Range<Int>, frequency: Double)? {
        var best: (range: Range<Int>, frequency: Double, score: Double)?
        // Where the letters end that stand at the place.
        var end = 0
        for start in 0..<string.count {
            end = max(end, start)
            while end < min(start + longestKey, string.count), alphabet[string[end]].mask != 0 { end += 1 }
            // Within a character there is no better place to begin than at its start.
            guard end - start >= shortestKey, !alphabet[string[start]].isInside else { continue }
            let frequency =
                ByteRarity.frequency(string, start..<end, in: alphabet)
                * alphabet[string.before(start)].neighbour * alphabet[string.after(end)].neighbour
            // The first three bytes alone decide whether the rest is looked at.
            let score = frequency * ByteRarity.frequency(string, start..<start + shortestKey, in: alphabet)
            if score < best?.score ?? .infinity { best = (start..<end, frequency, score) }
        }
        return best.map { ($0.range, $0.frequency) }
    }

    private static func shape(of string: ByteString) -> Trigger {
        var places = (0..<min(string.count, shapeReach)).map { Place(offset: $0, symbol: string[$0]) }
        if string.before != ByteAlphabet.all {
            places.append(Place(offset: -1, symbol: string.before, isNeighbour: true))
        }
        if string.after != ByteAlphabet.all, string.count <= shapeReach {
            places.append(Place(offset: string.count, symbol: string.after, isNeighbour: true))
        }
        return .shape(places.filter { $0.symbol != ByteAlphabet.all })
    }
}

extension ByteSet {
    /// The one byte that it holds, or the one letter in both cases, as lower case and without the bit of case.
    var letter: (byte: UInt8, mask: UInt8)? {
        switch count {
        case 1: first.map { ($0, 0xFF) }
        case 2:
            first.flatMap { byte in
                byte.isUpperCase && contains(byte | 0x20) ? (byte, 0xDF) : nil
            }
        default: nil
        }
    }
}

extension UInt8 {
    /// Whether it is an upper-case letter of ASCII.
    var isUpperCase: Bool { (0x41...0x5A).contains(self) }
}
