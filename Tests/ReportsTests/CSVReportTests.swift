import Documents
import Testing

@testable import Reports

@Suite struct CSVReportTests {
    /// A reader of RFC 4180 with a separator of choice.
    private func rows(_ text: String, separator: Unicode.Scalar = ",") -> [[String]] {
        var rows: [[String]] = [[""]]
        var isQuoted = false
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let last = rows.count - 1
            switch scalar {
            case "\"":
                isQuoted.toggle()
                // A doubled mark stands for itself.
                if isQuoted, index > 0, scalars[index - 1] == "\"" {
                    rows[last][rows[last].count - 1] += "\""
                }
            case separator where !isQuoted: rows[last].append("")
            case "\n" where !isQuoted: rows.append([""])
            case "\r" where !isQuoted: break
            default: rows[last][rows[last].count - 1].unicodeScalars.append(scalar)
            }
        }
        return rows.dropLast()
    }

    private func table(_ language: Language = .en) throws -> [[String: String]] {
        let text = Sample.report(.csv, language)
        #expect(text.utf8.starts(with: [0xEF, 0xBB, 0xBF]))
        let rows = rows(String(text.unicodeScalars.dropFirst()))
        let header = try #require(rows.first)
        #expect(header == CSVReport.columns)
        return rows.dropFirst().map { row in
            #expect(row.count == header.count)
            return Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first })
        }
    }

    @Test func `every finding, every gap and every other document has a row`() throws {
        let kinds = try table().map { $0["kind"] }
        #expect(
            kinds == [
                "finding", "finding", "coverage", "coverage", "coverage", "document", "finding", "coverage",
                "coverage",
            ])
    }

    @Test func `a name that can't be shown as it is comes whole in hexadecimal`() throws {
        let rows = try table()
        #expect(rows[0]["pathHex"] == Sample.held.path.hexadecimal)
        #expect(rows[3]["pathHex"] == Sample.unexamined.path.hexadecimal)
        #expect(rows[5]["pathHex"] == "")
        #expect(rows[8]["path"] == "'-")
    }

    @Test func `no cell starts a formula, whatever the separator`() {
        let text = String(Sample.report(.csv).unicodeScalars.dropFirst())
        for separator: Unicode.Scalar in [",", ";", "\t"] {
            for cell in rows(text, separator: separator).joined() {
                let first = cell.unicodeScalars.first { $0 != " " }
                #expect(!"=+-@\t\r＝＋－＠".unicodeScalars.contains(first ?? "a"), "\(cell)")
            }
        }
    }

    @Test(arguments: [
        ("=1", "'=1"), (" +1", " '+1"), ("a=1", "a=1"), ("a;\"@x", "a;\"'@x"), ("＝1", "'＝1"), ("-", "'-"),
        ("\t=1", "'\t'=1"), ("", ""),
    ])
    func `formulas are defused`(cell: String, safe: String) {
        #expect(CSVReport.defused(cell) == safe)
    }
}
