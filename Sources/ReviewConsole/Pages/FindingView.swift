import AuditStore
import Documents

/// A finding as a page shows it: masked, with its place, and beside it the rule with its reason, law and advice.
struct FindingView {
    let heading: String
    let action: String
    let actionClass: String
    let confidence: String
    let part: String
    let position: String
    let excerpt: String
    let rule: String
    let ruleHref: String?
    let ruleTitle: String
    let why: String?
    let law: String?
    let advice: String?
    let steps: [String]
    let ordinal: String
    let mayReveal: Bool
    let field: String
    let revealAction: String
    /// Where the visitor may ask that it pass from now on.
    let exemptAction: String?
    let exemptField: String

    init(
        _ numbered: NumberedFinding, in submission: Submission, card: RuleCard?, mayReveal: Bool,
        mayExempt: Bool = false,
        seesRules: Bool = true,
        _ language: Language
    ) {
        let finding = numbered.finding
        heading = finding.category.title(language)
        action = finding.action.title(language)
        actionClass = finding.action.name
        confidence = finding.confidence.title(language)
        part = submission.chain(finding.part)
        position = finding.location?.words(language) ?? "—"
        excerpt = String(shownSafely: finding.excerpt)
        rule = "\(finding.rule) · \(finding.packVersion)"
        ruleHref = seesRules ? card.map { "/rules/\($0.id)" } : nil
        ruleTitle = card?.title(language) ?? finding.rule
        why = card.flatMap { $0.why.isEmpty ? nil : $0.why }
        law =
            finding.grounds.isEmpty
            ? nil
            : finding.grounds.map { "\($0.rawValue) \($0.publicReason(language))" }
                .joined(separator: language == .zhTW ? "；" : "; ")
        advice = card?.advice?(language)
        steps = finding.reason.map { String(shownSafely: $0) }
        ordinal = String(numbered.ordinal)
        self.mayReveal = mayReveal
        field = "reveal-\(numbered.ordinal)"
        revealAction = "/documents/\(submission.id)/reveal"
        exemptAction = mayExempt && finding.action > .note ? "/documents/\(submission.id)/exempt" : nil
        exemptField = "exempt-\(numbered.ordinal)"
    }
}

extension Submission {
    /// The chain of containers from the file's own name down to the part.
    func chain(_ part: PartPath) -> String {
        ([name.display] + part.names.map { String(shownSafely: $0) }).joined(separator: " › ")
    }
}
