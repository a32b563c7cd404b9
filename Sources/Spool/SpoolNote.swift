import Documents

/// A small file that may lie beside a document's content in the spool.
package enum SpoolNote: String, Sendable, CaseIterable {
    /// The content as it was taken in.
    case content
    /// The same, encrypted.
    case sealedContent = "content.sealed"
    /// The ``Submission``.
    case submission = "submission.json"
    /// What the examination said.
    case verdict = "verdict.json"
    /// What people decided.
    case decision = "decision.json"
    /// Where it is being delivered to.
    case delivery = "delivery.json"

    var name: FileName { FileName(rawValue) }
    var temporaryName: FileName { FileName(rawValue + ".part") }
}
