package import Documents
import PCRE2

/// What rules cost and find, gathered over many texts.
///
/// Every rule is asked about every text that it would be asked about in an examination, one after the other on one processor.
package struct RuleMeasurement: Sendable {
    /// What one rule has done so far.
    package struct Tally: Sendable {
        package var nanoseconds: Int64 = 0
        /// Texts that the rule was asked about; the others lack what its words want.
        package var texts = 0
        /// Matches of the pattern, finding or not.
        package var hits = 0
        package var findings = 0
        /// Texts in which the search ended before their end.
        package var stops = 0
    }

    private let rules: CompiledRules
    private let milliseconds: Int
    /// By the rule's index in its set.
    package private(set) var tallies: [Tally]
    /// Bytes of text read.
    package private(set) var bytes = 0
    /// Time that went into what all rules share, mostly the normalised view.
    package private(set) var sharedNanoseconds: Int64 = 0

    package init(rules: CompiledRules, limits: ExaminationLimits = ExaminationLimits()) {
        self.rules = rules
        milliseconds = limits.ruleMilliseconds
        tallies = Array(repeating: Tally(), count: rules.set.rules.count)
    }

    package mutating func measure(_ text: PartText) {
        guard !text.bytes.isEmpty, !text.isSource, let data = MatchData() else { return }
        bytes += text.bytes.count
        let clock = ContinuousClock()
        let start = clock.now
        var part = PartReading(text)
        let starts = CandidateStarts(for: rules, in: part)
        sharedNanoseconds += (clock.now - start).nanoseconds
        for rule in rules.rules where starts.areThere(for: rule) && part.holdsText(for: rule) {
            let begin = clock.now
            measure(rule, from: starts, in: &part, using: data)
            tallies[rule.index].nanoseconds += (clock.now - begin).nanoseconds
        }
    }

    private mutating func measure(
        _ rule: CompiledRule, from starts: CandidateStarts, in part: inout PartReading,
        using data: borrowing MatchData
    ) {
        tallies[rule.index].texts += 1
        var hits: [Hit] = []
        var seen = 0
        var trace = Trace()
        let judge = HitJudge(rule: rule)
        let end = HitSearch(rule: rule, starts: starts, deadline: Deadline(milliseconds: milliseconds))
            .run(in: part.view, using: data) { hit, data in
                seen += 1
                if judge.judge(hit, in: &part, using: data, trace: &trace) != nil { hits.append(hit) }
                return true
            }
        tallies[rule.index].hits += seen
        tallies[rule.index].findings +=
            rule.register?.entries(among: hits, in: part, using: data).count ?? hits.count
        if end != .complete { tallies[rule.index].stops += 1 }
    }
}

extension Duration {
    fileprivate var nanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}
