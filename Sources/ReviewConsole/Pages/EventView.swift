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
        act = Words.acts[event.act]?(language) ?? String(shownSafely: event.act)
        document = event.document?.description
        detail = event.detail == "{}" ? "" : String(shownSafely: event.detail)
    }
}
