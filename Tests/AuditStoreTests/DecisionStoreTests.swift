import Documents
import GRDB
import ObstatTestSupport
import Testing

@testable import AuditStore

@Suite struct DecisionStoreTests {
    private let folder: ScratchFolder
    private let store: AuditStore
    private let id = DocumentID(arrival: 1_700_000_000_000_000_000, chance: 7)
    private let chen = Person(user: 1001, login: 1001, name: "chen")
    private let lin = Person(user: 1002, login: 1002, name: "lin")

    init() throws {
        folder = try ScratchFolder()
        store = try AuditStore(path: folder.path("obstat.sqlite"), now: { 1_000 })
        try hold(id, [finding(.hold)])
    }

    private func finding(_ action: Action, fingerprint: String = "0011") -> Finding {
        Finding(
            rule: "r", packVersion: 1, category: .personalNationalID, action: action, confidence: .high,
            reason: [], part: .document, location: nil, excerpt: "•", fingerprint: fingerprint, grounds: [])
    }

    private func hold(_ id: DocumentID, _ findings: [Finding], gaps: [CoverageGap] = []) throws {
        try store.hasArrived(
            Submission(
                id: id, unit: "boca", path: [FileName("a.txt")], sha256: "ab", bytes: 3,
                provenance: Provenance(
                    owner: 0, group: 0, mode: 0, device: 0, inode: 0, modified: 0, taken: 12)))
        try store.intends(
            .hold, for: id,
            examined: ExaminedDocument(
                mediaType: "text/plain", findings: findings, gaps: gaps, rulesDigest: "sha256:1", engine: "e",
                milliseconds: 1, textBytes: 1),
            verdict: Verdict(outcome: .held, openness: nil, grounds: []))
        try store.hasComeToRest(id, in: .hold)
    }

    private func request(
        _ act: Decision.Act = .release, by person: Person? = nil, lifetime: Int64 = 10, seen: String? = nil
    ) throws -> Result<Decision, DecisionRefusal> {
        try store.request(
            DecisionRequest(
                document: id, act: act, person: person ?? chen, reason: "why",
                evidence: Evidence(kind: .consent, reference: "A-1"), seen: seen, lifetime: lifetime))
    }

    private func refusal(_ result: Result<Decision, DecisionRefusal>) -> String? {
        if case .failure(let refusal) = result { refusal.name } else { nil }
    }

    @Test func `a hold takes a second person, under whatever account`() throws {
        #expect(try request().get().state == .requested)
        #expect(try refusal(store.approve(id, by: chen)) == "samePerson")
        let chenAsLin = Person(user: 1002, login: 1001, name: "lin")
        #expect(try refusal(store.approve(id, by: chenAsLin)) == "samePerson")
        let chenAsRoot = Person(user: 0, login: 1001, name: "root")
        #expect(try refusal(store.approve(id, by: chenAsRoot)) == "samePerson")
        #expect(try store.approve(id, by: lin).get().state == .approved)
        #expect(try refusal(request()) == "alreadyOpen")
    }

    @Test func `the table itself refuses one person where two are needed`() throws {
        let decision = try request().get()
        #expect(throws: StoreError.self) {
            try store.change {
                try $0.database.execute(
                    sql: "UPDATE decision SET state = 'approved' WHERE id = ?", arguments: [decision.id])
            }
        }
        #expect(throws: StoreError.self) {
            try store.change {
                try $0.database.execute(
                    sql: "UPDATE decision SET state = 'approved', deciderUser = 5, deciderLogin = 1001")
            }
        }
    }

    @Test func `only findings that ask for a review, and no gap, let one person release`() throws {
        func people(_ findings: [Finding], _ gaps: [CoverageGap], chance: UInt32) throws -> Int? {
            let id = DocumentID(arrival: 5, chance: chance)
            try hold(id, findings, gaps: gaps)
            return try store.findingSet(of: id)?.people
        }
        let gap = CoverageGap(part: .document, reason: .encrypted, detail: "")
        #expect(try people([finding(.review), finding(.note)], [], chance: 1) == 1)
        #expect(try people([finding(.review)], [gap], chance: 2) == 2)
        #expect(try people([finding(.review), finding(.hold)], [], chance: 3) == 2)
    }

    @Test func `an approval of other findings is void`() throws {
        #expect(try refusal(request(seen: "other")) == "changed")
        let decision = try request().get()
        try store.willBeExamined(id)
        try store.intends(
            .hold, for: id,
            examined: ExaminedDocument(
                mediaType: "text/plain", findings: [finding(.hold), finding(.hold, fingerprint: "22")],
                gaps: [], rulesDigest: "sha256:1", engine: "e", milliseconds: 1, textBytes: 1),
            verdict: Verdict(outcome: .held, openness: nil, grounds: []))
        try store.hasComeToRest(id, in: .hold)
        #expect(try refusal(store.approve(id, by: lin)) == "changed")
        #expect(try store.decisions(about: id).map(\.state) == [.void])
        #expect(try store.beginsCarryingOut(decision) == nil)
    }

    @Test func `an approved decision does not survive other rules`() throws {
        _ = try request().get()
        let approved = try store.approve(id, by: lin).get()
        try store.change {
            try $0.database.execute(sql: "UPDATE document SET rulesDigest = 'sha256:2'")
        }
        #expect(try store.beginsCarryingOut(approved) == nil)
        #expect(try store.decisions(about: id).map(\.state) == [.void])
    }

    @Test func `nobody approves what has expired, and it is in nobody's way`() throws {
        _ = try request(lifetime: -1).get()
        #expect(try refusal(store.approve(id, by: lin)) == "expired")
        _ = try request(lifetime: -1).get()
        #expect(try request().get().state == .requested)
        #expect(try store.decisions(about: id).map(\.state) == [.expired, .expired, .requested])
    }

    @Test func `what has begun can't be stopped, what has not can`() throws {
        _ = try request().get()
        #expect(try store.refuse(id, by: chen, because: "mistake").get().state == .withdrawn)
        _ = try request().get()
        let approved = try store.approve(id, by: lin).get()
        let begun = try #require(try store.beginsCarryingOut(approved, target: [FileName("x")]))
        #expect(try refusal(store.refuse(id, by: lin, because: "late")) == "notOpen")
        try store.isCarriedOut(begun, document: .delivered, target: [FileName("x")])
        #expect(try store.record(of: id)?.state == .delivered)
        #expect(try store.record(of: id)?.target == [FileName("x")])
        #expect(try store.decisionsToCarryOut().isEmpty)
        #expect(try store.verifyChain() == .whole(events: 10))
    }

    @Test func `a corrected version knows the one before`() throws {
        let next = DocumentID(arrival: 1_700_000_000_000_000_001, chance: 0)
        try hold(next, [])
        #expect(try store.predecessor(of: next) == id)
        #expect(try store.predecessor(of: id) == nil)
    }

    @Test func `care and remarks are kept and audited`() throws {
        #expect(try store.assign(id, to: "lin", by: chen) == nil)
        #expect(try store.setDue(77, for: id, by: chen) == nil)
        #expect(try store.care(for: id) == Care(assignee: "lin", due: 77))
        #expect(try store.remark("looked at it", on: id, by: lin) == nil)
        #expect(try store.remark("\u{1B}[2J", on: id, by: lin) == .reasonMissing)
        #expect(try store.remarks(about: id).map(\.text) == ["looked at it"])
        #expect(try store.events(document: id, limit: 3).map(\.act) == ["note", "due", "assigned"])
    }
}
