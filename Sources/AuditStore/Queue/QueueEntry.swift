package import Documents
import GRDB

/// A document as a line of the queue.
package struct QueueEntry: Sendable {
    package let record: DocumentRecord
    package let care: Care
    /// The decision of which something may still come.
    package let decision: Decision?
    /// Findings that stop it, by category, most first.
    package let reasons: [Count<Category>]
    package let gaps: [Count<CoverageReason>]
    /// How many different people a release takes.
    package let people: Int

    package struct Count<Kind: Sendable>: Sendable {
        package let kind: Kind
        package let count: Int
    }

    init?(row: Row, in database: Database) throws {
        guard let record = DocumentRecord(row: row) else { return nil }
        let id = record.submission.id.description
        self.record = record
        care =
            try Row.fetchOne(database, sql: "SELECT * FROM care WHERE document = ?", arguments: [id])
            .map { Care(assignee: $0["assignee"], due: $0["due"]) } ?? Care()
        decision = try Row.fetchOne(
            database,
            sql:
                "SELECT * FROM decision WHERE document = ? AND state IN ('requested', 'approved', 'underway')",
            arguments: [id]
        ).flatMap(Decision.init)
        let counted = try Row.fetchAll(
            database,
            sql: """
                SELECT category, action, COUNT(*) AS count FROM finding WHERE document = ? AND action <> 'note'
                GROUP BY category, action
                """, arguments: [id])
        var sums: [Category: Int] = [:]
        for row in counted {
            guard let category = Category(rawValue: row["category"]) else { continue }
            sums[category, default: 0] += row["count"] as Int
        }
        reasons = sums.map { Count(kind: $0.key, count: $0.value) }
            .sorted { ($1.count, $0.kind.rawValue) < ($0.count, $1.kind.rawValue) }
        gaps = try Row.fetchAll(
            database,
            sql:
                "SELECT reason, COUNT(*) AS count FROM gap WHERE document = ? GROUP BY reason ORDER BY count DESC",
            arguments: [id]
        ).compactMap { row in
            CoverageReason(name: row["reason"] as String).map { Count(kind: $0, count: row["count"]) }
        }
        let isReviewOnly =
            record.state != .corrupt && gaps.isEmpty && record.verdict?.outcome == .held
            && counted.allSatisfy { $0["action"] as String == "review" }
        people = isReviewOnly ? 1 : 2
    }
}
