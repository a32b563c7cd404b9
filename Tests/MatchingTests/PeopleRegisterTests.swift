import Documents
import Frames
import Matching
import Testing

/// Lists of people: what makes one, and what does not.
@Suite struct PeopleRegisterTests {
    private static let rule = SampleRules.rule(
        "(?<![^\\n\\t,])(林雅婷|陳志豪|黃美玲|張大同)(?=[\\t,]|$)", flags: .multiline
    ) {
        $0.capture = 1
        $0.register = Rule.Register(rows: 3, beside: "0\\d-\\d{8}", unless: "科長|職稱")
    }

    private func names(_ text: String) throws -> [String] {
        let rules = try CompiledRules(RuleSet(rules: [Self.rule], digest: "test"))
        var builder = PartTextBuilder()
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            builder.append(line.utf8, kind: .body, place: Place(line: Int32(index + 1)))
        }
        var matcher = DocumentMatcher(rules: rules, limits: ExaminationLimits())
        matcher.match(builder.build(path: .document, mediaType: "text/plain"))
        return matcher.finish().findings.map { String(decoding: $0.value, as: UTF8.self) }
    }

    private static let list = "林雅婷,02-27001234\n陳志豪,02-27005678\n黃美玲,02-27009012"

    @Test func `rows that join names with numbers are a list, without label or header`() throws {
        #expect(try names(Self.list) == ["林雅婷", "陳志豪", "黃美玲"])
    }

    @Test func `too few rows are none`() throws {
        #expect(try names("林雅婷,02-27001234\n陳志豪,02-27005678") == [])
    }

    @Test func `one name over and over is one person`() throws {
        let row = "林雅婷,02-27001234\n"
        #expect(try names(row + row + row + row) == [])
    }

    @Test func `a name with nothing beside it does not count`() throws {
        #expect(try names("林雅婷,出席\n陳志豪,02-27005678\n黃美玲,02-27009012") == [])
    }

    @Test func `rows far apart are no list`() throws {
        let apart = Self.list.replacing("\n", with: "\n" + String(repeating: "另一段文字\n", count: 8))
        #expect(try names(apart) == [])
    }

    @Test func `an office's rows, and a list headed as one, are left alone`() throws {
        #expect(try names(Self.list.replacing(",", with: ",科長,")) == [])
        #expect(try names("姓名,職稱,電話\n" + Self.list) == [])
        #expect(try names("報名資料\n姓名,電話\n" + Self.list).count == 3)
    }

    @Test func `a finding says of how many people the list is`() throws {
        let trial = try CompiledRules(RuleSet(rules: [Self.rule], digest: "test"))
            .trial(rule: 0, on: Rule.Example(text: Self.list))
        #expect(trial.hits.map(\.confidence) == [.high, .high, .high])
        #expect(trial.hits.first?.steps.last == "a list of 3 people")
        let alone = try CompiledRules(RuleSet(rules: [Self.rule], digest: "test"))
            .trial(rule: 0, on: Rule.Example(text: "林雅婷,02-27001234"))
        #expect(alone.hits.map(\.confidence) == [nil])
        #expect(alone.hits.first?.steps.last == "not in a list of people")
    }

    @Test func `the register crosses the trust boundary whole`() throws {
        let set = RuleSet(rules: [Self.rule], digest: "test")
        let decoded = try RuleSet(decoding: set.encoded(), digest: "test")
        #expect(decoded.rules.first?.register == Self.rule.register)
    }

    @Test(arguments: [("[", "0"), ("0", "[")])
    func `a register whose pattern is none is refused`(beside: String, unless: String) {
        var rule = Self.rule
        rule.register = Rule.Register(rows: 3, beside: beside, unless: unless)
        let error = #expect(throws: RuleCompilationError.self) {
            try CompiledRules(RuleSet(rules: [rule], digest: "test"))
        }
        #expect(error?.source == (beside == "[" ? .registerBeside : .registerUnless))
    }
}
