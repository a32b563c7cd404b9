package import Documents
import GRDB

/// A recall as lists show it: what was asked for, and where the document is now.
package struct RecallCase: Sendable, Hashable {
    package let item: QueueItem
    package let decision: Decision
}

extension AuditStore {
    /// Recalls, the newest first, whatever has become of them.
    ///
    /// - `units`: only theirs; `nil` for all.
    /// - `term`: see ``QueueQuestion/term``.
    package func recalls(
        units: [String]? = nil, term: Int64, limit: Int = 200
    ) throws(StoreError) -> [RecallCase] {
        try read { database in
            let marks = units.map { $0.isEmpty ? "NULL" : $0.map { _ in "?" }.joined(separator: ", ") }
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT decision.* FROM decision JOIN document ON document.id = decision.document
                    WHERE decision.act = 'recall' \(marks.map { "AND document.unit IN (\($0))" } ?? "")
                    ORDER BY decision.id DESC LIMIT ?
                    """, arguments: StatementArguments(units ?? []) + [limit])
            return try rows.compactMap(Decision.init).compactMap { decision in
                try Row.fetchOne(
                    database, sql: "SELECT * FROM document WHERE id = ?",
                    arguments: [decision.document.description]
                ).flatMap(DocumentRecord.init).map {
                    RecallCase(item: try QueueItem($0, term: term, in: database), decision: decision)
                }
            }
        }
    }

    /// What a second look at a published document has found and nobody has settled; empty where it is not at risk.
    package func risks(of id: DocumentID) throws(StoreError) -> (findings: [Finding], gaps: [CoverageGap]) {
        try read { database in
            guard try SecondLook.of(id, in: database)?.isAtRisk == true else { return ([], []) }
            let settled = try Settled(of: id, in: database)
            return (
                try FindingTables.risk.findings(of: id, in: database).filter(settled.isOpen),
                try FindingTables.risk.gaps(of: id, in: database).filter(settled.isOpen)
            )
        }
    }
}
