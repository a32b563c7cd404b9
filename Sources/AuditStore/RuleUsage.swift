import GRDB

/// What one rule has found in the documents that the store knows.
package struct RuleUsage: Sendable, Equatable {
    package let rule: String
    /// Findings, notes among them.
    package let hits: Int
    package let documents: Int
    /// When such a finding was first made, and last; nanoseconds since 1970.
    package let first: Int64
    package let last: Int64
}

extension AuditStore {
    /// The usage of every rule that has found something, by rule.
    ///
    /// Where a `unit` is named, only its documents count.
    package func ruleUsage(unit: String? = nil) throws(StoreError) -> [String: RuleUsage] {
        try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT found.rule AS rule, SUM(found.count) AS hits, COUNT(DISTINCT document.id) AS documents,
                        MIN(COALESCE(document.examined, document.taken)) AS first,
                        MAX(COALESCE(document.examined, document.taken)) AS last
                    FROM findingCount AS found JOIN document ON document.id = found.document
                    WHERE ? IS NULL OR document.unit = ?
                    GROUP BY found.rule
                    """,
                arguments: [unit, unit])
            return Dictionary(
                rows.map { row in
                    let rule: String = row["rule"]
                    let usage = RuleUsage(
                        rule: rule, hits: row["hits"], documents: row["documents"], first: row["first"],
                        last: row["last"])
                    return (rule, usage)
                }, uniquingKeysWith: { first, _ in first })
        }
    }
}
