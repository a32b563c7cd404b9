/// What the store says has been done with a document.
package enum DocumentState: String, Sendable, CaseIterable, Codable {
    /// Taken in; its examination is not finished.
    case arrived
    case deferred
    case hold
    case corrupt
    case delivered
    case returned
    case withheld
}

/// What the store says is about to be done with a document.
package enum DocumentIntent: String, Sendable, CaseIterable, Codable {
    case examine
    case deliver
    case hold
    case `defer`
    case corrupt
}

/// Where the store has a document in its life.
package struct DocumentStanding: Hashable, Sendable {
    package var state: DocumentState
    /// `nil` where nothing is about to be done.
    package var intent: DocumentIntent?

    package init(_ state: DocumentState, intent: DocumentIntent? = nil) {
        self.state = state
        self.intent = intent
    }
}
