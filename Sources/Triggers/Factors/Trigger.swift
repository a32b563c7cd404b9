import PCRE2

/// The part of a string that the index looks for.
enum Trigger: Sendable {
    /// Three to eight bytes of the string that are known but for the case of letters, first byte lowest.
    case key(value: UInt64, mask: UInt64, range: Range<Int>)
    /// Sets at offsets from the string's first byte.
    case shape([Place])

    struct Place: Hashable, Sendable {
        let offset: Int
        let set: ByteSet
        /// Whether it is beside the string and not part of it, and may be outside the text.
        var isNeighbour = false
    }

    /// Keys shorter than this are shapes.
    static let shortestKey = 3
    static let longestKey = 8
    /// How far from the string's first byte a shape looks.
    static let shapeReach = 30

    /// The rarest bytes of a string.
    init(_ string: ByteString) {
        guard let key = Self.rarestKey(of: string), !Self.isShapeBetter(key.frequency, string) else {
            self = Self.shape(of: string)
            return
        }
        var (value, mask) = (0 as UInt64, 0 as UInt64)
        for (index, set) in string.sets[key.range].enumerated() {
            guard let letter = set.letter else { continue }
            value |= UInt64(letter.byte) << UInt64(8 * index)
            mask |= UInt64(letter.mask) << UInt64(8 * index)
        }
        self = .key(value: value, mask: mask, range: key.range)
    }

    /// How often the trigger for a string comes up in a byte of ordinary text, about.
    static func frequency(for string: ByteString) -> Double {
        let whole = ByteRarity.frequency(string)
        guard let key = rarestKey(of: string), !isShapeBetter(key.frequency, string) else { return whole }
        return key.frequency
    }

    private static func isShapeBetter(_ keyFrequency: Double, _ string: ByteString) -> Bool {
        keyFrequency > 3e-4 && ByteRarity.frequency(string) < keyFrequency / 8
    }

    /// The bytes of a string that make the best key.
    private static func rarestKey(of string: ByteString) -> (range: Range<Int>, frequency: Double)? {
        var best: (range: Range<Int>, frequency: Double, score: Double)?
        let isLetter = string.sets.map { $0.letter != nil }
        let places = ByteRarity.Places(string.sets)
        // Within a character there is no better place to begin than at its start.
        for start in isLetter.indices where !string.sets[start].isSubset(of: .continuation) {
            var end = start
            while end < min(start + longestKey, isLetter.count), isLetter[end] { end += 1 }
            guard end - start >= shortestKey else { continue }
            let frequency =
                places.frequency(start..<end)
                * ByteRarity.neighbour(string.before(start)) * ByteRarity.neighbour(string.after(end))
            // The first three bytes alone decide whether the rest is looked at.
            let score = frequency * places.frequency(start..<start + shortestKey)
            if score < best?.score ?? .infinity { best = (start..<end, frequency, score) }
        }
        return best.map { ($0.range, $0.frequency) }
    }

    private static func shape(of string: ByteString) -> Trigger {
        var places = string.sets.prefix(shapeReach).enumerated().map { Place(offset: $0, set: $1) }
        if string.before != .all { places.append(Place(offset: -1, set: string.before, isNeighbour: true)) }
        if string.after != .all, string.sets.count <= shapeReach {
            places.append(Place(offset: string.sets.count, set: string.after, isNeighbour: true))
        }
        return .shape(places.filter { $0.set != .all })
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
