import Documents

/// A table for spreadsheets (RFC 4180): a row for each finding (`finding`), each gap (`coverage`), and each document
/// that has neither (`document`), so that every document is in it.
///
/// Spreadsheets take cells for formulas and strangers write the cells, so a cell that starts like a formula gets an
/// apostrophe before it. Every cell is in quotation marks, numbers included: nothing depends on what it holds.
struct CSVReport: Sendable {
    let wording: ReportWording

    static let columns = [
        "kind", "path", "pathHex", "sha256", "bytes", "mediaType", "verdict", "class", "part", "rule",
        "title",
        "packVersion", "category", "action", "confidence", "reason", "place", "excerpt", "fingerprint",
        "grounds",
        "coverage", "detail", "rulesDigest", "engine",
    ]

    /// The byte order mark, without which office programs take UTF-8 for the local code page, and the header.
    func begin() -> String {
        "\u{FEFF}" + Self.columns.map { "\"" + $0 + "\"" }.joined(separator: ",") + "\r\n"
    }

    func rows(_ result: ScanResult) -> String {
        let rows =
            result.document.findings.map { cells($0, in: result) }
            + result.document.gaps.map { cells($0, in: result) }
        let whole = rows.isEmpty ? [["kind": "document"]] : rows
        let shared = cells(result)
        return whole.map { line($0.merging(shared) { own, _ in own }) }.joined()
    }

    private func cells(_ result: ScanResult) -> [String: String] {
        let path = result.path
        // The exact name, wherever the cell shows anything else.
        let isExact = path.isValidUTF8 && Self.defused(path.display) == path.text
        return [
            "path": path.display, "pathHex": isExact ? "" : path.hexadecimal, "sha256": result.sha256 ?? "",
            "bytes": String(result.bytes), "mediaType": result.document.mediaType,
            "verdict": result.verdict.outcome.rawValue, "class": result.verdict.openness?.rawValue ?? "",
            "grounds": list(result.verdict.grounds), "rulesDigest": result.document.rulesDigest,
            "engine": result.document.engine,
        ]
    }

    private func cells(_ finding: Finding, in result: ScanResult) -> [String: String] {
        [
            "kind": "finding", "part": wording.chain(finding.part, in: result), "rule": finding.rule,
            "title": wording.title(finding), "packVersion": String(finding.packVersion),
            "category": finding.category.rawValue, "action": finding.action.name,
            "confidence": finding.confidence.name, "reason": finding.reason.joined(separator: "; "),
            "place": wording.place(finding), "excerpt": finding.excerpt, "fingerprint": finding.fingerprint,
            "grounds": list(finding.grounds),
        ]
    }

    private func cells(_ gap: CoverageGap, in result: ScanResult) -> [String: String] {
        [
            "kind": "coverage", "part": wording.chain(gap.part, in: result),
            "title": gap.reason.title(wording.language), "coverage": gap.reason.name, "detail": gap.detail,
        ]
    }

    private func list(_ grounds: [Ground]) -> String { grounds.map(\.rawValue).joined(separator: " ") }

    private func line(_ cells: [String: String]) -> String {
        Self.columns.map { Self.cell(cells[$0] ?? "") }.joined(separator: ",") + "\r\n"
    }

    static func cell(_ text: String) -> String {
        "\"" + defused(FileName(text).display).replacing("\"", with: "\"\"") + "\""
    }

    /// The text with an apostrophe wherever a spreadsheet could see the start of a formula.
    ///
    /// That is the start of a cell, spaces and quotation marks skipped. Where lists are separated by semicolons,
    /// programs split at those too and drop the quotation marks, so each semicolon counts as a start.
    /// The full-width forms are taken for operators in East Asian settings.
    static func defused(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        var isAtStart = true
        for scalar in text.unicodeScalars {
            if isAtStart, "=+-@\t\r＝＋－＠".unicodeScalars.contains(scalar) { safe.append("'") }
            if scalar == ";" {
                isAtStart = true
            } else if scalar != "\"" && !scalar.properties.isWhitespace {
                isAtStart = false
            }
            safe.append(scalar)
        }
        return String(safe)
    }
}
