import Documents
import Testing

@testable import AuditStore

@Suite struct SecondLookTests {
    private let bench: StoreBench
    private let newer = "sha256:2"

    init() throws {
        bench = try StoreBench()
    }

    private func judged(_ findings: [Finding]) -> (ExaminedDocument, Verdict) {
        (
            StoreBench.examined(findings, rules: newer),
            Verdict(
                outcome: findings.isEmpty ? .clear : .held, openness: .notProvided, grounds: [.foi6])
        )
    }

    private func atRisk() throws -> [DocumentID] { try bench.store.atRisk(term: 1).map(\.item.id) }

    private func decide(_ act: Decision.Act, _ id: DocumentID, by person: Person? = nil) throws -> Decision {
        try bench.store.request(
            DecisionRequest(
                document: id, act: act, person: person ?? bench.chen, reason: "why",
                evidence: Evidence(kind: .approval, reference: "A"), grounds: [.foi6], lifetime: 10_000)
        ).get()
    }

    @Test func `every published document gets its look once, and goes on where it stopped`() throws {
        let all = [try bench.deliver(1), try bench.deliver(2), try bench.deliver(3, unit: "press")]
        try bench.hold(4)
        #expect(try bench.store.nextForSecondLook(under: "sha256:1", after: nil) == nil)
        try bench.store.keepSecondLook(at: all[0], under: newer, judged: judged([]))
        var seen: [DocumentID] = []
        while let next = try bench.store.nextForSecondLook(under: newer, after: seen.last) {
            seen.append(next.submission.id)
        }
        #expect(seen == [all[1], all[2]])
        try bench.store.keepSecondLook(at: all[1], under: newer, judged: judged([StoreBench.finding()]))
        try bench.store.keepSecondLook(at: all[2], under: newer, judged: nil)
        let progress = try bench.store.secondLookProgress(under: newer)
        #expect(
            progress == SecondLookProgress(outdated: 3, looked: 3, atRisk: 1, gone: 1)
                && progress.isComplete)
        #expect(try atRisk() == [all[1]])
        #expect(try bench.store.atRisk(units: ["press"], term: 1).isEmpty)
    }

    @Test func `what people have released is no risk until more is found`() throws {
        let id = try bench.hold(1)
        let decision = try decide(.release, id)
        _ = decision
        let approved = try bench.store.approve(id, by: bench.lin).get()
        let begun = try #require(try bench.store.beginsCarryingOut(approved, target: [FileName("a")]))
        try bench.store.isCarriedOut(begun, document: .delivered, target: [FileName("a")])
        try bench.store.keepSecondLook(at: id, under: newer, judged: judged([StoreBench.finding()]))
        #expect(try atRisk().isEmpty)
        try bench.store.keepSecondLook(
            at: id, under: newer,
            judged: judged([StoreBench.finding(), StoreBench.finding(fingerprint: "22")]))
        #expect(try atRisk() == [id])
        #expect(try bench.store.atRisk(term: 1).first?.findings.map(\.fingerprint) == ["22"])
    }

    @Test func `a recall takes the head, holds the document, and keeps what was found`() throws {
        let id = try bench.deliver(1)
        try bench.store.keepSecondLook(at: id, under: newer, judged: judged([StoreBench.finding()]))
        #expect(try decide(.recall, id).people == 2)
        #expect(try bench.store.nextForSecondLook(under: "sha256:3", after: nil) == nil, "its ground stays")
        let approved = try bench.store.approve(id, by: bench.lin).get()
        let begun = try #require(try bench.store.beginsCarryingOut(approved))
        try bench.store.isCarriedOut(begun, document: .hold)
        let record = try #require(try bench.store.record(of: id))
        #expect(record.state == .hold && record.verdict?.outcome == .held && record.rulesDigest == newer)
        #expect(try bench.store.findings(of: id).map(\.rule) == ["r"])
        #expect(try atRisk().isEmpty && bench.store.findingSet(of: id)?.people == 2)
        #expect(try bench.store.verifyChain() != .forged("decision 1"))
    }

    @Test func `what is kept published is settled`() throws {
        let id = try bench.deliver(1)
        let found = [StoreBench.finding(.review, rule: "s")]
        try bench.store.keepSecondLook(at: id, under: newer, judged: judged(found))
        let kept = try decide(.keep, id)
        #expect(kept.people == 1 && kept.state == .approved)
        let begun = try #require(try bench.store.beginsCarryingOut(kept))
        try bench.store.isCarriedOut(begun, document: .delivered)
        #expect(try atRisk().isEmpty)
        try bench.store.keepSecondLook(at: id, under: "sha256:3", judged: judged(found))
        #expect(try atRisk().isEmpty)
    }

    @Test func `only what is published can be recalled, and a recall names its ground`() throws {
        let id = try bench.hold(1)
        #expect(throws: DecisionRefusal.self) { try decide(.recall, id) }
        let published = try bench.deliver(2)
        let bare = DecisionRequest(
            document: published, act: .recall, person: bench.chen, reason: "why", lifetime: 9)
        #expect(try bench.store.request(bare) == .failure(.groundMissing))
    }
}
