/// The states of a document in the spool; each is a directory of that name.
package enum SpoolState: String, Sendable, CaseIterable {
    /// Taken in, waiting for an examiner.
    case incoming
    /// Being examined, or on its way out.
    case active
    /// Waiting for a disk or an upload share to come back.
    case deferred
    /// Waiting for a person's decision.
    case hold
    /// Examiners died on it; waiting for a person to look.
    case corrupt
    /// Given back to its unit by a decision.
    case returned
    /// Kept from publication by a decision.
    case withheld
}

extension SpoolState {
    /// Where a document may go by one rename.
    ///
    /// `corrupt` is open from everywhere: that is where a document goes whose own files are damaged.
    package var ways: Set<SpoolState> {
        switch self {
        // Straight into quarantine goes what was published and is taken back.
        case .incoming: [.active, .hold, .corrupt]
        case .active: [.incoming, .deferred, .hold, .corrupt]
        // From here and from `corrupt` to `hold`: published meanwhile, not forgotten yet, and taken back.
        case .deferred: [.incoming, .hold, .corrupt]
        // Back to be examined where the store has lost what it knew; out of it by a decision.
        case .hold: [.incoming, .returned, .withheld, .corrupt]
        case .corrupt: [.incoming, .hold, .returned, .withheld]
        // A decision taken back.
        case .returned, .withheld: [.hold, .corrupt]
        }
    }
}
