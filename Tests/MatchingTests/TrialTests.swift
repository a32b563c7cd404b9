import Documents
import Matching
import Testing

@Suite struct TrialTests {
    private func trial(_ rule: Rule, _ example: Rule.Example) throws -> RuleTrial {
        try CompiledRules(RuleSet(rules: [rule], digest: "test")).trial(rule: 0, on: example)
    }

    @Test func `the marked value is what is found`() throws {
        let result = try trial(SampleRules.nationalID, Rule.Example(text: "身分證字號：«A140404047»。"))
        #expect(String(decoding: result.text, as: UTF8.self) == "身分證字號：A140404047。")
        #expect(result.expected == [18..<28])
        #expect(result.findings == [18..<28])
        #expect(result.isAsExpected)
    }

    @Test func `every step is told`() throws {
        let result = try trial(SampleRules.nationalID, Rule.Example(text: "發票 身分證 «A140404047»"))
        #expect(
            result.hits.first?.steps == [
                "the pattern matches A140404047", "validator tw-national-id accepts",
                "context: keyword 身分證 0 characters before",
                "exclusion: keyword 發票 3 characters before; lowered, not dropped, because the value proves itself",
                "finding, confidence medium",
            ])
    }

    @Test func `a match that is no finding says why`() throws {
        let result = try trial(SampleRules.nationalID, Rule.Example(text: "契約 A140404048"))
        #expect(result.findings.isEmpty)
        #expect(result.isAsExpected)
        #expect(result.hits.first?.steps.last == "validator tw-national-id refuses")
        let excluded = try trial(SampleRules.nationalID, Rule.Example(text: "A123456789"))
        #expect(excluded.hits.first?.steps.last == "excluded value")
    }

    @Test func `an unmarked finding and a missing one are both unexpected`() throws {
        #expect(try !trial(SampleRules.nationalID, Rule.Example(text: "A140404047")).isAsExpected)
        #expect(try !trial(SampleRules.nationalID, Rule.Example(text: "«A140404048»")).isAsExpected)
    }

    @Test func `kind and label stand for where the text comes from`() throws {
        var rule = SampleRules.nationalID
        rule.confidenceAlone = nil
        rule.kinds = [.tableCell, .metadata]
        #expect(try trial(rule, Rule.Example(text: "A140404047")).isAsExpected)
        #expect(try trial(rule, Rule.Example(text: "«A140404047»", label: "身分證字號")).isAsExpected)
        #expect(
            try trial(rule, Rule.Example(text: "«A140404047»", kind: .metadata, label: "ID No")).isAsExpected)
        #expect(
            try trial(rule, Rule.Example(text: "姓名\t身分證\n王甲\t«A140404047»\n王乙\t«E110000115»")).isAsExpected)
        #expect(try trial(rule, Rule.Example(text: "身分證 A140404047", kind: .body)).isAsExpected)
    }

    @Test func `state and count do not matter to an example`() throws {
        var rule = SampleRules.nationalID
        rule.state = .disabled
        rule.atLeast = 30
        #expect(try trial(rule, Rule.Example(text: "«A140404047»")).isAsExpected)
    }

    @Test func `a value across a line end has its whole range`() throws {
        #expect(try trial(SampleRules.nationalID, Rule.Example(text: "身分證 «A1404\n04047»")).isAsExpected)
    }

    @Test func `the group that is the value is what is marked`() throws {
        let rule = SampleRules.rule("密等:(密)") { $0.capture = 1 }
        let result = try trial(rule, Rule.Example(text: "密等：«密»"))
        #expect(result.isAsExpected)
        #expect(result.hits.first?.steps.prefix(2) == ["the pattern matches 密等:密", "the value is 密"])
    }

    @Test func `a rule that never ends says that it stopped`() throws {
        let rule = SampleRules.rule("(a+)+$")
        let result = try trial(rule, Rule.Example(text: String(repeating: "a", count: 200) + "b"))
        #expect(result.stopped != nil)
        #expect(!result.isAsExpected)
    }
}
