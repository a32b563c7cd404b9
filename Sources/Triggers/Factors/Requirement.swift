/// Strings of which every match holds one.
struct Requirement: Sendable {
    var factors: [Factor]

    /// One string and where it stands.
    struct Factor: Hashable, Sendable {
        var string: ByteString
        /// Bytes from the start of the match to the string's first, at least; below 0 where it stands before the match.
        var nearest: Int
        /// The same at most; `nil` where there is no bound.
        var farthest: Int?
        /// Whether no line ends between the start of the match and the string.
        var isOnLine: Bool
        /// How often the string comes up in a byte of ordinary text, about.
        var frequency: Double

        /// One string that stands wherever one of both does.
        func union(_ other: Factor, in alphabet: ByteAlphabet) -> Factor {
            var union = self
            union.string = ByteString(
                (0..<min(string.count, other.string.count)).map {
                    alphabet.union(string[$0], other.string[$0])
                })
            union.string.before = alphabet.union(string.before, other.string.before)
            if string.count == other.string.count {
                union.string.after = alphabet.union(string.after, other.string.after)
            }
            union.farthest = nil
            if let one = farthest, let two = other.farthest { union.farthest = max(one, two) }
            union.nearest = min(nearest, other.nearest)
            union.isOnLine = isOnLine && other.isOnLine
            union.frequency = frequency + other.frequency
            return union
        }
    }

    init(_ strings: [ByteString], in alphabet: ByteAlphabet) {
        factors = strings.map { string in
            let frequency = string.count == 0 ? .infinity : Trigger.frequency(for: string, in: alphabet)
            return Factor(string: string, nearest: 0, farthest: 0, isOnLine: true, frequency: frequency)
        }
    }

    init(joining requirements: [Requirement]) {
        factors = requirements.flatMap { $0.factors }
    }

    /// The same strings, seen from the start of what stands before.
    func behind(_ extent: Extent) -> Requirement {
        var copy = self
        for index in factors.indices {
            copy.factors[index].nearest += extent.least
            copy.factors[index].farthest = factors[index].farthest.flatMap { far in
                extent.most.map { far + $0 }
            }
            copy.factors[index].isOnLine = factors[index].isOnLine && extent.staysOnLine
        }
        return copy
    }

    /// The same strings, seen from the end of the piece that holds them.
    func before(endOf extent: Extent) -> Requirement? {
        guard let most = extent.most else { return nil }
        var copy = self
        for index in factors.indices {
            copy.factors[index].nearest -= most
            copy.factors[index].farthest = factors[index].farthest.map { $0 - extent.least }
        }
        return copy
    }

    /// About how many starting places in a byte of text it leaves to be tried.
    var cost: Double {
        factors.reduce(0) { sum, factor in
            let spread = factor.farthest.map { Double($0 - factor.nearest) } ?? (factor.isOnLine ? 60 : 4_000)
            return sum + factor.frequency * (1 + spread / 12)
        }
    }
}
