import Documents
import Matching
import Policy
import RulePacks
import Testing

/// Changes of single rules for single units.
@Suite struct UnitOverlayTests {
    private func bench(_ overlay: String) throws -> Workbench {
        let bench = try Workbench()
        try bench.write("rules/a.yaml", Workbench.pack("a"))
        try bench.write("overlay/overlay.yaml", overlay)
        return bench
    }

    @Test func `a unit's changes become its policy, and the rule stands for no other`() throws {
        let bench = try bench("units:\n  press:\n    a.number: {state: shadow, action: hold}\n")
        let loaded = try bench.load(withOverlay: true)
        #expect(
            loaded.policy.units["press"]?.rules["a.number"] == UnitRule(standing: .shadow, action: .hold))
        #expect(loaded.set.rules.map(\.variesByUnit) == [true])
        #expect(loaded.book.rules.map(\.isEnforced) == [true])
    }

    @Test func `an unknown rule is told with its place`() throws {
        let bench = try bench("units:\n  press:\n    a.numbre: {state: shadow}\n")
        let problem = try #require(bench.problems(withOverlay: true).first { $0.severity == .error })
        #expect(problem.line == 3 && problem.column == 5)
        #expect(problem.hint?.en == "did you mean 'a.number'?")
    }

    @Test func `a rule that is applied to nothing can't be enforced for one unit`() throws {
        let bench = try bench(
            "overrides: {a.number: {state: testing}}\nunits: {press: {a.number: {state: enforced}}}\n")
        #expect(
            bench.messages(withOverlay: true).contains(
                "error: the rule 'a.number' is testing and applied to no document"))
    }

    @Test func `a state that is none is refused`() throws {
        let bench = try bench("units: {press: {a.number: {state: noisy}}}\n")
        #expect(bench.messages(withOverlay: true) == ["error: 'noisy' is not allowed here"])
    }
}
