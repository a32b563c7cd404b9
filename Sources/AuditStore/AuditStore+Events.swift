package import Documents
import GRDB

extension AuditStore {
    /// Every event of that name, the oldest first.
    package func events(named act: String) throws(StoreError) -> [AuditEvent] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM auditEvent WHERE act = ? ORDER BY sequence", arguments: [act]
            ).map(AuditEvent.init)
        }
    }

    /// The event with that number; `nil` where the chain does not reach it.
    package func event(_ sequence: Int64) throws(StoreError) -> AuditEvent? {
        try read { database in
            try Row.fetchOne(
                database, sql: "SELECT * FROM auditEvent WHERE sequence = ?", arguments: [sequence]
            ).map(AuditEvent.init)
        }
    }

    /// The last event; `nil` where there is none yet.
    package func lastEvent() throws(StoreError) -> AuditEvent? {
        try read { try AuditEvent.last(in: $0) }
    }
}

extension AuditStore {
    /// Documents whose originals have not been removed from their drop folders yet.
    package func documentsWithOriginals() throws(StoreError) -> [DocumentID] {
        try read { database in
            try String.fetchAll(database, sql: "SELECT id FROM document WHERE originalRemoved = 0").compactMap
            {
                DocumentID($0)
            }
        }
    }
}
