import AuditStore
import Documents

/// All that the store holds of one document, its history apart.
struct DocumentFile: Sendable {
    let record: DocumentRecord
    let findings: [Finding]
    let gaps: [CoverageGap]

    var id: DocumentID { record.submission.id }

    /// What stops it; notes stop nothing.
    var stopping: [Finding] { findings.filter { $0.action >= .review } }

    /// Why it waits, in short: categories with their counts, then gaps.
    func reasons(_ language: Language) -> [String] {
        let found = Dictionary(grouping: stopping, by: \.category)
            .map { "\($0.key.title(language)) ×\($0.value.count)" }
        let missed = Set(gaps.map(\.reason)).map { $0.title(language) }
        return found.sorted() + missed.sorted()
    }
}
