import Documents
import Testing

@testable import Reports

@Suite struct TextReportTests {
    @Test func `Han characters take two cells`() {
        #expect(TextTable.width("密a") == 3)
        var table = TextTable(header: ["檔案", "x"])
        table.add(["a", "y"])
        #expect(table.text == "檔案  x\n────  ─\na     y\n")
    }

    @Test func `a name can't steer the terminal`() {
        let report = TextReport(
            language: .zhTW, explains: true, usesColour: false,
            book: RuleBook(rules: [], digest: "", flat: []))
        let result = ScanResult(
            path: FileName("a\u{1B}[31m\u{202E}\n"), sha256: nil, bytes: 0,
            document: ExaminedDocument(
                mediaType: "", findings: [],
                gaps: [CoverageGap(part: .document, reason: .corrupt, detail: "x")],
                rulesDigest: "", engine: "", milliseconds: 0, textBytes: 0),
            verdict: Verdict(outcome: .unexamined, openness: nil, grounds: []))
        let text = report.lines(result)
        #expect(!text.contains("\u{1B}"))
        #expect(!text.contains("\u{202E}"))
        #expect(text.contains("\\u{202E}"))
    }
}
