package import Documents
import GRDB

extension AuditStore {
    /// Everything decided about a document, oldest first.
    package func decisions(about document: DocumentID) throws(StoreError) -> [Decision] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM decision WHERE document = ? ORDER BY id",
                arguments: [document.description]
            ).compactMap(Decision.init)
        }
    }

    /// What the gate has to carry out, oldest first.
    package func decisionsToCarryOut() throws(StoreError) -> [Decision] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM decision WHERE state IN ('approved', 'underway') ORDER BY id"
            ).compactMap(Decision.init)
        }
    }

    /// What the gate has to carry out for one document.
    package func decisionToCarryOut(for document: DocumentID) throws(StoreError) -> Decision? {
        try read { database in
            try Row.fetchOne(
                database,
                sql: "SELECT * FROM decision WHERE document = ? AND state IN ('approved', 'underway')",
                arguments: [document.description]
            ).flatMap(Decision.init)
        }
    }

    /// The findings of a document as one value; `nil` where there is no such document.
    package func findingSet(of document: DocumentID) throws(StoreError) -> FindingSet? {
        try read { database in
            try Row.fetchOne(
                database, sql: "SELECT * FROM document WHERE id = ?", arguments: [document.description]
            ).flatMap(DocumentRecord.init).map { try FindingSet(of: $0, in: database) }
        }
    }

    package func remarks(about document: DocumentID) throws(StoreError) -> [Remark] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM note WHERE document = ? ORDER BY id",
                arguments: [document.description]
            ).map { Remark(author: $0["author"], time: $0["time"], text: $0["text"]) }
        }
    }

    package func care(for document: DocumentID) throws(StoreError) -> Care {
        try read { database in
            try Row.fetchOne(
                database, sql: "SELECT * FROM care WHERE document = ?", arguments: [document.description]
            ).map { Care(assignee: $0["assignee"], due: $0["due"]) } ?? Care()
        }
    }

    /// The version before: dropped by the same unit in the same place, and not published when this one came.
    package func predecessor(of document: DocumentID) throws(StoreError) -> DocumentID? {
        try read { database in
            try String.fetchOne(
                database, sql: "SELECT predecessor FROM succession WHERE document = ?",
                arguments: [document.description]
            ).flatMap { DocumentID($0) }
        }
    }
}

extension AuditStore {
    /// What a document waits for.
    package func nextStep(for record: DocumentRecord) throws(StoreError) -> NextStep {
        let id = record.submission.id
        return NextStep(
            of: record.state, after: try decisions(about: id), people: try findingSet(of: id)?.people ?? 2)
    }
}
