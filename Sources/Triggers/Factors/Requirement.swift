import PCRE2

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
        let frequency: Double

        /// One string that stands wherever one of both does.
        func union(_ other: Factor) -> Factor {
            var string = ByteString(
                sets: zip(self.string.sets, other.string.sets).map { $0.union($1) },
                before: self.string.before.union(other.string.before))
            if self.string.sets.count == other.string.sets.count {
                string.after = self.string.after.union(other.string.after)
            }
            var far: Int?
            if let one = farthest, let two = other.farthest { far = max(one, two) }
            return Factor(
                string: string, nearest: min(nearest, other.nearest), farthest: far,
                isOnLine: isOnLine && other.isOnLine, frequency: frequency + other.frequency)
        }
    }

    init(_ strings: [ByteString]) {
        factors = strings.map {
            let frequency = $0.sets.isEmpty ? .infinity : Trigger.frequency(for: $0)
            return Factor(string: $0, nearest: 0, farthest: 0, isOnLine: true, frequency: frequency)
        }
    }

    init(joining requirements: [Requirement]) {
        factors = requirements.flatMap(\.factors)
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
