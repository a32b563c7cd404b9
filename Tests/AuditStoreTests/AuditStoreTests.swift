import Documents
import Foundation
import GRDB
import ObstatTestSupport
import Testing

@testable import AuditStore

@Suite struct AuditStoreTests {
    private let folder: ScratchFolder
    private let path: String
    private let store: AuditStore
    private let id = DocumentID(arrival: 1_700_000_000_000_000_000, chance: 7)

    init() throws {
        folder = try ScratchFolder()
        path = folder.path("obstat.sqlite")
        store = try AuditStore(path: path, now: { 1_000 })
    }

    private var submission: Submission {
        Submission(
            id: id, unit: "boca", path: [FileName("a"), FileName(bytes: [0xFF, 0x2E, 0x0A])], sha256: "ab",
            bytes: 3,
            provenance: Provenance(
                owner: 4_000_000_000, group: 5, mode: 0o640, device: .max, inode: .max - 1, modified: 11,
                taken: 12))
    }

    private var examined: ExaminedDocument {
        ExaminedDocument(
            mediaType: "text/csv",
            findings: [
                Finding(
                    rule: "tw.national-id", packVersion: 3, category: .personalNationalID, action: .hold,
                    confidence: .high, reason: ["checksum", "column header 身分證字號"],
                    part: PartPath(names: ["a.zip", "b\n.csv"]),
                    location: Location(kind: .tableCell, concealment: .hiddenSheet, sheet: "名冊", cell: "B12"),
                    excerpt: "A1••••••••", fingerprint: "0011", grounds: [.foi6, .pdp])
            ],
            gaps: [CoverageGap(part: PartPath(names: ["c.pdf"]), reason: .encrypted, detail: "password")],
            rulesDigest: "sha256:1", engine: "e", milliseconds: 4, textBytes: 5)
    }

    private let held = Verdict(outcome: .held, openness: .notProvided, grounds: [.foi6, .pdp])

    @Test func `a document's life is kept step by step`() throws {
        try store.hasArrived(submission)
        try store.hasArrived(submission)
        #expect(try store.record(of: id)?.submission == submission)
        #expect(try store.record(of: id)?.intent == .examine)
        try store.intends(.hold, for: id, examined: examined, verdict: held)
        #expect(try store.record(of: id)?.intent == .hold)
        #expect(try store.record(of: id)?.state == .arrived)
        try store.hasComeToRest(id, in: .hold)
        try store.hasComeToRest(id, in: .hold)
        let record = try #require(try store.record(of: id))
        #expect(record.state == .hold)
        #expect(record.intent == nil)
        #expect(record.verdict == held)
        #expect(try store.events(limit: 10).map(\.act) == ["hold", "examined", "taken"])
    }

    @Test func `findings and gaps come back as they were`() throws {
        try store.hasArrived(submission)
        try store.intends(.hold, for: id, examined: examined, verdict: held)
        let finding = try #require(try store.findings(of: id).first)
        #expect(finding.location == examined.findings[0].location)
        #expect(finding.reason == examined.findings[0].reason)
        #expect(finding.part.names == ["a.zip", "b\\u{A}.csv"])
        #expect(try store.gaps(of: id) == examined.gaps)
    }

    @Test func `a second examination replaces the first one's findings`() throws {
        try store.hasArrived(submission)
        try store.intends(.hold, for: id, examined: examined, verdict: held)
        var clean = examined
        clean.findings = []
        clean.gaps = []
        let clear = Verdict(outcome: .clear, openness: .open, grounds: [])
        try store.intends(.deliver, for: id, examined: clean, verdict: clear, target: [FileName("x")])
        #expect(try store.findings(of: id).isEmpty)
        #expect(try store.gaps(of: id).isEmpty)
        #expect(try store.record(of: id)?.target == [FileName("x")])
    }

    @Test func `a file that could not be removed is known again`() throws {
        try store.hasArrived(submission)
        let same = submission.provenance
        func known(modified: Int64) throws -> DocumentID? {
            try store.wasTaken(device: same.device, inode: same.inode, modified: modified, bytes: 3)
        }
        #expect(try known(modified: 11) == id)
        #expect(try known(modified: 12) == nil)
        // The share was mounted again: another device, the same place.
        func knownElsewhere(_ unit: String) throws -> DocumentID? {
            try store.wasTaken(
                device: 1, inode: same.inode, modified: 11, bytes: 3, unit: unit, path: submission.path)
        }
        #expect(try knownElsewhere("boca") == id)
        #expect(try knownElsewhere("press") == nil)
        try store.originalIsGone(id)
        #expect(try known(modified: 11) == nil)
    }

    @Test func `a step that a document's life does not have is refused, and changes nothing`() throws {
        try store.hasArrived(submission)
        #expect(throws: StoreError.self, "not examined") { try store.hasComeToRest(id, in: .delivered) }
        try store.intends(.hold, for: id, examined: examined, verdict: held)
        #expect(throws: StoreError.self, "held") { try store.hasComeToRest(id, in: .delivered) }
        #expect(throws: StoreError.self, "not clear") {
            try store.intends(.deliver, for: id, examined: examined, verdict: held, target: [FileName("x")])
        }
        try store.hasComeToRest(id, in: .hold)
        #expect(throws: StoreError.self, "at rest") {
            try store.intends(
                .deliver, for: id, examined: examined,
                verdict: Verdict(outcome: .clear, openness: .open, grounds: []), target: [FileName("x")])
        }
        #expect(throws: StoreError.self, "at rest") { try store.isDeferred(id, until: 9, because: "") }
        let record = try #require(try store.record(of: id))
        #expect(record.standing == DocumentStanding(.hold) && record.verdict == held)
        #expect(try store.events(limit: 10).map(\.act) == ["hold", "examined", "taken"])
    }

    @Test func `putting off counts attempts`() throws {
        try store.hasArrived(submission)
        try store.isDeferred(id, until: 99, because: "gone")
        try store.isDeferred(id, until: 199, because: "gone")
        let record = try #require(try store.record(of: id))
        #expect(record.attempts == 2)
        #expect(record.due == 199)
        #expect(try store.records(in: [.deferred]).count == 1)
        #expect(try store.counts().map(\.count) == [1])
    }

    @Test func `conditions are said and taken back`() throws {
        try store.set(condition: "rules", to: "sha256:1")
        try store.set(condition: "rules", to: "sha256:2")
        #expect(try store.conditions() == ["rules": "sha256:2"])
        try store.set(condition: "rules", to: nil)
        #expect(try store.conditions().isEmpty)
    }

    @Test func `an older Obstat refuses the store of a newer one`() throws {
        try store.change {
            try $0.database.execute(sql: "INSERT INTO grdb_migrations VALUES ('999: from the future')")
        }
        #expect(throws: StoreError.self) { try AuditStore(path: path) }
    }
}
