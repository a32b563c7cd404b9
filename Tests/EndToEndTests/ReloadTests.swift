import AuditStore
import Documents
import Glibc
import ObstatTestSupport
import Testing

@Suite struct ReloadTests {
    /// The small pack with another thing that it looks for.
    private static let stricter =
        GateBench.smallPack + """
              - id: test.approved
                title: {zh-TW: 核定, en: Approved}
                category: personal.other
                pattern: 'approved'
                confidence: {withContext: high, alone: high}
                action: hold
                examples: [«approved», was «approved», («approved»)]
                counterexamples: [refused, open]

            """

    private func replaceRules(of bench: GateBench, with text: String) throws {
        try bench.folder.write(text, to: "rules/.new")
        try bench.folder.rename("rules/.new", to: "rules/test.yaml")
        try bench.running().signal(SIGHUP)
    }

    @Test func `changed rules apply to what comes after them`() throws {
        let bench = try GateBench()
        try bench.start()
        try bench.drop(Sample.clean(1), as: "before.txt")
        try bench.awaitOutcomes(1)
        let before = try bench.record(of: "before.txt").rulesDigest
        try replaceRules(of: bench, with: Self.stricter)
        try bench.awaitLog("rules in force")
        try bench.drop(Sample.clean(2), as: "after.txt")
        try bench.awaitLog(" held document=")
        let after = try bench.record(of: "after.txt")
        #expect(after.rulesDigest != before && after.rulesDigest != nil)
        #expect(try bench.store().findings(of: after.submission.id).map(\.rule) == ["test.approved"])
        #expect(try bench.events("rules in force").count == 1)
        #expect(try bench.store().conditions()["rules"] == after.rulesDigest)
    }

    @Test func `a broken pack leaves the last good rules in force, and shows`() throws {
        let bench = try GateBench()
        try bench.start()
        try replaceRules(of: bench, with: GateBench.smallPack + "surplus: true\n")
        try bench.awaitLog("rules not reloaded")
        let status = try bench.obstat(["status", "--config", RawPath(Array(bench.path("obstat.yaml").utf8))])
        #expect(String(decoding: status.output, as: UTF8.self).contains("rules not reloaded"))
        #expect(try bench.events("rules refused").count == 1)
        try bench.drop(Sample.held(), as: "held.txt")
        try bench.drop(Sample.clean(), as: "minutes.txt")
        try bench.awaitOutcomes(2)
        #expect(try bench.uploaded() == ["press/minutes.txt"])
        // Mended, the mark goes.
        try replaceRules(of: bench, with: Self.stricter)
        try bench.awaitLog("rules in force")
        #expect(try bench.store().conditions()["rules not reloaded"] == nil)
    }

    @Test func `a reload asked for while the gate is still opening comes late and ends nothing`() throws {
        let bench = try GateBench()
        try bench.folder.removeFolder("drop/press")
        try bench.launch(["--config", bench.path("obstat.yaml"), "--rules", bench.path("rules")])
        // The folder is made after the signal has been trapped, and well before the gate opens.
        try bench.running().awaitState("a made folder") { bench.folder.exists("drop/press") }
        try bench.running().signal(SIGHUP)
        try bench.awaitLog("the gate is open")
        try bench.awaitLog("rules in force")
    }

    @Test func `documents under way while rules change end under one set or the other`() throws {
        let bench = try GateBench(settings: "examiners: 2\n")
        try bench.start()
        for number in 0..<40 { try bench.drop(Sample.clean(number), as: "\(number).txt") }
        try bench.awaitOutcomes(3)
        try replaceRules(of: bench, with: Self.stricter)
        try bench.awaitOutcomes(40)
        try bench.awaitOrder(documents: 40)
        for record in try bench.records() {
            let rules = try bench.store().findings(of: record.submission.id).map(\.rule)
            #expect(rules.isEmpty == (record.state == .delivered))
        }
        let digests = try Set(bench.records().compactMap(\.rulesDigest))
        #expect(digests.count <= 2)
    }
}
