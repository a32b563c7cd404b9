import RulePacks
import Testing

/// What an audit event says of changed rules.
@Suite struct RuleChangesTests {
    @Test func `packs, rules, states, actions and units that differ are told`() throws {
        let bench = try Workbench()
        try bench.write("rules/a.yaml", Workbench.pack("a"))
        try bench.write("rules/b.yaml", Workbench.pack("b", id: "b.number"))
        let before = try bench.load()
        try bench.write("rules/a.yaml", Workbench.pack("a", version: 2))
        try bench.write("rules/b.yaml", Workbench.pack("b", id: "b.other"))
        try bench.write(
            "overlay/overlay.yaml",
            "overrides: {a.number: {state: shadow, action: hold}}\nunits: {press: {a.number: {state: enforced}}}\n"
        )
        let after = try bench.load(withOverlay: true)
        #expect(
            RuleChanges(from: before, to: after).detail == [
                "packs": "a 1 -> 2", "added": "b.other", "removed": "b.number",
                "states": "a.number enforced -> shadow, a.number review -> hold", "units": "press",
            ])
    }

    @Test func `the same rules differ in nothing`() throws {
        let bench = try Workbench()
        try bench.write("rules/a.yaml", Workbench.pack("a"))
        #expect(RuleChanges(from: try bench.load(), to: try bench.load()).detail == [:])
    }

    @Test func `another policy is told`() throws {
        let bench = try Workbench()
        try bench.write("rules/a.yaml", Workbench.pack("a"))
        let before = try bench.load()
        try bench.write("rules/policy.yaml", "minimumConfidence: {hold: medium}\n")
        #expect(RuleChanges(from: before, to: try bench.load()).detail == ["policy": "changed"])
    }
}
