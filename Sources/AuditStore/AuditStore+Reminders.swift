import Documents
import GRDB

/// Documents that wait longer than they should.
extension AuditStore {
    /// Reminds of every waiting document whose time is over: an event each, at most one a `pause`.
    ///
    /// - `term`: how long a document may wait where nobody said otherwise, in nanoseconds.
    /// - `pause`: between two reminders about one document, in nanoseconds.
    /// - Returns: the documents, oldest first.
    package func remind(term: Int64, pause: Int64, limit: Int = 500) throws(StoreError) -> [QueueItem] {
        try change { transaction in
            let rows = try Row.fetchAll(
                transaction.database,
                sql: """
                    SELECT document.* FROM document LEFT JOIN care ON care.document = document.id
                    WHERE document.state IN ('hold', 'corrupt') AND document.intent IS NULL
                        AND COALESCE(care.due, COALESCE(document.finished, document.taken) + ?1) < ?2
                        AND COALESCE(care.reminded, 0) <= ?2 - ?3
                    ORDER BY document.id LIMIT ?4
                    """, arguments: [term, transaction.now, pause, limit])
            var items: [QueueItem] = []
            for record in rows.compactMap(DocumentRecord.init) {
                let item = try QueueItem(record, term: term, in: transaction.database)
                try transaction.database.execute(
                    sql: """
                        INSERT INTO care (document, reminded) VALUES (?, ?)
                        ON CONFLICT (document) DO UPDATE SET reminded = excluded.reminded
                        """, arguments: [item.id.description, transaction.now])
                try transaction.audit(
                    "reminder", by: "gate", document: item.id,
                    [
                        "due": item.due.map { String($0) } ?? "", "nextStep": item.nextStep.rawValue,
                        "assignee": item.assignee ?? "",
                    ])
                try transaction.post(
                    .reminder, about: item.id,
                    ["due": item.due.map { String($0) } ?? "", "nextStep": item.nextStep.rawValue],
                    findingsOf: .present)
                items.append(item)
            }
            return items
        }
    }
}
