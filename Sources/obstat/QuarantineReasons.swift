import AuditStore
import Documents

/// Why one document waits, in short.
struct QuarantineReasons {
    private let findings: [Finding]
    private let gaps: [CoverageGap]

    init(store: AuditStore, id: DocumentID) throws {
        findings = try store.findings(of: id).filter { $0.action >= .review }
        gaps = try store.gaps(of: id)
    }

    /// Categories of what stops it, each once, sorted.
    var categories: [String] { Set(findings.map(\.category.rawValue)).sorted() }

    /// Reasons of what was not examined, each once, sorted.
    var gapNames: [String] { Set(gaps.map(\.reason.name)).sorted() }

    func short(_ language: Language) -> String {
        let found = Set(findings.map(\.category)).map { category in
            "\(category.title(language)) ×\(findings.count { $0.category == category })"
        }
        let missed = Set(gaps.map(\.reason)).map { $0.title(language) }
        return (found.sorted() + missed.sorted()).joined(separator: language == .en ? ", " : "、")
    }
}
