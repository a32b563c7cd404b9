import Documents
import GRDB
import Testing

@testable import AuditStore

@Suite struct ExemptionStoreTests {
    private let bench: StoreBench
    private let id: DocumentID

    init() throws {
        bench = try StoreBench()
        id = try bench.hold(1, [StoreBench.finding(.hold), StoreBench.finding(.review, rule: "s")])
    }

    private func request(
        _ rule: String = "r", fingerprint: String? = "0011", digest: String = "d1", days: Int64 = 30,
        approvable: Int64 = StoreBench.day
    ) throws -> Result<Exemption, DecisionRefusal> {
        try bench.store.requestExemption(
            ExemptionRequest(
                document: id, rule: rule, fingerprint: fingerprint, ruleDigest: digest, person: bench.chen,
                reason: "an official number", evidence: Evidence(kind: .approval, reference: "A-1"),
                lifetime: days * StoreBench.day, approvable: approvable))
    }

    private func refusal<Value>(_ result: Result<Value, DecisionRefusal>) -> String? {
        if case .failure(let refusal) = result { refusal.name } else { nil }
    }

    @Test func `an exemption holds once another person has approved it, for its unit and its rule`() throws {
        let number = try request().get().id
        let digest: (String) -> String? = { _ in "d1" }
        #expect(try bench.store.exemptionsInForce(unit: "boca", ruleDigest: digest).isEmpty)
        #expect(try refusal(bench.store.approveExemption(number, by: bench.chen)) == "samePerson")
        let disguised = Person(user: 1002, login: 1001, name: "lin")
        #expect(try refusal(bench.store.approveExemption(number, by: disguised)) == "samePerson")
        #expect(try bench.store.approveExemption(number, by: bench.lin).get().state == .inForce)
        let held = try bench.store.exemptionsInForce(unit: "boca", ruleDigest: digest)
        #expect(held.map(\.id) == [number] && held.first?.action == .hold)
        #expect(try bench.store.exemptionsInForce(unit: "press", ruleDigest: digest).isEmpty)
        #expect(try bench.store.exemptionsInForce(unit: "boca") { _ in "d2" }.isEmpty)
        #expect(try bench.store.exemptionsInForce(unit: "boca") { _ in nil }.isEmpty)
        bench.set(time: 31 * StoreBench.day)
        #expect(try bench.store.exemptionsInForce(unit: "boca", ruleDigest: digest).isEmpty)
    }

    @Test func `it covers its value or its document, and nothing stricter than what was seen`() throws {
        let value = try request("s").get()
        #expect(value.covers(StoreBench.finding(.review, rule: "s"), sha256: "x"))
        #expect(!value.covers(StoreBench.finding(.hold, rule: "s"), sha256: "x"))
        #expect(!value.covers(StoreBench.finding(.review, rule: "s", fingerprint: "22"), sha256: "ab1"))
        #expect(!value.covers(StoreBench.finding(.review, rule: "r"), sha256: "x"))
        let whole = try request("r", fingerprint: nil).get()
        #expect(whole.covers(StoreBench.finding(.hold, fingerprint: "22"), sha256: "ab1"))
        #expect(!whole.covers(StoreBench.finding(.hold), sha256: "ab2"))
    }

    @Test func `nothing is exempted that was not found, without a reason, or without evidence`() throws {
        #expect(try refusal(request("t")) == "findingMissing")
        #expect(try refusal(request(fingerprint: "22")) == "findingMissing")
        var request = ExemptionRequest(
            document: id, rule: "r", fingerprint: nil, ruleDigest: "d", person: bench.chen, reason: " ",
            lifetime: 1, approvable: 1)
        #expect(try refusal(bench.store.requestExemption(request)) == "reasonMissing")
        request.reason = "why"
        #expect(try refusal(bench.store.requestExemption(request)) == "evidenceMissing")
    }

    @Test func `a changed rule reopens it, time ends it, and what was never used is listed`() throws {
        let first = try request().get().id
        let second = try request("s", days: 1).get().id
        for number in [first, second] { _ = try bench.store.approveExemption(number, by: bench.lin).get() }
        try bench.store.exemptionsWereUsed([first], on: id)
        #expect(try bench.store.exemptions(isUnused: true).map(\.id) == [second])
        #expect(try bench.store.reviewExemptions { _ in "d1" }.isEmpty)
        bench.set(time: 2 * StoreBench.day)
        #expect(try bench.store.reviewExemptions { _ in "d1" }.map(\.state) == [.expired])
        #expect(try bench.store.reviewExemptions { _ in "d2" }.map(\.state) == [.reopened])
        #expect(try refusal(bench.store.approveExemption(first, by: bench.lin)) == "exemptionNotOpen")
        let ended = try bench.store.endExemption(first, by: bench.lin, because: "not needed").get()
        #expect(ended.state == .removed && ended.uses == 1)
        #expect(try bench.store.verifyChain() == .whole(events: 11))
    }

    @Test func `the table itself refuses one person`() throws {
        let number = try request().get().id
        #expect(throws: StoreError.self) {
            try bench.store.change {
                try $0.database.execute(
                    sql: "UPDATE exemption SET state = 'inForce' WHERE id = ?", arguments: [number])
            }
        }
    }

    @Test func `one's own request is withdrawn, another's is refused, an old one is nobody's`() throws {
        let own = try request().get().id
        #expect(
            try bench.store.endExemption(own, by: bench.chen, because: "no").get().state == .withdrawn)
        let other = try request().get().id
        #expect(
            try bench.store.endExemption(other, by: bench.lin, because: "no").get().state == .refused)
        let old = try request(approvable: 5).get().id
        bench.set(time: 2_000)
        #expect(try refusal(bench.store.approveExemption(old, by: bench.lin)) == "exemptionNotOpen")
    }
}
