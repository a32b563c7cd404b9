import Documents
import Frames
import Matching
import Testing

@Suite struct ExcerptTests {
    private func excerpts(_ rules: [Rule], _ text: String) throws -> [String] {
        try SampleRules.run(rules, on: [SampleRules.part(text)]).findings.map(\.excerpt)
    }

    private func masked(_ rule: Rule, first: Int = 0, last: Int = 0) -> Rule {
        var rule = rule
        rule.mask = Rule.Mask(first: first, last: last)
        return rule
    }

    @Test func `the value is masked but for what the rule keeps`() throws {
        #expect(
            try excerpts([masked(SampleRules.nationalID, first: 3)], "身分證字號：A140404047。") == [
                "身分證字號:A14•••••••。"
            ])
        #expect(try excerpts([masked(SampleRules.nationalID)], "A140404047") == ["••••••••••"])
        #expect(
            try excerpts([masked(SampleRules.nationalID, first: 2, last: 2)], "A140404047") == ["A1••••••47"])
    }

    @Test func `never more than half of it is kept`() throws {
        #expect(
            try excerpts([masked(SampleRules.nationalID, first: 9, last: 9)], "A140404047") == ["A1404•••••"])
        #expect(
            try excerpts([masked(SampleRules.nationalID, first: 3, last: 9)], "A140404047") == ["A14•••••47"])
    }

    @Test func `the surroundings end at the line and after twenty-four characters`() throws {
        let text =
            "前一行\n" + String(repeating: "甲", count: 30) + "A140404047" + String(repeating: "乙", count: 24)
            + "\n後一行"
        #expect(
            try excerpts([masked(SampleRules.nationalID)], text)
                == [
                    "…" + String(repeating: "甲", count: 24) + "••••••••••" + String(repeating: "乙", count: 24)
                ])
    }

    @Test func `no other value can be read beside it`() throws {
        let text = "甲 A140404047 乙 E110000115 丙 0911-000-999"
        let found = try excerpts([masked(SampleRules.nationalID, first: 1), SampleRules.mobile], text)
        #expect(found.count == 3)
        for excerpt in found {
            #expect(!excerpt.contains("0000"))
            #expect(!excerpt.contains("0404"))
            #expect(!excerpt.contains("000-999"))
        }
    }

    @Test(arguments: [
        "帳號 012-1234 56789", "護照 399000009", "a.b@example.com", "B234567890", "0 9 1 1 0 0 0 9 9 9",
    ])
    func `what looks like a value is masked though no rule asked`(neighbour: String) throws {
        let excerpt = try #require(try excerpts([SampleRules.nationalID], "\(neighbour) A140404047").first)
        #expect(!excerpt.contains { $0.isASCII && ($0.isNumber || $0 == "@") })
    }

    @Test func `half a number at the edge is masked too`() throws {
        let text = "3990000091234567890123456789 A140404047"
        let excerpt = try #require(try excerpts([SampleRules.nationalID], text).first)
        #expect(!excerpt.contains { $0.isNumber })
    }

    @Test func `controls and direction marks are gone`() throws {
        let excerpt = try #require(
            try excerpts([SampleRules.nationalID], "甲\u{202E}乙\t丙\u{7}\u{1B}[31m A140404047").first)
        #expect(excerpt == "甲乙 丙[31m ••••••••••")
    }

    @Test func `the place is the original one`() throws {
        let text = "第一行\n　身分證　Ａ１４０４０４０４７"
        let finding = try #require(
            try SampleRules.run([SampleRules.nationalID], on: [SampleRules.part(text)]).findings.first)
        #expect(finding.location?.line == 2)
        #expect(finding.location?.column == 6)
        #expect(finding.value == Array("A140404047".utf8))
    }

    @Test func `values of one line have columns of their own`() throws {
        let text = "甲 0911-000-999 乙 0922-000-999\n丙丁 0933-000-999"
        let found = try SampleRules.run([SampleRules.mobile], on: [SampleRules.part(text)]).findings
        #expect(found.map(\.location?.line) == [1, 1, 2])
        #expect(found.map(\.location?.column) == [3, 18, 4])
    }

    @Test func `a value too long for a frame is cut at a character`() throws {
        let rule = SampleRules.rule("密+")
        let finding = try #require(
            try SampleRules.run([rule], on: [SampleRules.part(String(repeating: "密", count: 600))]).findings
                .first)
        #expect(finding.value.count == 1_023)
        #expect(String(validating: finding.value, as: UTF8.self) != nil)
        #expect(finding.excerpt.count < 100)
    }

    // MARK: What is not personal

    private func readable(_ pattern: String, _ category: Documents.Category) -> Rule {
        SampleRules.rule(pattern, id: "test.readable") { $0.category = category }
    }

    @Test(arguments: [
        (Documents.Category.markingOfficial, "（機密）簽", "\\(機密\\)簽", "(機密)簽"),
        (.creditAgency, "（中央社記者林大同臺北攝）", "中央社[^)]+", "(中央社記者林大同臺北攝)"),
        (.hiddenComment, "待查", ".+", "待查"),
    ])
    func `a marking or a credit can be read`(
        category: Documents.Category, text: String, pattern: String, excerpt: String
    ) throws {
        #expect(try excerpts([readable(pattern, category)], text) == [excerpt])
    }

    @Test func `a long credit is shown to a hundred and sixty characters`() throws {
        let text = String(repeating: "攝", count: 600)
        #expect(
            try excerpts([readable("攝+", .creditPhoto)], text) == [String(repeating: "攝", count: 160) + "…"])
    }

    @Test func `names stay in a credit and nowhere else`() throws {
        let name = SampleRules.rule("林大同", id: "test.name") { $0.category = .personalNameLabelled }
        let text = "林大同,記者林大同攝"
        let credit = try excerpts([readable("記者.+攝", .creditPhoto), name], text)
        #expect(credit.contains("•••,記者林大同攝"))
        let hidden = try excerpts([readable("記者.+攝", .hiddenText), name], text)
        #expect(hidden.contains("•••,記者•••攝"))
    }

    @Test func `numbers and addresses stay masked in what can be read`() throws {
        let credit = readable("攝影.+", .creditPhoto)
        #expect(
            try excerpts([credit], "A140404047 攝影:林大同 0911-000-999 a@example.com") == [
                "•••••••••• 攝影:林大同 •••••••••••• •••••••••••••"
            ])
        let plate = SampleRules.rule("ABC-123", id: "test.plate") { $0.category = .personalVehicle }
        #expect(try excerpts([credit, plate], "攝影:ABC-123").first == "攝影:•••••••")
    }

    @Test func `what no rule could look at any more is masked`() throws {
        let stopped = SampleRules.rule("(a+)+$", id: "test.catastrophe")
        // The engine gives up somewhere in a slice; what lies before the slice was searched.
        let text =
            "甲密乙\n" + String(repeating: "。", count: 1_000) + "\n" + String(repeating: "a", count: 200)
            + "b丙密丁"
        #expect(
            try excerpts([stopped, readable("密", .markingOfficial)], text) == [
                "甲密乙", "…" + String(repeating: "•", count: 26),
            ])
    }
}
