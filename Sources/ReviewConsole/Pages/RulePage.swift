import AuditStore
import Documents

/// One rule: what it looks for, why, under which law, and what it has found.
struct RulePage: Page {
    static let template = "rule"
    static let place = ""

    let name: String
    let facts: [DocumentPage.Fact]
    let pattern: String
    let hasPattern: Bool
    let examples: [String]
    let counterexamples: [String]
    let references: [String]
    let hasExamples: Bool
    let hasReferences: Bool
    let queueHref: String

    init(rule: RuleCard, usage: RuleUsage?, language: Language) {
        name = rule.title(language)
        let facts: [(LocalizedText, String)] = [
            (LocalizedText(zhTW: "代號", en: "Id"), rule.id),
            (LocalizedText(zhTW: "規則包", en: "Pack"), "\(rule.pack) · \(rule.packVersion)"),
            (LocalizedText(zhTW: "類別", en: "Category"), rule.category.title(language)),
            (LocalizedText(zhTW: "處置", en: "Action"), rule.action.title(language)),
            (LocalizedText(zhTW: "狀態", en: "State"), RulesPage.state(rule.state)(language)),
            (LocalizedText(zhTW: "為何攔阻", en: "Why"), rule.why),
            (
                LocalizedText(zhTW: "法律依據", en: "Law"),
                rule.grounds.map { "\($0.rawValue) \($0.publicReason(language))" }.joined(separator: "；")
            ),
            (LocalizedText(zhTW: "建議", en: "Advice"), rule.advice?(language) ?? ""),
            (
                LocalizedText(zhTW: "使用情形", en: "Use"),
                usage.map {
                    LocalizedText(
                        zhTW: "於 \($0.documents) 份文件找到 \($0.hits) 處，最近一次 \(Moment($0.last).shown)",
                        en: "\($0.hits) findings in \($0.documents) documents, last \(Moment($0.last).shown)")(
                            language)
                } ?? LocalizedText(zhTW: "未曾找到內容", en: "has never found anything")(language)
            ),
        ]
        self.facts = facts.filter { !$0.1.isEmpty }.map {
            DocumentPage.Fact(name: $0.0(language), value: $0.1)
        }
        pattern = rule.pattern
        hasPattern = !rule.pattern.isEmpty
        examples = rule.examples.map { String(shownSafely: $0) }
        counterexamples = rule.counterexamples.map { String(shownSafely: $0) }
        references = rule.references.map { String(shownSafely: $0) }
        hasExamples = !examples.isEmpty || !counterexamples.isEmpty
        hasReferences = !references.isEmpty
        queueHref = "/?rule=\(QueueFilter.encoded(rule.id))"
    }

    func title(_ language: Language) -> String { name }
}
