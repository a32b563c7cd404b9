import AuditStore
import Documents

/// What the store holds of one document, its history apart.
struct DocumentFile: Sendable {
    let entry: QueueEntry
    /// Those of one page, those that stop it first.
    let findings: [NumberedFinding]
    /// How many there are.
    let total: Int
    let gaps: [CoverageGap]

    var record: DocumentRecord { entry.record }
    var id: DocumentID { record.submission.id }
}

extension QueueEntry {
    var id: DocumentID { record.submission.id }

    /// Why it waits, in short: categories with their counts, then gaps.
    func reasons(_ language: Language) -> [String] {
        reasons.map { "\($0.kind.title(language)) ×\($0.count)" } + gaps.map { $0.kind.title(language) }
    }
}
