import PCRE2

@testable import Matching
@testable import Triggers

/// What each rule costs, the dearest first.
struct RuleProfile {
    let contest: Contest

    func print(_ count: Int) {
        guard let data = MatchData() else { return }
        var rows: [(id: String, seconds: Double, starts: Int, hits: Int, factors: Int)] = []
        let starts = contest.parts.map { CandidateStarts(for: contest.rules, in: $0) }
        for rule in contest.rules.rules {
            var (hits, places) = (0, 0)
            let begin = ContinuousClock.now
            for (part, starts) in zip(contest.parts, starts) {
                let search = HitSearch(rule: rule, starts: starts, deadline: Deadline(milliseconds: 600_000))
                places += starts.inText(for: rule).reduce(0) { $0 + $1.count }
                _ = search.run(in: part.view, using: data) { _, _ in
                    hits += 1
                    return true
                }
            }
            let time = ContinuousClock.now - begin
            let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
            let factors = rule.analysis.requirements.reduce(0) { $0 + $1.factors.count }
            rows.append((rule.rule.id, seconds, places, hits, factors))
        }
        rows.sort { $0.seconds > $1.seconds }
        let whole = rows.reduce(0) { $0 + $1.seconds }
        Swift.print("rules alone: \(whole) s")
        for row in rows.prefix(count) {
            Swift.print(
                row.id, "\(Int(row.seconds / whole * 100)) %", "starts \(row.starts)", "hits \(row.hits)",
                "strings \(row.factors)")
        }
    }
}
