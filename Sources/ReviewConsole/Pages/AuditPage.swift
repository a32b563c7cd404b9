import AuditStore
import Documents

/// Audit events that were searched for, and whether the chain of them is whole.
struct AuditPage: Page {
    static let template = "audit"
    static let place = "/audit"

    let chain: String
    let isWhole: Bool
    /// Whether only the end of the chain was looked at.
    let isHeadOnly: Bool
    let events: [EventView]
    let isEmpty: Bool
    let actChoices: [Option]
    let actorChoices: [Option]
    /// Named apart: a template looks here for what is `nil` in an event.
    let documentAsked: String
    let from: String
    let until: String
    let older: String?
    let exportCSV: String
    let exportLines: String

    struct Search {
        var filter: AuditFilter
        var acts: [String]
        var actors: [String]
    }

    init(events: [AuditEvent], chain: (state: ChainState, isWalked: Bool), search: Search, language: Language)
    {
        self.chain = chain.state.message(language)
        isWhole = if case .whole = chain.state { true } else { false }
        isHeadOnly = !chain.isWalked
        self.events = events.map { EventView($0, language) }
        isEmpty = events.isEmpty
        let filter = search.filter
        actChoices = search.acts.map { Option($0, EventView.title($0, language), chosen: $0 == filter.act) }
        actorChoices = search.actors.map { Option($0, String(shownSafely: $0), chosen: $0 == filter.actor) }
        documentAsked = filter.document?.description ?? ""
        from = filter.from ?? ""
        until = filter.until ?? ""
        older =
            events.count == filter.limit
            ? events.last.map { filter.address("/audit", before: $0.sequence) } : nil
        exportCSV = filter.address("/audit/export", format: "csv")
        exportLines = filter.address("/audit/export", format: "jsonl")
    }

    func title(_ language: Language) -> String { Words(language: language)["audit"] }
}
