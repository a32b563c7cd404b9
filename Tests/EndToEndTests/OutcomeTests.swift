import AuditStore
import Documents
import ObstatTestSupport
import Testing

@Suite struct OutcomeTests {
    @Test func `a clear document reaches the upload area byte for byte, once`() throws {
        let bench = try GateBench()
        try bench.start()
        try bench.drop(Sample.clean(), as: "minutes.txt")
        try bench.awaitOutcomes(1)
        #expect(try bench.uploaded() == ["press/minutes.txt"])
        #expect(try bench.folder.read("upload/press/minutes.txt") == Array(Sample.clean().utf8))
        #expect(try bench.dropped() == [])
        try bench.awaitOrder(documents: 1)
        let record = try bench.record(of: "minutes.txt")
        #expect(record.state == .delivered && record.verdict?.outcome == .clear)
        let receipts = try bench.receipts()
        #expect(receipts.count == 1)
        #expect(receipts.values.first?.contains(record.submission.sha256) == true)
        let acts = try bench.store().events(document: record.submission.id, limit: 10).map(\.act)
        #expect(acts == ["delivered", "examined", "taken"])
        #expect(try bench.stop() == .exited(0))
    }

    @Test func `a held document waits in the spool, and its value travels nowhere`() throws {
        let bench = try GateBench()
        try bench.start()
        try bench.drop(Sample.held(), as: "grant.txt", unit: "consular")
        try bench.awaitOutcomes(1)
        try bench.awaitOrder(documents: 1)
        let record = try bench.record(of: "grant.txt")
        #expect(record.state == .hold && record.verdict?.outcome == .held)
        #expect(try bench.uploaded() == [])
        #expect(try bench.dropped(unit: "consular") == [])
        let excerpt = try #require(try bench.store().findings(of: record.submission.id).first?.excerpt)
        #expect(!excerpt.contains(Sample.identity) && excerpt.contains("•"))
        let receipt = try #require(try bench.receipts(unit: "consular").values.first)
        #expect(receipt.contains("國民身分證統一編號"))
        // Everything below the bench: database, its log, receipts, audit head; only rules and the private copy may hold it.
        let id = record.submission.id.description
        let holding = try bench.filesHolding(Sample.identity) { $0.hasPrefix("rules/") }
        #expect(holding == ["state/spool/hold/\(id)/content"])
        try bench.stop()
        #expect(try bench.filesHolding(Sample.identity) { $0.hasPrefix("rules/") }.count == 1)
        #expect(try !bench.running().lines.contains { $0.contains(Sample.identity) })
    }

    /// What can't be read is never clear, whatever the rules.
    @Test func `an encrypted document is held as not examined`() throws {
        let bench = try GateBench()
        try bench.start()
        try bench.drop(try Project.fixture("pdf/encrypted.pdf"), as: "letter.pdf")
        try bench.awaitOutcomes(1)
        try bench.awaitOrder(documents: 1)
        let record = try bench.record(of: "letter.pdf")
        #expect(record.state == .hold && record.verdict?.outcome == .unexamined)
        #expect(try bench.store().gaps(of: record.submission.id).map(\.reason) == [.encrypted])
        #expect(try bench.uploaded() == [])
    }

    @Test func `an unknown kind of file is held as not examined`() throws {
        let bench = try GateBench()
        try bench.start()
        try bench.drop((0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }, as: "blob.bin")
        try bench.awaitOutcomes(1)
        #expect(try bench.record(of: "blob.bin").verdict?.outcome == .unexamined)
        #expect(try bench.uploaded() == [])
    }
}
