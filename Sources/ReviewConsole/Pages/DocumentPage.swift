import AuditStore
import Documents

/// Everything known of one document, values masked.
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

    let name: String
    let outcome: String
    let outcomeClass: String
    let explanation: String
    let nextStep: String
    let openness: String?
    let publicReasons: [Reason]
    let hasPublicReasons: Bool
    let findings: [FindingView]
    let hasFindings: Bool
    let gaps: [GapView]
    let hasGaps: Bool
    let facts: [Fact]
    let events: [EventView]

    init(file: DocumentFile, unit: String, events: [AuditEvent], language: Language) {
        let record = file.record
        let verdict = record.verdict
        name = String(shownSafely: record.submission.displayPath)
        outcome = record.outcomeTitle(language)
        outcomeClass = record.outcomeClass
        explanation = verdict?.outcome.explanation(language) ?? ""
        nextStep = verdict?.outcome.nextStep(language) ?? ""
        openness = verdict?.openness?.title(language)
        publicReasons = (verdict?.grounds ?? []).map {
            Reason(code: $0.rawValue, text: $0.publicReason(language))
        }
        hasPublicReasons = !publicReasons.isEmpty
        findings = file.findings.sorted { $0.action > $1.action }
            .map { FindingView($0, in: record.submission, language) }
        hasFindings = !findings.isEmpty
        gaps = file.gaps.map { GapView($0, in: record.submission, language) }
        hasGaps = !gaps.isEmpty
        facts = record.facts(unit: unit, language)
        self.events = events.map { EventView($0, language) }
    }

    func title(_ language: Language) -> String { name }
}
