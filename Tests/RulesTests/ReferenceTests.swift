import Foundation
import RulePacks
import Testing

/// What people read about the rules is what the rules say.
@Suite struct ReferenceTests {
    @Test func `the table in the README is fresh`() throws {
        let path = Project.root + "/rules/README.md"
        let page = try String(contentsOfFile: path, encoding: .utf8)
        let reference = RuleReference(try ShippedRules.shared.get().loaded)
        let renewed = try #require(reference.updated(page))
        #expect(renewed == page, "renew it with: obstat rules document --into rules/README.md")
    }

    @Test func `the README names every key that a rule may have`() throws {
        let page = try String(contentsOfFile: Project.root + "/rules/README.md", encoding: .utf8)
        let keys = [
            "id", "title", "category", "why", "pattern", "flags", "capture", "in", "position", "validate",
            "context", "exclude", "register", "confidence", "count", "action", "grounds", "class", "mask",
            "advice", "references", "state", "examples", "counterexamples", "structure",
        ]
        for key in keys { #expect(page.contains("| `\(key)` |"), "\(key)") }
    }
}
