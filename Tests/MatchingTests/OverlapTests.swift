import Documents
import Frames
import Matching
import Testing

@Suite struct OverlapTests {
    private func rule(
        _ pattern: String, _ id: String, action: Action = .review, confidence: Confidence = .high,
        category: Documents.Category = .personalNationalID
    ) -> Rule {
        SampleRules.rule(pattern, id: id) {
            $0.action = action
            $0.confidence = confidence
            $0.category = category
        }
    }

    private func found(_ rules: [Rule], in text: String) throws -> [String] {
        try SampleRules.run(rules, on: [SampleRules.part(text)]).findings.map { finding in
            ([rules[finding.rule].id] + finding.reason.filter { $0.hasPrefix("also ") })
                .joined(separator: ", ")
        }
    }

    @Test func `the stronger action speaks for both`() throws {
        let rules = [rule("A\\d{9}", "a"), rule("\\d{9}", "b", action: .hold)]
        #expect(try found(rules, in: "A140404047") == ["b, also a"])
    }

    @Test func `then the higher confidence, the longer value, the first rule`() throws {
        let sure = [rule("A\\d{9}", "a", confidence: .medium), rule("\\d{9}", "b")]
        #expect(try found(sure, in: "A140404047") == ["b, also a"])
        let long = [rule("\\d{9}", "a"), rule("A\\d{9}", "b")]
        #expect(try found(long, in: "A140404047") == ["b, also a"])
        let equal = [rule("\\d{9}", "a"), rule("\\d{9}", "b"), rule("\\d{9}", "c")]
        #expect(try found(equal, in: "A140404047") == ["a, also b, also c"])
    }

    @Test func `where each is stronger in something both stay`() throws {
        // Policy makes a note of a hold rule at low confidence, and leaves a review rule at high confidence alone.
        let rules = [rule("A\\d{9}", "a", action: .hold, confidence: .low), rule("\\d{9}", "b")]
        #expect(try found(rules, in: "A140404047") == ["a", "b"])
    }

    @Test func `a rule on trial takes nothing from a rule in force`() throws {
        var trial = rule("A\\d{9}", "a", action: .hold)
        trial.state = .shadow
        #expect(try found([trial, rule("\\d{9}", "b")], in: "A140404047") == ["a", "b"])
        #expect(try found([trial, rule("\\d{9}", "b", action: .hold)], in: "A140404047") == ["b, also a"])
    }

    @Test func `other grounds are not lost`() throws {
        var health = rule("\\d{9}", "b")
        health.grounds = [.foi6, .pdp6]
        #expect(try found([rule("A\\d{9}", "a"), health], in: "A140404047") == ["a", "b"])
    }

    @Test func `categories stay apart, and so do neighbours`() throws {
        let rules = [rule("A\\d{9}", "a"), rule("\\d{9}", "b", category: .personalPhone)]
        #expect(try found(rules, in: "A140404047") == ["a", "b"])
        let neighbours = [rule("A\\d{4}", "a"), rule("\\d{5}$", "b")]
        #expect(try found(neighbours, in: "A140404047") == ["a", "b"])
    }

    @Test func `a passage does not hide how many values it has`() throws {
        let rules = [rule("\\d.*\\d", "a"), rule("\\d+", "b")]
        #expect(try found(rules, in: "11 22 33") == ["a, also b", "b", "b"])
    }

    @Test func `a rule that does not reach its count takes nothing with it`() throws {
        var many = rule("A\\d{9}", "a", action: .hold)
        many.atLeast = 2
        #expect(try found([many, rule("\\d{9}", "b")], in: "A140404047") == ["b"])
    }

    @Test func `parts stay apart`() throws {
        let rules = [rule("A\\d{9}", "a"), rule("\\d{9}", "b")]
        let parts = ["A140404047", "140404047"].enumerated().map { index, text in
            SampleRules.part(text, path: PartPath(names: ["\(index)"]))
        }
        #expect(try SampleRules.run(rules, on: parts).findings.map(\.rule) == [0, 1])
    }
}
