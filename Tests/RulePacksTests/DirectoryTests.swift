import RulePacks
import Testing

@Suite struct DirectoryTests {
    @Test func `what is named counts before the environment`() throws {
        let environment = ["OBSTAT_RULES": "/env/rules", "OBSTAT_OVERLAY": "/env/overlay"]
        let named = try RulePackDirectories.standard(shipped: "/a", overlay: "/b", environment: environment)
        #expect(named == RulePackDirectories(shipped: "/a", overlay: "/b"))
        let asked = try RulePackDirectories.standard(environment: environment)
        #expect(asked == RulePackDirectories(shipped: "/env/rules", overlay: "/env/overlay"))
    }

    @Test func `an empty variable names nothing`() throws {
        let directories = try RulePackDirectories.standard(
            shipped: "/a", environment: ["OBSTAT_OVERLAY": "", "OBSTAT_RULES": ""])
        #expect(directories == RulePackDirectories(shipped: "/a"))
    }
}
