import Documents
import Frames
import Matching
import Testing

@Suite struct JudgementTests {
    private func finding(_ rule: Rule, _ text: String) throws -> (confidence: Confidence, reason: [String])? {
        try SampleRules.run([rule], on: [SampleRules.part(text)]).findings.first.map {
            ($0.confidence, $0.reason)
        }
    }

    // MARK: Context

    struct Sighting: Sendable {
        let text: String
        let reason: String?
    }

    @Test(arguments: [
        Sighting(text: "身分證字號：A140404047", reason: "keyword 身分證 3 characters before"),
        Sighting(text: "身　分　證 字號：A140404047", reason: "keyword 身分證 3 characters before"),
        Sighting(text: "A140404047（身分證）", reason: "keyword 身分證 1 characters after"),
        Sighting(text: "id  no. A140404047", reason: "keyword ID No 1 characters before"),
        Sighting(text: "身分證\nA140404047", reason: "keyword 身分證 0 characters before on another line"),
        Sighting(text: "{\"id_no\":\"A140404047\"}", reason: "keyword ID No 3 characters before"),
        Sighting(text: "idNo=A140404047", reason: "keyword ID No 1 characters before"),
        Sighting(text: "VALID NOW: A140404047", reason: nil),
        Sighting(text: "身分證" + String(repeating: "甲", count: 60) + "A140404047", reason: nil),
        Sighting(text: "契約 A140404047", reason: nil),
    ])
    func `a keyword near the value makes it believable`(sighting: Sighting) throws {
        let found = try #require(try finding(SampleRules.nationalID, sighting.text))
        #expect(found.confidence == (sighting.reason == nil ? .medium : .high))
        #expect(found.reason == ["checksum tw-national-id"] + (sighting.reason.map { [$0] } ?? []))
    }

    @Test func `a keyword whose end the pattern took counts`() throws {
        let rule = SampleRules.rule("\\p{sc:Han}{1,4}市\\d+號") {
            $0.context = Rule.Context(keywords: ["戶籍"])
            $0.confidenceAlone = nil
        }
        #expect(try finding(rule, "戶籍地 臺南市5號")?.reason == ["keyword 戶籍 in the match"])
        #expect(try finding(rule, "展場 臺南市5號") == nil)
    }

    @Test func `a rule may ask for context`() throws {
        var rule = SampleRules.nationalID
        rule.confidenceAlone = nil
        #expect(try finding(rule, "契約 A140404047") == nil)
        #expect(try finding(rule, "身分證 A140404047")?.confidence == .high)
    }

    @Test func `an ASCII keyword is a word of its own`() throws {
        let rule = SampleRules.rule("\\d{6}") {
            $0.context = Rule.Context(keywords: ["ARC"])
            $0.confidenceAlone = nil
        }
        #expect(try finding(rule, "SEARCH 123456") == nil)
        #expect(try finding(rule, "arc_no 123456") != nil)
        #expect(try finding(rule, "（ARC）123456") != nil)
    }

    @Test func `the column header counts, and may be told not to`() throws {
        var rule = SampleRules.nationalID
        let table = SampleRules.table(
            [["姓名", "身分證字號"], ["王甲", "A140404047"], ["王乙", "E110000115"]], hasHeader: true)
        let found = try SampleRules.run([rule], on: [table]).findings
        #expect(found.map(\.reason.last) == ["column header 身分證", "column header 身分證"])
        rule.context?.columnHeader = false
        rule.context?.within = 5
        #expect(try SampleRules.run([rule], on: [table]).findings.map(\.confidence) == [.medium, .medium])
    }

