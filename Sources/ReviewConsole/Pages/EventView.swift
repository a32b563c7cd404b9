import AuditStore
import Documents

/// An audit event as a page shows it.
struct EventView {
    let sequence: String
    let time: Moment
    let actor: String
    let act: String
    let document: String?
    let detail: String

    init(_ event: AuditEvent, _ language: Language) {
        sequence = String(event.sequence)
        time = Moment(event.time)
        actor = String(shownSafely: event.actor)
        act = Self.title(event.act, language)
        document = event.document?.description
        detail = event.detail == "{}" ? "" : String(shownSafely: event.detail)
    }
    static func title(_ act: String, _ language: Language) -> String {
        if let known = Words.acts[act] { return known(language) }
        // "release requested": an act of a decision and what became of it.
        let pieces = act.split(separator: " ", maxSplits: 1).map(String.init)
        if pieces.count == 2, let decided = Decision.Act(rawValue: pieces[0]),
            let state = Decision.State(rawValue: pieces[1])
        {
            return decided.title(language) + (language == .zhTW ? "：" : ": ") + state.title(language)
        }
        return String(shownSafely: act)
    }
}
