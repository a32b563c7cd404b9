import AuditStore
import Documents

/// A decision as a page shows it.
struct DecisionView {
    let act: String
    let state: String
    let requester: String
    let requested: Moment
    let decider: String?
    let reason: String
    let evidence: String?
    let grounds: String?
    let remark: String?

    init(_ decision: Decision, _ language: Language) {
        act = decision.act.title(language)
        state = decision.state.title(language)
        requester = String(shownSafely: decision.requester.words)
        requested = Moment(decision.requested)
        decider = decision.decider.map { String(shownSafely: $0.words) }
        reason = String(shownSafely: decision.reason)
        evidence = decision.evidence?.shown(language)
        grounds = decision.grounds.isEmpty ? nil : decision.grounds.map(\.rawValue).joined(separator: ", ")
        remark = decision.remark.isEmpty ? nil : String(shownSafely: decision.remark)
    }
}

/// A person's remark as a page shows it.
struct RemarkView {
    let author: String
    let time: Moment
    let text: String

    init(_ remark: Remark) {
        author = String(shownSafely: remark.author)
        time = Moment(remark.time)
        text = String(shownSafely: remark.text)
    }
}
