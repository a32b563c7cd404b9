import AuditStore
import Documents

/// What was published and would not be published today, by unit, and the recalls.
struct RecallsPage: Page {
    static let template = "recalls"
    static let place = "/recalls"

    struct Row {
        let href: String
        let name: String
        let outcome: String
        let outcomeClass: String
        let reasons: [String]
        let step: String
    }

    /// One unit's documents at risk.
    struct Group {
        let id: String
        let unit: String
        let rows: [Row]
    }

    struct Case {
        let href: String
        let name: String
        let unit: String
        let state: String
        let place: String
        let requester: String
        let requested: Moment
        let decider: String
        let reason: String
    }

    let progress: String
    let isComplete: Bool
    let mayLook: Bool
    let groups: [Group]
    let isEmpty: Bool
    let cases: [Case]
    let hasCases: Bool
    let trouble: String?

    init(
        _ report: RiskReport, cases: [RecallCase], archive: Archive, visitor: Visitor, trouble: String?,
        language: Language
    ) {
        let state = report.progress
        progress =
            LocalizedText(
                zhTW: "以現行規則重新檢查：\(state.looked) / \(state.outdated) 件；有疑慮 \(state.atRisk) 件；"
                    + "已不在上傳區 \(state.gone) 件。",
                en: "Examined again under the present rules: \(state.looked) of \(state.outdated); "
                    + "at risk: \(state.atRisk); no longer in the upload area: \(state.gone).")(language)
        isComplete = state.isComplete
        mayLook = visitor.account?.roles.contains(.reviewer) == true
        groups = Dictionary(grouping: report.items) { $0.item.submission.unit }
            .sorted { $0.key < $1.key }.map { unit, risks in
                Group(
                    id: "unit-\(unit)", unit: "\(archive.unitName(unit, language)) · \(risks.count)",
                    rows: risks.map { Row($0, language) })
            }
        isEmpty = groups.isEmpty
        self.cases = cases.map { recall in
            let decision = recall.decision
            return Case(
                href: "/documents/\(recall.item.id)",
                name: String(shownSafely: recall.item.submission.displayPath),
                unit: archive.unitName(recall.item.submission.unit, language),
                state: decision.state.title(language), place: recall.item.state.title(language),
                requester: String(shownSafely: decision.requester.name),
                requested: Moment(decision.requested),
                decider: decision.decider.map { String(shownSafely: $0.name) } ?? "—",
                reason: String(shownSafely: decision.reason))
        }
        hasCases = !cases.isEmpty
        self.trouble = trouble
    }

    func title(_ language: Language) -> String { Words(language: language)["recalls"] }
}

extension RecallsPage.Row {
    init(_ risk: RiskItem, _ language: Language) {
        href = "/documents/\(risk.item.id)"
        name = String(shownSafely: risk.item.submission.displayPath)
        let outcome = Outcome(rawValue: risk.look.result.rawValue)
        self.outcome = outcome?.title(language) ?? "—"
        outcomeClass = outcome?.rawValue ?? "unexamined"
        let found = Dictionary(grouping: risk.findings, by: \.category)
            .map { "\($0.key.title(language)) ×\($0.value.count)" }.sorted()
        reasons = found + Set(risk.gaps.map { $0.reason.title(language) }).sorted()
        step =
            risk.item.decision.map { "\($0.act.title(language)) · \($0.state.title(language))" }
            ?? LocalizedText(zhTW: "決定：停止提供或維持提供", en: "decide: recall it or keep it")(language)
    }
}
