import AuditStore
import Documents

/// The newest audit events, and whether the chain of them is whole.
struct AuditPage: Page {
    static let template = "audit"
    static let place = "/audit"

    let chain: String
    let isWhole: Bool
    let events: [EventView]

    init(events: [AuditEvent], chain: ChainState, language: Language) {
        self.chain = chain.message(language)
        isWhole = if case .whole = chain { true } else { false }
        self.events = events.map { EventView($0, language) }
    }

    func title(_ language: Language) -> String { Words(language: language)["audit"] }
}
