package import Documents
import GRDB

/// One remark of a person about a document.
package struct Remark: Sendable, Hashable, Codable {
    package var author: String
    /// Nanoseconds since 1970.
    package var time: Int64
    package var text: String
}

/// Who looks after a document, and until when.
package struct Care: Sendable, Hashable, Codable {
    /// An account name; `nil` means the unit's contact and any reviewer.
    package var assignee: String?
    /// Nanoseconds since 1970; `nil` means by the setting.
    package var due: Int64?

    package init(assignee: String? = nil, due: Int64? = nil) {
        self.assignee = assignee
        self.due = due
    }
}

extension AuditStore {
    /// A person remarks something; kept whatever becomes of the document.
    package func remark(
        _ text: String, on document: DocumentID, by person: Person
    ) throws(StoreError) -> DecisionRefusal? {
        try change { transaction in
            guard FreeText.isValid(text) else { return .reasonMissing }
            guard try transaction.record(of: document) != nil else { return .unknownDocument }
            try transaction.database.execute(
                sql: "INSERT INTO note (document, author, time, text) VALUES (?, ?, ?, ?)",
                arguments: [document.description, person.words, transaction.now, text])
            try transaction.audit("note", by: person.words, document: document, ["text": text])
            return nil
        }
    }

    /// A person gives a document into somebody's care, or back to everybody.
    package func assign(
        _ document: DocumentID, to assignee: String?, by person: Person
    ) throws(StoreError) -> DecisionRefusal? {
        try change { transaction in
            guard try transaction.record(of: document) != nil else { return .unknownDocument }
            try transaction.database.execute(
                sql: """
                    INSERT INTO care (document, assignee) VALUES (?, ?)
                    ON CONFLICT (document) DO UPDATE SET assignee = excluded.assignee
                    """, arguments: [document.description, assignee])
            try transaction.audit(
                "assigned", by: person.words, document: document, ["assignee": assignee ?? ""])
            return nil
        }
    }

    /// A person says until when a document is to be decided; `nil` takes it back.
    package func setDue(
        _ due: Int64?, for document: DocumentID, by person: Person
    ) throws(StoreError) -> DecisionRefusal? {
        try change { transaction in
            guard try transaction.record(of: document) != nil else { return .unknownDocument }
            try transaction.database.execute(
                sql: """
                    INSERT INTO care (document, due) VALUES (?, ?)
                    ON CONFLICT (document) DO UPDATE SET due = excluded.due
                    """, arguments: [document.description, due])
            try transaction.audit(
                "due", by: person.words, document: document, ["due": due.map { String($0) } ?? ""])
            return nil
        }
    }
}
