import Documents
import Foundation
import Testing

/// Clean texts stay clean: no rule may stop more of them than it did, unless the ratchet is changed on purpose.
///
/// With `OBSTAT_WRITE_RATCHET=1` in the environment the file is written anew, to be looked at with `git diff`.
@Suite(.serialized) struct RatchetTests {
    private static func file() throws -> Ratchet {
        Ratchet(try String(contentsOfFile: Ratchet.path, encoding: .utf8))
    }

    private func measure(_ records: [PartText]) throws -> Ratchet.Corpus {
        let rules = try ShippedRules.shared.get()
        var held: [String: Int] = [:]
        for record in records {
            for rule in Set(rules.judge(record).stopping.map(\.rule)) { held[rule, default: 0] += 1 }
        }
        return Ratchet.Corpus(records: records.count, held: held)
    }

    private func compare(_ measured: Ratchet.Corpus, as name: String) throws {
        if ProcessInfo.processInfo.environment["OBSTAT_WRITE_RATCHET"] != nil {
            var ratchet = (try? Self.file()) ?? Ratchet()
            ratchet.set(measured, for: name)
            try ratchet.text.write(toFile: Ratchet.path, atomically: true, encoding: .utf8)
            Issue.record("the ratchet of \(name) was written, not compared")
        }
        #expect(try Self.file().excess(of: measured, in: name) == [])
    }

    @Test func `texts of our own that may be published`() throws {
        let record = try String(contentsOfFile: Project.cases + "/meeting-record.txt", encoding: .utf8)
        let records = try Case.table("passed.tsv").map(\.part) + [Case.lines(record)]
        try compare(try measure(records), as: "own")
    }

    @Test(
        .enabled(if: CleanCorpus.isThere, "../shared/corpus is not beside the project"),
        .timeLimit(.minutes(20)))
    func `records of the gazette`() throws {
        try compare(try measure(try CleanCorpus.records().map { Case.lines($0) }), as: "gazette")
    }

    @Test func `a rise is told, a fall is not`() {
        let ratchet = Ratchet("# comment\nown\trecords\t10\nown\ta\t1\n")
        #expect(ratchet.excess(of: Ratchet.Corpus(records: 10, held: ["a": 1]), in: "own") == [])
        #expect(ratchet.excess(of: Ratchet.Corpus(records: 12, held: [:]), in: "own") == [])
        #expect(
            ratchet.excess(of: Ratchet.Corpus(records: 10, held: ["a": 2, "b": 1]), in: "own") == [
                "own: a stops 2 records, 1 allowed", "own: b stops 1 records, 0 allowed",
            ])
        #expect(
            ratchet.excess(of: Ratchet.Corpus(records: 9, held: [:]), in: "own") == [
                "own: 9 records, once 10"
            ])
        #expect(
            ratchet.excess(of: Ratchet.Corpus(records: 1, held: [:]), in: "other") == [
                "other: not in the file"
            ])
        #expect(Ratchet(ratchet.text) == ratchet)
    }
}
