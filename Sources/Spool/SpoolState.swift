import Documents

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

    var name: FileName { FileName(rawValue) }
}
