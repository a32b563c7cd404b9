import AuditStore
import Documents

/// What the store holds of one document, its history apart.
struct DocumentFile: Sendable {
    let record: DocumentRecord
    let item: QueueItem
    /// Those of one page, those that stop it first.
    let findings: [NumberedFinding]
    /// How many there are.
    let total: Int
    let gaps: [CoverageGap]

    var id: DocumentID { record.submission.id }
}

extension QueueItem {
    /// Why it waits, in short: categories with their counts, then gaps.
    func reasons(_ language: Language) -> [String] {
        let found = categories.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { name, count in
            "\(Category(rawValue: name)?.title(language) ?? name) ×\(count)"
        }
        return found
            + coverage.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                CoverageReason(name: $0.key)?.title(language) ?? $0.key
            }
    }
}
