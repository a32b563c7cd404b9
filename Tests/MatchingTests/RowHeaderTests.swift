import Documents
import Matching
import Testing

/// Exclusion by what heads another column of the value's row.
@Suite struct RowHeaderTests {
    private static let rule = SampleRules.rule("[0-9]{5}") {
        $0.exclusion = Rule.Exclusion(rowHeaders: ["職稱"])
    }

    private func findings(_ text: String) throws -> Int {
        let rules = try CompiledRules(RuleSet(rules: [Self.rule], digest: "test"))
        return rules.trial(rule: 0, on: Rule.Example(text: text, kind: .tableCell)).findings.count
    }

    @Test(arguments: [
        ("姓名\t電話\n林雅婷\t12345", 1), ("姓名\t職稱\t電話\n林雅婷\t專員\t12345", 0),
        ("電話\t現任職稱\n12345\t專員", 0), ("姓名\t電話\n職稱\t12345", 1),
    ])
    func `a post in the row makes a directory`(table: String, found: Int) throws {
        #expect(try findings(table) == found)
    }
}
