import Documents
import Frames
import Testing

/// The shipped rules find the same with the trigger index and without it: a skipped place would be a leak.
@Suite(.timeLimit(.minutes(20))) struct TriggerTests {
    private func findings(_ text: PartText, isIndexed: Bool) throws -> [ReportedFinding] {
        try ShippedRules.shared.get().reported(text, isIndexed: isIndexed).findings
    }

    @Test(arguments: ["caught.tsv", "passed.tsv"])
    func `in every case that is written down`(table: String) throws {
        let cases = try Case.table(table)
        #expect(!cases.isEmpty)
        for item in cases {
            let text = item.part
            #expect(
                try findings(text, isIndexed: true) == findings(text, isIndexed: false),
                "\(item.testDescription)"
            )
        }
    }

    @Test(.enabled(if: CleanCorpus.isThere, "../shared/corpus is not beside the project"))
    func `in the records of the gazette`() throws {
        for record in try CleanCorpus.records() {
            let text = Case.lines(record)
            #expect(try findings(text, isIndexed: true) == findings(text, isIndexed: false))
        }
    }
}
