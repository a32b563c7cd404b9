import Documents

/// How findings and gaps are told to people, in one language.
///
/// Whatever comes from a document or a file's name has its control and direction characters spelled out.
struct ReportWording: Sendable {
    let language: Language
    /// Whether each finding also tells how its confidence came about, and notes are shown.
    let explains: Bool
    private let rules: [String: RuleSummary]

    init(language: Language, explains: Bool, book: RuleBook) {
        self.language = language
        self.explains = explains
        rules = Dictionary(book.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Findings that a person reading the report looks for.
    func shown(_ document: ExaminedDocument) -> [Finding] {
        document.findings.filter { $0.action >= .review || explains }
    }

    func title(_ finding: Finding) -> String {
        rules[finding.rule]?.title(language) ?? finding.rule
    }

    func advice(_ finding: Finding) -> String? {
        rules[finding.rule]?.advice?(language)
    }

    /// The place in the part; empty where there is none to tell.
    func place(_ finding: Finding) -> String {
        FileName(finding.location?.words(language) ?? "").display
    }

    func chain(_ part: PartPath, in result: ScanResult) -> String {
        FileName(result.chain(part)).display
    }

    /// One line: what, where, and the masked text around it.
    func line(_ finding: Finding, in result: ScanResult) -> String {
        let place = [chain(finding.part, in: result), place(finding)].filter { !$0.isEmpty }
        return title(finding) + colon + place.joined(separator: comma) + colon + safe(finding.excerpt)
    }

    /// One line: what was not examined, and why.
    func line(_ gap: CoverageGap, in result: ScanResult) -> String {
        gap.reason.title(language) + colon + chain(gap.part, in: result) + colon + safe(gap.detail)
    }

    func safe(_ text: String) -> String { FileName(text).display }

    var colon: String { language == .zhTW ? "：" : ": " }
    private var comma: String { language == .zhTW ? "，" : ", " }
}
