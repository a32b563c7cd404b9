package import Documents
import GRDB

/// Which audit events a page asks for.
package struct AuditQuery: Sendable, Hashable {
    package var actor: String?
    package var act: String?
    package var document: DocumentID?
    /// Nanoseconds since 1970.
    package var from: Int64?
    package var until: Int64?
    /// Only events before this one.
    package var before: Int64?
    package var limit: Int

    package init(
        actor: String? = nil, act: String? = nil, document: DocumentID? = nil, from: Int64? = nil,
        until: Int64? = nil, before: Int64? = nil, limit: Int = 100
    ) {
        self.actor = actor
        self.act = act
        self.document = document
        self.from = from
        self.until = until
        self.before = before
        self.limit = limit
    }
}

extension AuditStore {
    /// Audit events, newest first.
    package func events(_ query: AuditQuery) throws(StoreError) -> [AuditEvent] {
        try read { database in
            var parts: [String] = []
            var arguments = StatementArguments()
            func add(_ sql: String, _ value: (any DatabaseValueConvertible)?) {
                guard let value else { return }
                parts.append(sql)
                arguments += [value]
            }
            add("document = ?", query.document?.description)
            add("act = ?", query.act)
            add("actor = ?", query.actor)
            add("time >= ?", query.from)
            add("time < ?", query.until)
            add("sequence < ?", query.before)
            let condition = parts.isEmpty ? "" : "WHERE " + parts.joined(separator: " AND ")
            return try Row.fetchAll(
                database,
                sql: "SELECT * FROM auditEvent \(condition) ORDER BY sequence DESC LIMIT ?",
                arguments: arguments + [query.limit]
            ).map(AuditEvent.init)
        }
    }

    /// The acts that are on record, by name.
    package func actsSeen() throws(StoreError) -> [String] {
        try read { try Self.distinct("act", in: $0) }
    }

    /// Who is on record, by name.
    package func actorsSeen() throws(StoreError) -> [String] {
        try read { try Self.distinct("actor", in: $0) }
    }

    /// The number of the newest event: whatever happens, it grows.
    package func newestEvent() throws(StoreError) -> Int64 {
        try read { try Int64.fetchOne($0, sql: "SELECT MAX(sequence) FROM auditEvent") ?? 0 }
    }

    /// Skips from one value to the next along the index.
    private static func distinct(_ column: String, in database: Database) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                WITH RECURSIVE seen (value) AS (
                    SELECT MIN(\(column)) FROM auditEvent
                    UNION ALL
                    SELECT (SELECT MIN(\(column)) FROM auditEvent WHERE \(column) > seen.value) FROM seen
                    WHERE seen.value IS NOT NULL
                )
                SELECT value FROM seen WHERE value IS NOT NULL LIMIT 500
                """)
    }
}
