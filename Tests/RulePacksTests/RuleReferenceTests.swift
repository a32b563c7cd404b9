import RulePacks
import Testing

/// The book of rules.
@Suite struct RuleReferenceTests {
    private func reference() throws -> RuleReference {
        let bench = try Workbench()
        try bench.write(
            "rules/a.yaml", Workbench.pack("a").replacing("en: Number", with: "en: 'Number <5> | more'"))
        return RuleReference(try bench.load())
    }

    @Test func `the table has a line for each rule`() throws {
        let table = try reference().table
        #expect(table.contains("## All 1 rules"))
        #expect(
            table.contains("| `a.number` | Number <5> \\| more | 編號 | `personal.other` | review |\n"))
    }

    @Test func `a page keeps all but its table`() throws {
        let reference = try reference()
        let page = "before\n\(RuleReference.tableBegin)\nold\n\(RuleReference.tableEnd)\nafter\n"
        let renewed = try #require(reference.updated(page))
        #expect(renewed.hasPrefix("before\n") && renewed.hasSuffix("\nafter\n"))
        #expect(renewed.contains("`a.number`") && !renewed.contains("old"))
        #expect(reference.updated(renewed) == renewed)
        #expect(reference.updated("no marks\n") == nil)
    }

    @Test func `the reference tells what a rule finds and leaves alone`() throws {
        let markdown = try reference().markdown
        #expect(markdown.contains("### `a.number`") && markdown.contains("    電話 «12345»"))
        let html = try reference().html
        #expect(html.contains("Number &lt;5&gt; | more") && html.contains("電話 <mark>12345</mark>"))
    }
}
