import AuditStore
import Documents

/// Everything known of one document, values masked, and what can be decided about it.
struct DocumentPage: Page {
    static let template = "document"
    static let place = ""

    struct Fact {
        let name: String
        let value: String
    }

    struct Reason {
        let code: String
        let text: String
    }

    /// What the page is made of.
    struct Sources {
        var file: DocumentFile
        var page: Int
        var unit: String
        var now: Int64
        var events: [AuditEvent]
        var decisions: [Decision]
        var remarks: [Remark]
        /// Digest of the findings.
        var seen: String
        var predecessor: DocumentID?
        var successors: [DocumentID]
        /// What a second look at what is published has found.
        var risks: (findings: [Finding], gaps: [CoverageGap])
        var rules: [RuleCard]
        var visitor: Visitor
        var trouble: String?
    }

    let name: String
    let unit: String
    let outcome: String
    let outcomeClass: String
    let explanation: String
    let nextStep: String
    let openness: String?
    let publicReasons: [Reason]
    let hasPublicReasons: Bool
    let findings: [FindingView]
    let risks: [FindingView]
    let riskGaps: [GapView]
    let hasRisks: Bool
    let exemptKinds: [Option]
    let findingTally: String
    let hasFindings: Bool
    let previous: String?
    let next: String?
    let gaps: [GapView]
    let hasGaps: Bool
    let facts: [Fact]
    let events: [EventView]
    let decisions: [DecisionView]
    let hasDecisions: Bool
    let remarks: [RemarkView]
    let hasRemarks: Bool
    let desk: DecisionDesk?
    let trouble: String?
    let former: String?
    let compare: String?
    let later: [String]
    let hasLater: Bool

    init(_ sources: Sources, language: Language) {
        let file = sources.file
        let record = file.record
        let verdict = record.verdict
        let cards = Dictionary(sources.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        name = String(shownSafely: record.submission.displayPath)
        unit = sources.unit
        outcome = file.item.outcomeTitle(language)
        outcomeClass = file.item.outcomeClass
        nextStep = QueueStep(file.item).words(language)
        openness = verdict?.openness?.title(language)
        publicReasons = (verdict?.grounds ?? []).map {
            Reason(code: $0.rawValue, text: $0.publicReason(language))
        }
        hasPublicReasons = !publicReasons.isEmpty
        let waits = record.state == .hold || record.state == .corrupt
        // What examination said then; once people have decided, what became of it counts.
        explanation = waits ? verdict?.outcome.explanation(language) ?? "" : record.state.title(language)
        let mayReveal = waits && sources.visitor.may(.reveal)
        let mayExempt = waits && sources.visitor.account?.roles.contains(.reviewer) == true
        findings = file.findings.map {
            FindingView(
                $0, in: record.submission, card: cards[$0.finding.rule], mayReveal: mayReveal,
                mayExempt: mayExempt,
                seesRules: sources.visitor.may(.seeRules), language)
        }
        hasFindings = !findings.isEmpty
        risks = sources.risks.findings.prefix(Archive.findings).enumerated().map { index, finding in
            FindingView(
                NumberedFinding(ordinal: index, finding: finding), in: record.submission,
                card: cards[finding.rule], mayReveal: false, seesRules: sources.visitor.may(.seeRules),
                language)
        }
        riskGaps = sources.risks.gaps.prefix(Archive.findings).map {
            GapView($0, in: record.submission, language)
        }
        hasRisks = !risks.isEmpty || !riskGaps.isEmpty
        exemptKinds = Evidence.Kind.allCases.map { Option($0.rawValue, $0.title(language)) }
        findingTally = Self.tally(shown: findings.count, of: file.total, page: sources.page)(language)
        let here = "/documents/\(file.id)"
        previous = sources.page > 1 ? "\(here)?page=\(sources.page - 1)" : nil
        next = sources.page * Archive.findings < file.total ? "\(here)?page=\(sources.page + 1)" : nil
        gaps = file.gaps.prefix(Archive.findings).map { GapView($0, in: record.submission, language) }
        hasGaps = !gaps.isEmpty
        facts = record.facts(unit: sources.unit, language)
        events = sources.events.map { EventView($0, language) }
        decisions = sources.decisions.reversed().map { DecisionView($0, language) }
        hasDecisions = !decisions.isEmpty
        remarks = sources.remarks.map { RemarkView($0) }
        hasRemarks = !remarks.isEmpty
        desk = DecisionDesk(sources, language)
        trouble = sources.trouble
        former = sources.predecessor.map { "/documents/\($0)" }
        compare = sources.predecessor.map { _ in "\(here)/compare" }
        later = sources.successors.map { "/documents/\($0)" }
        hasLater = !later.isEmpty
    }

    private static func tally(shown: Int, of total: Int, page: Int) -> LocalizedText {
        guard shown < total else {
            return LocalizedText(zhTW: "共 \(total) 項", en: total == 1 ? "1 finding" : "\(total) findings")
        }
        let first = (page - 1) * Archive.findings + 1
        return LocalizedText(
            zhTW: "共 \(total) 項，第 \(first) 至 \(first + shown - 1) 項",
            en: "\(total) findings, \(first) to \(first + shown - 1) shown")
    }

    func title(_ language: Language) -> String { name }
}
