import Documents
import Frames
import Testing

@testable import Matching

/// When the index is made changes nothing but the time.
@Suite struct IndexingTests {
    private func findings(_ indexing: CompiledRules.Indexing, _ texts: [String]) throws -> [ReportedFinding] {
        let rules = try CompiledRules(RuleSet(rules: DomainRules.all, digest: "test"), indexing: indexing)
        var matcher = DocumentMatcher(rules: rules, limits: ExaminationLimits())
        for text in texts {
            matcher.match(
                PartText(
                    path: .document, mediaType: "text/plain", bytes: Array(text.utf8),
                    segments: [
                        Segment(
                            range: 0..<text.utf8.count, kind: .body, concealment: .none, place: Place(),
                            label: Place.absent)
                    ], names: []))
        }
        return matcher.finish().findings
    }

    @Test func `a document that outgrows the search without an index has the same findings`() throws {
        let value = "身分證字號：A140404047\n"
        let long = String(repeating: "沒有什麼可說的一行。\n", count: CompiledRules.worthwhileBytes / 30)
        let texts = [value, long + value, value + long, value]
        let later = try findings(.whenItPays, texts)
        #expect(later == (try findings(.atOnce, texts)))
        #expect(later.count >= 4)
    }

    @Test func `rules that wait are indexed when asked, others never`() throws {
        let set = RuleSet(rules: DomainRules.all, digest: "test")
        var waiting = try CompiledRules(set, indexing: .whenItPays)
        #expect(!waiting.isIndexed)
        waiting.index()
        #expect(waiting.isIndexed)
        var never = try CompiledRules(set, indexing: .never)
        never.index()
        #expect(!never.isIndexed)
    }
}
