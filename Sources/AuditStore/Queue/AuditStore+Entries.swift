package import Documents
import GRDB

/// A finding with its number in its document.
package struct NumberedFinding: Sendable, Hashable {
    package let ordinal: Int
    package let finding: Finding

    package init(ordinal: Int, finding: Finding) {
        self.ordinal = ordinal
        self.finding = finding
    }
}

extension AuditStore {
    /// Findings of a document, those that stop it first.
    package func findings(
        of id: DocumentID, limit: Int, offset: Int = 0
    ) throws(StoreError) -> [NumberedFinding] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM finding WHERE document = ?
                    ORDER BY CASE action WHEN 'hold' THEN 0 WHEN 'review' THEN 1 ELSE 2 END, ordinal LIMIT ? OFFSET ?
                    """, arguments: [id.description, limit, offset]
            ).compactMap { row in
                Finding(row: row).map { NumberedFinding(ordinal: row["ordinal"], finding: $0) }
            }
        }
    }

    package func finding(_ ordinal: Int, of id: DocumentID) throws(StoreError) -> Finding? {
        try read { database in
            try Row.fetchOne(
                database, sql: "SELECT * FROM finding WHERE document = ? AND ordinal = ?",
                arguments: [id.description, ordinal]
            ).flatMap(Finding.init)
        }
    }

    package func findingCount(of id: DocumentID) throws(StoreError) -> Int {
        try read { database in
            try Int.fetchOne(
                database, sql: "SELECT COUNT(*) FROM finding WHERE document = ?",
                arguments: [id.description]) ?? 0
        }
    }

    /// The versions that followed a document, oldest first.
    package func successors(of id: DocumentID) throws(StoreError) -> [DocumentID] {
        try read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT succession.document FROM document AS former JOIN document ON document.unit = former.unit
                        AND document.path = former.path AND document.id > former.id
                    JOIN succession ON succession.document = document.id AND succession.predecessor = former.id
                    WHERE former.id = ? ORDER BY succession.document
                    """, arguments: [id.description]
            ).compactMap { DocumentID($0) }
        }
    }

    /// Who looks after something at present.
    package func assignees() throws(StoreError) -> [String] {
        try read { database in
            // Skips from one name to the next along the index.
            try String.fetchAll(
                database,
                sql: """
                    WITH RECURSIVE seen (name) AS (
                        SELECT MIN(assignee) FROM care
                        UNION ALL
                        SELECT (SELECT MIN(assignee) FROM care WHERE assignee > seen.name) FROM seen
                        WHERE seen.name IS NOT NULL
                    )
                    SELECT name FROM seen WHERE name IS NOT NULL LIMIT 500
                    """)
        }
    }

    /// The rules that have found something that waits or waited, by id.
    package func rulesSeen() throws(StoreError) -> [String] {
        try read { database in
            // Skips from one rule to the next along the index.
            try String.fetchAll(
                database,
                sql: """
                    WITH RECURSIVE seen (rule) AS (
                        SELECT MIN(rule) FROM findingCount
                        UNION ALL
                        SELECT (SELECT MIN(rule) FROM findingCount WHERE rule > seen.rule) FROM seen WHERE seen.rule IS NOT NULL
                    )
                    SELECT rule FROM seen WHERE rule IS NOT NULL
                    """)
        }
    }
}
