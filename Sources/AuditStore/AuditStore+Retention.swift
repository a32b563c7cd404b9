import Documents
import GRDB

extension AuditStore {
    /// Forgets what was found in documents that were delivered before that time; the rest of their records stays.
    ///
    /// - Parameter time: nanoseconds since 1970.
    /// - Throws: ``StoreError``; nothing is forgotten then.
    package func forgetFindings(deliveredBefore time: Int64) throws(StoreError) {
        try change { transaction in
            let database = transaction.database
            let documents = try String.fetchAll(
                database,
                sql: """
                    SELECT id FROM document WHERE state = 'delivered' AND finished <= ? AND
                        (EXISTS (SELECT 1 FROM finding WHERE document = id) OR EXISTS (SELECT 1 FROM gap WHERE document = id))
                    """, arguments: [time])
            for document in documents.compactMap({ DocumentID($0) }) {
                let key = document.description
                try database.execute(sql: "DELETE FROM finding WHERE document = ?", arguments: [key])
                try database.execute(sql: "DELETE FROM gap WHERE document = ?", arguments: [key])
                // What was found is not to be found by searching either.
                try transaction.summarizeFindings(of: document)
                try transaction.audit("findings forgotten", by: "gate", document: document)
            }
        }
    }
}
