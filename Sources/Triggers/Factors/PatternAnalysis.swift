package import PCRE2

/// What a pattern says about where its matches may start, and about how far they reach.
package struct PatternAnalysis: Sendable {
    /// Each is met by every match; more than one where one alone leaves much to be tried.
    let requirements: [Requirement]
    /// The sets that their strings name, from the first that is not of one byte and not of all (``ByteAlphabet``).
    let sets: [ByteSet]
    /// How far behind its start a match, or a try at one, may look.
    package let reach: Reach
    /// Why there is nothing to look for; `nil` where there is something.
    package let plainBecause: String?
    /// Places in a million bytes of ordinary text at which the pattern must be tried, about.
    package let startsPerMegabyte: Int

    package enum Reach: Sendable, Equatable {
        case bytes(Int)
        /// To the end of the line.
        case line
        /// Anywhere.
        case part
    }

    /// - Parameters:
    ///   - pattern: in the syntax of PCRE2, which has accepted it.
    ///   - options: those that it is compiled with.
    package init(_ pattern: String, options: PatternOptions) {
        do throws(NotUnderstood) {
            self.init(try PatternParser.tree(of: pattern, options: options))
        } catch {
            self.init(
                requirements: [], reach: .part,
                plainBecause: "it is not read past \(error.what)")
        }
    }

    /// Nothing is known of a pattern, and it is searched for everywhere.
    package static let none = PatternAnalysis(
        requirements: [], reach: .part, plainBecause: "it was not analysed")

    private init(_ tree: PatternTree) {
        let items = if case .sequence(let items) = tree { items } else { [tree] }
        let alphabet = ByteAlphabet()
        var walk = SequenceWalk(in: alphabet)
        for item in items { walk.take(PatternReading(item, in: alphabet)) }
        let extent = walk.reading.extent
        let reach: Reach = extent.look.map { .bytes($0) } ?? (extent.staysOnLine ? .line : .part)
        let found = walk.requirements
        guard let best = found.first, best.cost < Self.tooOften else {
            let reason =
                found.isEmpty
                ? "no text that every match must hold" : "what every match must hold stands everywhere"
            self.init(
                requirements: [], reach: reach, plainBecause: reason)
            return
        }
        self.init(
            requirements: Self.chosen(found), sets: alphabet.sets, reach: reach,
            plainBecause: nil)
    }

    private init(
        requirements: [Requirement], sets: [ByteSet] = [], reach: Reach, plainBecause: String?
    ) {
        self.requirements = requirements
        self.sets = sets
        self.reach = reach
        self.plainBecause = plainBecause
        startsPerMegabyte = Int((requirements.first?.cost ?? 1) * 1_000_000)
    }

    /// Where a pattern would be tried at every twentieth byte, the library alone is as fast.
    private static let tooOften = 0.05
    /// Where it is tried less often than this, a second requirement costs more than it saves.
    private static let oftenEnough = 5e-4

    /// The best requirement, and the next one where the best is not rare.
    private static func chosen(_ found: [Requirement]) -> [Requirement] {
        guard let best = found.first, best.cost > oftenEnough else { return Array(found.prefix(1)) }
        let second = found.dropFirst().first { $0.cost < tooOften && $0.factors != best.factors }
        return [best] + (second.map { [$0] } ?? [])
    }
}
