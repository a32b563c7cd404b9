import Documents
import Matching
import RulePacks
import Testing

@Suite struct OverlayTests {
    @Test func `an override changes what it names and adds to exclusions and context`() throws {
        let bench = try shipped()
        try bench.write(
            "overlay/overlay.yaml",
            """
            overrides:
              a.number:
                state: shadow
                action: hold
                confidence: {alone: low}
                count: {atLeast: 3}
                exclude: {keywords: [金額], values: ['99999']}
                context: {keywords: [專線]}
            """)
        let rule = try #require(try bench.load(withOverlay: true).set.rules.first)
        #expect(rule.state == .shadow && rule.action == .hold)
        #expect(rule.confidence == .high && rule.confidenceAlone == .low)
        #expect(rule.atLeast == 3)
        #expect(rule.exclusion?.keywords == ["條", "金額"])
        #expect(rule.exclusion?.values == ["99999"])
        #expect(rule.context?.keywords == ["電話", "專線"])
        #expect(rule.pattern == "(?<![0-9])[0-9]{5}(?![0-9])")
    }

    @Test func `a change that loses examples is warned of, not refused`() throws {
        let bench = try shipped()
        try bench.write("overlay/overlay.yaml", "overrides:\n  a.number:\n    exclude: {keywords: [分機]}\n")
        #expect(
            bench.messages(withOverlay: true) == [
                "warning: with this change 1 of 3 examples are not found any more"
            ])
        #expect(bench.problems(withOverlay: true).first?.line == 2)
    }

    @Test func `the shipped files alone give what they gave before`() throws {
        let bench = try shipped()
        let before = try bench.load().set.digest
        try bench.write("overlay/overlay.yaml", "overrides: {a.number: {action: note}}\n")
        #expect(try bench.load(withOverlay: true).set.digest != before)
        #expect(try bench.load().set.digest == before)
    }

    @Test func `a new rule comes after the shipped ones, and a known id is refused`() throws {
        let bench = try shipped()
        try bench.write("overlay/local.yaml", Workbench.pack("local", id: "local.number"))
        #expect(try bench.load(withOverlay: true).set.rules.map(\.id) == ["a.number", "local.number"])
        try bench.write("overlay/local.yaml", Workbench.pack("local"))
        let problem = try #require(bench.problems(withOverlay: true).first)
        #expect(problem.message.en == "there is a rule 'a.number' already")
        #expect(problem.hint?.en.contains("overlay.yaml") == true)
    }

    @Test func `an override of no rule is refused with the nearest id`() throws {
        let bench = try shipped()
        try bench.write("overlay/overlay.yaml", "overrides: {a.numbr: {state: shadow}}\n")
        let problem = try #require(bench.problems(withOverlay: true).first)
        #expect(problem.message.en == "there is no rule 'a.numbr'")
        #expect(problem.hint?.en == "did you mean 'a.number'?")
    }

    @Test func `a pattern can't be overridden`() throws {
        let bench = try shipped()
        try bench.write("overlay/overlay.yaml", "overrides: {a.number: {pattern: x}}\n")
        #expect(bench.messages(withOverlay: true) == ["error: unknown key 'pattern'"])
    }

    @Test func `overlay.yaml among the shipped rules is refused`() throws {
        let bench = try shipped()
        try bench.write("rules/overlay.yaml", "overrides: {}\n")
        #expect(bench.messages() == ["error: overlay.yaml belongs in the overlay directory"])
    }

    @Test func `switching every rule off is refused`() throws {
        let bench = try shipped()
        try bench.write("overlay/overlay.yaml", "overrides: {a.number: {state: disabled}}\n")
        #expect(bench.messages(withOverlay: true) == ["error: no rule in it is in force"])
    }

    private func shipped() throws -> Workbench {
        let bench = try Workbench()
        let extra = """
                context: {keywords: [電話], within: 8}
                exclude: {keywords: [條], within: 2}
            """
        try bench.write("rules/a.yaml", Workbench.pack("a", extra: extra))
        return bench
    }
}
