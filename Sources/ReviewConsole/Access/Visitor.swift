/// Somebody who has shown the token.
struct Visitor: Sendable, Equatable {
    /// Tells one session from another in the audit log; of no use for getting in.
    let label: String
}
