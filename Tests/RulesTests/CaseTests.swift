import Documents
import Testing

/// Texts like those that units send, written apart from the rules' own examples.
@Suite struct CaseTests {
    private static let caught = (try? Case.table("caught.tsv")) ?? []
    private static let passed = (try? Case.table("passed.tsv")) ?? []

    @Test func `the tables are there`() {
        #expect(Self.caught.count >= 150)
        #expect(Self.passed.count >= 150)
    }

    @Test(arguments: caught) func `what must not be published is caught as what it is`(item: Case) throws {
        let (verdict, stopping) = try ShippedRules.shared.get().judge(item.part)
        #expect(verdict.outcome == .held)
        #expect(stopping.map(\.category.rawValue).contains(item.expectation), "\(stopping.map(\.rule))")
    }

    @Test(arguments: passed) func `what may be published passes`(item: Case) throws {
        let (verdict, stopping) = try ShippedRules.shared.get().judge(item.part)
        #expect(stopping.map { "\($0.rule): \($0.fingerprint)" } == [])
        #expect(verdict.outcome == .clear)
    }
}
