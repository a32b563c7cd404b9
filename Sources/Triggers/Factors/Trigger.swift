import PCRE2

/// The part of a string that the index looks for.
enum Trigger: Sendable {
    /// Three to eight bytes that are known but for the case of letters, first byte lowest; `offset` is where they stand in the string.
    case key(value: UInt64, mask: UInt64, count: Int, offset: Int)
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
        let shape = Self.shape(of: string)
        guard let key = Self.key(of: string) else {
            self = shape
            return
        }
        let keyFrequency = Self.frequency(of: key, in: string)
        let isPlainlyBetter = keyFrequency > 3e-4 && ByteRarity.frequency(string) < keyFrequency / 8
        self = isPlainlyBetter ? shape : key
    }

    /// How often the trigger for a string comes up in a byte of ordinary text, about.
    static func frequency(for string: ByteString) -> Double {
        frequency(of: Trigger(string), in: string)
    }

    private static func frequency(of key: Trigger, in string: ByteString) -> Double {
        guard case .key(_, _, let count, let offset) = key else { return ByteRarity.frequency(string) }
        return ByteRarity.frequency(ByteString(sets: Array(string.sets[offset..<offset + count])))
    }

    private static func key(of string: ByteString) -> Trigger? {
        var best: (start: Int, count: Int, frequency: Double)?
        for start in string.sets.indices {
            var count = 0
            while count < longestKey, start + count < string.sets.count,
                string.sets[start + count].letter != nil
            { count += 1 }
            guard count >= shortestKey else { continue }
            // The first three bytes alone decide whether the rest is looked at.
            let frequency =
                ByteRarity.frequency(ByteString(sets: Array(string.sets[start..<start + count])))
                * ByteRarity.frequency(ByteString(sets: Array(string.sets[start..<start + shortestKey])))
            if frequency < best?.frequency ?? .infinity { best = (start, count, frequency) }
        }
        guard let best else { return nil }
        var (value, mask) = (0 as UInt64, 0 as UInt64)
        for index in 0..<best.count {
            guard let letter = string.sets[best.start + index].letter else { continue }
            value |= UInt64(letter.byte) << UInt64(8 * index)
            mask |= UInt64(letter.mask) << UInt64(8 * index)
        }
        return .key(value: value, mask: mask, count: best.count, offset: best.start)
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
