import AuditStore
import Documents

/// Every rule with its state and its use, and a place to try a text.
struct RulesPage: Page {
    static let template = "rules"
    static let place = "/rules"

    struct Row {
        let href: String
        let id: String
        let title: String
        let category: String
        let action: String
        let actionClass: String
        let state: String
        let hits: String
        let documents: String
        let last: Moment?
    }

    /// What came of a text that was tried.
    struct Trial {
        let outcome: String
        let outcomeClass: String
        let findings: [FindingView]
        let hasFindings: Bool
    }

    let rows: [Row]
    let tally: String
    let mayTry: Bool
    let text: String
    let trial: Trial?

    init(
        rules: [RuleCard], usage: [String: RuleUsage], visitor: Visitor, text: String = "",
        tried: (document: ExaminedDocument, verdict: Verdict)? = nil, language: Language
    ) {
        rows = rules.map { rule in
            let use = usage[rule.id]
            return Row(
                href: "/rules/\(rule.id)", id: rule.id, title: rule.title(language),
                category: rule.category.title(language), action: rule.action.title(language),
                actionClass: rule.action.name, state: Self.state(rule.state)(language),
                hits: String(use?.hits ?? 0), documents: String(use?.documents ?? 0),
                last: use.map { Moment($0.last) })
        }
        let unused = rules.count { usage[$0.id] == nil }
        tally = LocalizedText(
            zhTW: "共 \(rules.count) 條規則，其中 \(unused) 條未曾找到內容",
            en: "\(rules.count) rules; \(unused) have never found anything")(language)
        mayTry = visitor.may(.tryText)
        self.text = text
        let cards = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        trial = tried.map { Trial($0.document, $0.verdict, cards, language) }
    }

    static func state(_ name: String) -> LocalizedText {
        switch name {
        case "enforced": LocalizedText(zhTW: "施行中", en: "enforced")
        case "shadow": LocalizedText(zhTW: "觀察中（不攔阻）", en: "shadow (stops nothing)")
        case "testing": LocalizedText(zhTW: "測試中", en: "testing")
        case "noisy": LocalizedText(zhTW: "施行中（誤判偏多）", en: "enforced, noisy")
        case "disabled": LocalizedText(zhTW: "停用", en: "disabled")
        default: LocalizedText(zhTW: name, en: name)
        }
    }

    func title(_ language: Language) -> String { Words(language: language)["rules"] }
}

extension RulesPage.Trial {
    init(_ document: ExaminedDocument, _ verdict: Verdict, _ cards: [String: RuleCard], _ language: Language)
    {
        outcome = verdict.outcome.title(language)
        outcomeClass = verdict.outcome.rawValue
        let name = LocalizedText(zhTW: "試驗文字", en: "the text")(language)
        findings = document.findings.prefix(100).enumerated().map { index, finding in
            FindingView(
                NumberedFinding(ordinal: index, finding: finding), inFileNamed: name,
                card: cards[finding.rule],
                language)
        }
        hasFindings = !findings.isEmpty
    }
}

extension FindingView {
    /// A finding in something that was never dropped.
    init(_ numbered: NumberedFinding, inFileNamed name: String, card: RuleCard?, _ language: Language) {
        let nowhere = Provenance(owner: 0, group: 0, mode: 0, device: 0, inode: 0, modified: 0, taken: 0)
        let submission = Submission(
            id: DocumentID(arrival: 0, chance: 0), unit: "", path: [FileName(name)], sha256: "", bytes: 0,
            provenance: nowhere)
        self.init(numbered, in: submission, card: card, mayReveal: false, language)
    }
}
