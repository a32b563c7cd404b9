import Documents

@testable import Reports

/// A scan whose names, excerpts and details are written by somebody who means harm.
enum Sample {
    static let book = RuleBook(
        rules: [
            RuleSummary(
                id: "tw.national-id", packVersion: 3,
                title: LocalizedText(zhTW: "國民身分證統一編號", en: "National identification number"),
                category: .personalNationalID, action: .hold, grounds: [.foi6, .pdp],
                why: "A number <for life>.",
                advice: LocalizedText(zhTW: "請遮蔽號碼。", en: "Mask the number."), isEnforced: true),
            RuleSummary(
                id: "tw.phone", packVersion: 3, title: LocalizedText(zhTW: "電話號碼", en: "Phone number"),
                category: .personalPhone, action: .review, grounds: [.pdp], why: "", advice: nil,
                isEnforced: false),
        ],
        digest: "sha256:0011", flat: [])

    static let results = [held, unexamined, clear, clearWithNote, standardInput]

    static let held = result(
        FileName("名冊/<script>alert(1)</script>\"'\n\u{202E}fdp.xlsx"), .held,
        findings: [
            finding(
                "tw.national-id", .hold, part: ["b&b.xlsx"],
                at: Location(
                    kind: .tableCell, concealment: .hiddenSheet, sheet: "=cmd|'/C calc'!A0", cell: "B12",
                    field: "<b>身分證字號</b>"),
                excerpt: "=HYPERLINK(\"http://example.org\";\"A12•••••••\") {0} [here](http://example.org)"),
            finding(
                "tw.unlisted", .review, part: [], at: Location(kind: .body, page: 2, line: 3, column: 5),
                excerpt: "a;@SUM(1)\t]]>\u{0}\u{1B}[2J\u{FFFE}"),
        ],
        gaps: [gap(.encrypted, "needs a password </failure>", part: ["+c.pdf"])])

    static let unexamined = result(
        FileName(bytes: Array("./in/".utf8) + [0xFF, 0xFE] + Array("%2e;=1.txt".utf8)), .unexamined,
        gaps: [
            gap(.undecodable, "-- bytes", part: []),
            gap(.limit, "over 100 members", part: ["x.zip", "y.zip"]),
        ])

    static let clear = result(FileName("/srv/公開 資料.txt"), .clear)

    static let clearWithNote = result(
        FileName("notes.txt"), .clear,
        findings: [
            finding(
                "tw.phone", .note, part: [], at: Location(kind: .body, line: 7, column: 1),
                excerpt: "02-2•••••••")
        ],
        gaps: [gap(.notFollowed, "a link out of the document (hyperlink)", part: [])])

    static let standardInput = result(
        FileName("-"), .unexamined, gaps: [gap(.timeout, "after 60 s", part: [])])

    /// The whole report on ``results``.
    static func report(
        _ format: ReportFormat, _ language: Language = .en, explains: Bool = true,
        of results: [ScanResult] = results
    ) -> String {
        var writer = ReportWriter(
            format: format, language: language, explains: explains, usesColour: false, book: book,
            version: "0.1.0")
        var text = writer.begin()
        for result in results { text += writer.result(result) }
        return text + writer.end()
    }

    private static func result(
        _ path: FileName, _ outcome: Outcome, findings: [Finding] = [], gaps: [CoverageGap] = []
    ) -> ScanResult {
        ScanResult(
            path: path, sha256: path.bytes == Array("-".utf8) ? nil : "ab01", bytes: 1234,
            document: ExaminedDocument(
                mediaType: path.text.hasSuffix("txt") ? "text/plain" : "application/zip", findings: findings,
                gaps: gaps, rulesDigest: "sha256:0011", engine: "obstat/0.1.0", milliseconds: 1042,
                textBytes: 9),
            verdict: Verdict(
                outcome: outcome,
                openness: outcome == .held ? .notProvided : outcome == .clear ? .open : nil,
                grounds: outcome == .held ? [.foi6, .pdp] : []))
    }

    private static func finding(
        _ rule: String, _ action: Action, part: [String], at location: Location, excerpt: String
    ) -> Finding {
        Finding(
            rule: rule, packVersion: 3, category: .personalNationalID, action: action, confidence: .high,
            reason: ["checksum", "keyword <身分證> 4 characters before"], part: PartPath(names: part),
            location: location, excerpt: excerpt, fingerprint: "f00d", grounds: [.foi6, .pdp])
    }

    private static func gap(_ reason: CoverageReason, _ detail: String, part: [String]) -> CoverageGap {
        CoverageGap(part: PartPath(names: part), reason: reason, detail: detail)
    }
}
