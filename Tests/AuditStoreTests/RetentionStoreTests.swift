import Documents
import ObstatTestSupport
import Testing

@testable import AuditStore

@Suite struct RetentionStoreTests {
    @Test func `findings of what was delivered long ago are forgotten, with an event, and nothing else is`()
        throws
    {
        let folder = try ScratchFolder()
        let store = try AuditStore(path: folder.path("obstat.sqlite"), now: { 1_000 })
        let ids = (1...2).map { DocumentID(arrival: UInt64($0), chance: 0) }
        for (id, outcome) in zip(ids, [Outcome.clear, .held]) {
            try store.hasArrived(
                Submission(
                    id: id, unit: "boca", path: [FileName("a.txt")], sha256: "ab", bytes: 3,
                    provenance: Provenance(
                        owner: 0, group: 0, mode: 0, device: 0, inode: 0, modified: 0, taken: 0)))
            let finding = Finding(
                rule: "r", packVersion: 1, category: .personalEmail,
                action: outcome == .clear ? .note : .hold,
                confidence: .high, reason: [], part: .document, location: nil, excerpt: "a•••",
                fingerprint: "00", grounds: [])
            try store.intends(
                outcome == .clear ? .deliver : .hold, for: id,
                examined: ExaminedDocument(
                    mediaType: "text/plain", findings: [finding], gaps: [], rulesDigest: "", engine: "",
                    milliseconds: 1, textBytes: 1),
                verdict: Verdict(outcome: outcome, openness: nil, grounds: []), target: [FileName("a")])
            try store.hasComeToRest(id, in: outcome == .clear ? .delivered : .hold)
        }
        try store.forgetFindings(deliveredBefore: 999)
        #expect(try store.findings(of: ids[0]).count == 1, "too young")
        try store.forgetFindings(deliveredBefore: 1_000)
        try store.forgetFindings(deliveredBefore: 1_000)
        #expect(try store.findings(of: ids[0]).isEmpty)
        #expect(try store.findings(of: ids[1]).count == 1)
        #expect(try store.events(named: "findings forgotten").map(\.document) == [ids[0]])
        #expect(try store.record(of: ids[0])?.state == .delivered)
        #expect(try store.verifyChain() == .whole(events: 7))
    }
}
