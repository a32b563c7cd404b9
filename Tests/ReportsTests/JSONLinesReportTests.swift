import Documents
import Foundation
import Testing

@testable import Reports

@Suite struct JSONLinesReportTests {
    private func result(path: FileName, findings: [Finding] = [], gaps: [CoverageGap] = []) -> ScanResult {
        ScanResult(
            path: path, sha256: "ab", bytes: 1,
            document: ExaminedDocument(
                mediaType: "application/zip", findings: findings, gaps: gaps, rulesDigest: "sha256:0",
                engine: "e",
                milliseconds: 3, textBytes: 9),
            verdict: Verdict(outcome: .held, openness: .notProvided, grounds: [.foi6]))
    }

    private func object(_ line: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    @Test func `a document is one line with the keys of the schema`() throws {
        let finding = Finding(
            rule: "tw.national-id", packVersion: 3, category: .personalNationalID, action: .hold,
            confidence: .high,
            reason: ["checksum"], part: PartPath(names: ["b.docx"]),
            location: Location(kind: .tableCell, page: 1, line: 3, column: 5, sheet: "名冊", cell: "B12"),
            excerpt: "身分證字號：A14•••••••", fingerprint: "f", grounds: [.foi6])
        let gap = CoverageGap(part: PartPath(names: ["c.pdf"]), reason: .encrypted, detail: "password")
        let line = JSONLinesReport().line(
            result(path: FileName("in/a.zip"), findings: [finding], gaps: [gap]))
        #expect(!line.contains("\n"))
        let json = try object(line)
        #expect(json["schema"] as? String == "obstat.scan/1")
        #expect(json["verdict"] as? String == "held")
        #expect(json["class"] as? String == "notProvided")
        #expect(json["pathHex"] == nil)
        let first = try #require((json["findings"] as? [[String: Any]])?.first)
        #expect(first["part"] as? String == "a.zip › b.docx")
        #expect(first["category"] as? String == "personal.national_id")
        #expect((first["location"] as? [String: Any])?["cell"] as? String == "B12")
        let missed = try #require((json["coverage"] as? [[String: Any]])?.first)
        #expect(missed["reason"] as? String == "encrypted")
        #expect(missed["part"] as? String == "a.zip › c.pdf")
    }

    @Test func `a name that is not text is carried whole`() throws {
        let json = try object(JSONLinesReport().line(result(path: FileName(bytes: [0x61, 0xFF]))))
        #expect(json["pathHex"] as? String == "61ff")
        #expect(json["path"] as? String == "a\u{FFFD}")
    }

    @Test(arguments: ["\n", "\u{2028}", "\"", "\\", "\u{0}", "\u{85}", "\u{1B}[2J", "密"])
    func `no name can break the line or the string`(name: String) throws {
        let line = JSONLinesReport().line(result(path: FileName(name)))
        #expect(line.split(whereSeparator: \.isNewline).count == 1)
        #expect(try object(line)["path"] as? String == name)
    }
}