    @Test func `the cells to the left and above count`() throws {
        var rule = SampleRules.nationalID
        rule.context?.within = 0
        let left = SampleRules.table([["身分證", "A140404047"]], hasHeader: false)
        #expect(
            try SampleRules.run([rule], on: [left]).findings.first?.reason.last
                == "keyword 身分證 in the cell to the left")
        let above = SampleRules.table([["身分證", "姓名"], ["A140404047", "王甲"]], hasHeader: false)
        #expect(
            try SampleRules.run([rule], on: [above]).findings.first?.reason.last
                == "keyword 身分證 in the cell above")
        let elsewhere = SampleRules.table([["姓名", "身分證"], ["A140404047", "王甲"]], hasHeader: false)
        #expect(try SampleRules.run([rule], on: [elsewhere]).findings.first?.confidence == .medium)
    }

    @Test func `the heading above counts`() throws {
        var builder = PartTextBuilder()
        builder.append("身分證字號一覽".utf8, kind: .heading)
        for _ in 0..<8 { builder.append("這一行文字與編號沒有任何關係而且相當長".utf8, kind: .body) }
        builder.append("A140404047".utf8, kind: .body)
        let part = builder.build(path: .document, mediaType: "text/plain")
        #expect(
            try SampleRules.run([SampleRules.nationalID], on: [part]).findings.first?.reason.last
                == "heading 身分證")
    }

    @Test func `the nearest keyword on the same line is the reason`() throws {
        let found = try finding(SampleRules.nationalID, "身分證\nID No 甲 A140404047")
        #expect(found?.reason.last == "keyword ID No 1 characters before")
    }

    // MARK: Exclusion

    @Test func `a value that proves itself is lowered by words, never erased`() throws {
        let found = try #require(try finding(SampleRules.nationalID, "發票 身分證 A140404047"))
        #expect(found.confidence == .medium)
        #expect(found.reason.last == "exclusion keyword 發票 3 characters before lowers")
        #expect(try finding(SampleRules.nationalID, "發票 A140404047")?.confidence == .low)
        var low = SampleRules.nationalID
        low.confidenceAlone = .low
        #expect(try finding(low, "發票 A140404047")?.confidence == .low)
    }

    @Test func `a value that nothing proves is dropped`() throws {
        var rule = SampleRules.mobile
        rule.exclusion = Rule.Exclusion(keywords: ["專線"])
        #expect(try finding(rule, "專線 0911-000-999") == nil)
        #expect(try finding(rule, "專線如下\n0911-000-999") != nil)
        #expect(try finding(rule, "手機 0911-000-999") != nil)
    }

    @Test func `an exclusion pattern must overlap the value`() throws {
        var rule = SampleRules.mobile
        rule.exclusion = Rule.Exclusion(pattern: "0911-\\d{3}-\\d{3}分機")
        #expect(try finding(rule, "0911-000-999分機") == nil)
        #expect(try finding(rule, "0911-000-998分機 0911-000-999") != nil)
        var proven = SampleRules.nationalID
        proven.exclusion = Rule.Exclusion(pattern: "契約\\s*[A-Z]\\d{9}")
        #expect(try finding(proven, "契約 A140404047")?.confidence == .low)
    }

    @Test(arguments: ["A123456789", "a123456789", "Ａ１２３４５６７８９", "A12-345-6789"])
    func `an excluded value is none however it is written`(value: String) throws {
        var rule = SampleRules.rule("[A-Z]\\d{2}-?\\d{3}-?\\d{4}", flags: .caseless)
        rule.exclusion = Rule.Exclusion(values: ["A123456789"])
        #expect(try finding(rule, "身分證 \(value)") == nil)
        #expect(try finding(rule, "身分證 A140404047") != nil)
    }

    // MARK: Kinds

    @Test func `a rule reads its kinds, and concealed text counts as hidden`() throws {
        var rule = SampleRules.mobile
        rule.kinds = [.hidden, .comment]
        #expect(try SampleRules.run([rule], on: [SampleRules.part("0911-000-999")]).findings.isEmpty)
        #expect(
            try SampleRules.run([rule], on: [SampleRules.part("0911-000-999", kind: .comment)]).findings.count
                == 1)
        var builder = PartTextBuilder()
        builder.append("0911-000-999".utf8, kind: .tableCell, concealment: .hiddenColumn)
        let part = builder.build(path: .document, mediaType: "text/csv")
        let found = try SampleRules.run([rule], on: [part]).findings
        #expect(found.first?.location?.concealment == .hiddenColumn)
    }
}
