import Documents
import PCRE2
import Testing
import Triggers

@testable import Matching

/// The trigger index changes nothing: every rule finds what it finds when it is searched for everywhere.
@Suite struct DifferentialTests {
    private func hits(
        _ rule: CompiledRule, in view: NormalisedView, from starts: CandidateStarts
    ) -> [Range<Int>] {
        guard let data = MatchData() else { return [] }
        var hits: [Range<Int>] = []
        let search = HitSearch(rule: rule, starts: starts, deadline: Deadline(milliseconds: 600_000))
        let end = search.run(in: view, using: data) { hit, _ in
            hits.append(hit.whole)
            return true
        }
        #expect(end == .complete)
        return hits
    }

    private static let compiled = Result {
        try CompiledRules(RuleSet(rules: DomainRules.all, digest: "test"))
    }

    @Test(arguments: UInt64(1)...20)
    func `rules find in random texts what they find without the index`(seed: UInt64) throws {
        let rules = try Self.compiled.get()
        let text = RandomText(seed: seed).text(characters: 3_000)
        let part = PartReading(
            PartText(
                path: .document, mediaType: "text/plain", bytes: Array(text.utf8), segments: [], names: []))
        let view = part.view
        let starts = CandidateStarts(for: rules, in: part)
        let everywhere = CandidateStarts(everywhereIn: view, for: rules)
        // What is asked for words is not searched for where they are not: its findings are compared elsewhere.
        for rule in rules.rules where !rule.needsContext {
            #expect(
                hits(rule, in: view, from: starts) == hits(rule, in: view, from: everywhere),
                "\(rule.rule.id)")
        }
    }

    @Test func `most rules have something to look for`() throws {
        let rules = try Self.compiled.get().rules
        #expect(rules.count { $0.analysis.plainBecause != nil } * 10 <= rules.count)
    }
}
