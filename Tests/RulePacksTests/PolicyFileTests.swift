import Documents
import Policy
import RulePacks
import Testing

@Suite struct PolicyFileTests {
    @Test func `without a file the strict defaults hold`() throws {
        let bench = try Workbench()
        try bench.write("rules/a.yaml", Workbench.pack("a"))
        #expect(try bench.load().policy == PolicyRules())
    }

    @Test func `every key is read`() throws {
        let policy = try policy(
            """
            minimumConfidence: {hold: medium}
            raise:
              - {count: personal.phone, atLeast: 30, distinct: true, beside: personal, action: hold}
              - {together: [personal.name_labelled, credit], confidence: low, action: review}
            coverage: {notFollowed: note, encrypted: stop}
            units:
              archive:
                minimumConfidence: {review: high}
                raise: [{count: marking, action: hold}]
                coverage: {notFollowed: stop}
            """)
        #expect(policy.minimumConfidence.hold == .medium && policy.minimumConfidence.review == .medium)
        #expect(
            policy.raises == [
                Raise(
                    condition: .count(
                        of: .category(.personalPhone), atLeast: 30, distinct: true,
                        beside: .subject("personal")),
                    action: .hold),
                Raise(
                    condition: .together([.category(.personalNameLabelled), .subject("credit")]),
                    confidence: .low,
                    action: .review),
            ])
        #expect(!policy.notFollowedStops)
        let own = policy.applied(to: "archive")
        #expect(own.minimumConfidence.review == .high && own.notFollowedStops && own.raises.count == 3)
    }

    @Test func `an overlay's keys take the place of the shipped ones`() throws {
        let bench = try Workbench()
        try bench.write("rules/a.yaml", Workbench.pack("a"))
        try bench.write(
            "rules/policy.yaml",
            "minimumConfidence: {review: high}\nraise: [{count: personal, action: hold}]\ncoverage: {notFollowed: note}\n"
        )
        try bench.write("overlay/policy.yaml", "raise: []\nminimumConfidence: {hold: low}\n")
        let policy = try bench.load(withOverlay: true).policy
        #expect(policy.raises.isEmpty)
        #expect(policy.minimumConfidence.review == .high && policy.minimumConfidence.hold == .low)
        #expect(!policy.notFollowedStops)
    }

    @Test(arguments: CoverageReason.allCases.filter { $0 != .notFollowed })
    func `no other gap can be made a note`(_ reason: CoverageReason) {
        let messages = messages("coverage: {\(reason.name): note}\n")
        #expect(messages == ["error: '\(reason.name)' always stops a document"])
    }

    @Test(arguments: [
        ("raise: [{action: hold}]", "error: needs either 'count' or 'together'"),
        (
            "raise: [{count: personal, together: [personal, credit], action: hold}]",
            "error: needs either 'count' or 'together'"
        ),
        ("raise: [{together: [personal], action: hold}]", "error: 'together' needs at least two"),
        (
            "raise: [{together: [personal, credit], atLeast: 2, action: hold}]",
            "error: 'atLeast' goes with 'count' only"
        ),
        ("raise: [{count: persons, action: hold}]", "error: 'persons' is not allowed here"),
        ("raise: [{count: personal}]", "error: 'action' is missing"),
        ("minimumConfidence: {note: low}", "error: unknown key 'note'"),
        ("units: {archive: {units: {}}}", "error: unknown key 'units'"),
        ("coverage: {notFollowed: pass}", "error: 'pass' is not allowed here"),
    ])
    func `a mistake is refused`(_ text: String, _ message: String) {
        #expect(messages(text + "\n").contains(message))
    }

    private func policy(_ text: String) throws -> PolicyRules {
        let bench = try Workbench()
        try bench.write("rules/a.yaml", Workbench.pack("a"))
        try bench.write("rules/policy.yaml", text)
        return try bench.load().policy
    }

    private func messages(_ text: String) -> [String] {
        guard let bench = try? Workbench() else { return [] }
        try? bench.write("rules/a.yaml", Workbench.pack("a"))
        try? bench.write("rules/policy.yaml", text)
        return bench.messages()
    }
}
