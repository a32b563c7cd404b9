import Documents
import GRDB
import Testing

@testable import AuditStore

/// Whoever owns the database can write any row; the events must tell on him.
@Suite struct VouchingTests {
    private let bench: StoreBench
    private let id: DocumentID

    init() throws {
        bench = try StoreBench()
        id = try bench.hold(1)
    }

    private func request() throws -> Decision {
        try bench.store.request(
            DecisionRequest(
                document: id, act: .release, person: bench.chen, reason: "why",
                evidence: Evidence(kind: .consent, reference: "A-1"), lifetime: 100)
        ).get()
    }

    private func forge(_ sql: String) throws {
        try bench.store.change { try $0.database.execute(sql: sql) }
    }

    private func isForged(_ what: String) throws -> Bool { try bench.store.verifyChain() == .forged(what) }

    @Test func `an honest life of a decision is vouched for at every step`() throws {
        func isWhole() throws -> Bool {
            if case .whole = try bench.store.verifyChain() { true } else { false }
        }
        _ = try request()
        #expect(try isWhole())
        let approved = try bench.store.approve(id, by: bench.lin).get()
        #expect(try isWhole())
        let begun = try #require(try bench.store.beginsCarryingOut(approved, target: [FileName("a")]))
        #expect(try isWhole())
        try bench.store.isCarriedOut(begun, document: .delivered, target: [FileName("a")])
        #expect(try isWhole())
    }

    @Test(arguments: [
        "UPDATE decision SET state = 'approved', decider = 'lin', deciderUser = 1002, deciderLogin = 1002",
        "UPDATE decision SET reason = 'another'", "UPDATE decision SET findings = 'ff'",
        "UPDATE decision SET requester = 'lin'", "UPDATE decision SET evidence = 'B-2'",
        "UPDATE decision SET people = 1", "DELETE FROM decision",
    ])
    func `a row that somebody wrote shows`(_ sql: String) throws {
        _ = try request()
        try forge(sql)
        #expect(try isForged("decision 1"))
    }

    @Test func `a decision that nobody made is not carried out`() throws {
        try forge(
            """
            INSERT INTO decision (document, act, state, people, findings, rules, requester, requesterUser, requested,
                reason, grounds, expires, decider, deciderUser)
            SELECT id, 'release', 'approved', 2, '\(try bench.store.findingSet(of: id)?.digest ?? "")', 'sha256:1',
                'chen', 1001, 1, 'why', '', 9999, 'lin', 1002 FROM document
            """)
        let forged = try #require(try bench.store.decisionToCarryOut(for: id))
        #expect(try bench.store.beginsCarryingOut(forged, target: [FileName("a")]) == nil)
        #expect(try bench.store.decisions(about: id).map(\.state) == [.void])
        #expect(try isForged("decision 1"))
    }

    @Test func `an approver who was exchanged afterwards shows`() throws {
        _ = try request()
        _ = try bench.store.approve(id, by: bench.lin).get()
        try forge("UPDATE decision SET decider = 'wang', deciderUser = 1003, deciderLogin = 1003")
        #expect(try isForged("decision 1"))
    }

    @Test func `an exemption that nobody made shows`() throws {
        try forge(
            """
            INSERT INTO exemption (unit, rule, packVersion, ruleDigest, fingerprint, action, origin, state, requester,
                requesterUser, requested, reason, approver, approverUser, decider, deciderUser, approvable, expires)
            SELECT 'boca', 'r', 1, 'd', '0011', 'hold', id, 'inForce', 'chen', 1001, 1, 'why', 'lin', 1002, 'lin',
                1002, 9999, 9999 FROM document
            """)
        #expect(try isForged("exemption 1"))
    }
}
