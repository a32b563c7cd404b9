package import Documents

/// Everything known of one document, values masked.
package struct Dossier: Sendable, Hashable, Codable {
    package var record: DocumentRecord
    package var item: QueueItem
    package var findings: [Finding]
    package var gaps: [CoverageGap]
    /// The digest that a decision about it is bound to.
    package var digest: String
    package var decisions: [Decision]
    package var remarks: [Remark]
    /// The newest first.
    package var events: [AuditEvent]
    /// The version before, and what differs.
    package var predecessor: DocumentID?
    package var difference: FindingDifference?
    /// A second look at what is published.
    package var secondLook: SecondLook?
    /// What a second look found and nobody has settled.
    package var risks: [Finding]
}
