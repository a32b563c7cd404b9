import Crypto
package import Documents
import Foundation
import GRDB

/// One link of the audit chain: who did what to which document, and the hash of everything before.
package struct AuditEvent: Sendable, Hashable, Codable {
    package let sequence: Int64
    /// Nanoseconds since 1970, UTC.
    package let time: Int64
    /// `gate` for the daemon itself.
    package let actor: String
    package let act: String
    package let document: DocumentID?
    /// A JSON object with sorted keys.
    package let detail: String
    package let previous: String
    package let hash: String

    /// What the first event holds in place of a predecessor's hash.
    package static let origin = String(repeating: "0", count: 64)

    init(
        sequence: Int64, time: Int64, actor: String, act: String, document: DocumentID?, detail: String,
        previous: String
    ) {
        self.sequence = sequence
        self.time = time
        self.actor = actor
        self.act = act
        self.document = document
        self.detail = detail
        self.previous = previous
        hash = Self.hash(
            sequence: sequence, time: time, actor: actor, act: act, document: document?.description,
            detail: detail,
            previous: previous)
    }

    init(row: Row) {
        sequence = row["sequence"]
        time = row["time"]
        actor = row["actor"]
        act = row["act"]
        document = (row["document"] as String?).flatMap { DocumentID($0) }
        detail = row["detail"]
        previous = row["previous"]
        hash = row["hash"]
    }

    /// The hash that this event must have by what it says.
    var expectedHash: String {
        Self.hash(
            sequence: sequence, time: time, actor: actor, act: act, document: document?.description,
            detail: detail,
            previous: previous)
    }

    /// Each field is preceded by its length, so that no two different events hash the same bytes.
    private static func hash(
        sequence: Int64, time: Int64, actor: String, act: String, document: String?, detail: String,
        previous: String
    ) -> String {
        var hasher = SHA256()
        for field in [previous, String(sequence), String(time), actor, act, document ?? "", detail] {
            hasher.update(data: Array("\(field.utf8.count):\(field)\n".utf8))
        }
        return hasher.finalize().hexadecimal
    }

    static func last(in database: Database) throws -> AuditEvent? {
        try Row.fetchOne(database, sql: "SELECT * FROM auditEvent ORDER BY sequence DESC LIMIT 1").map(
            AuditEvent.init)
    }
}

extension Transaction {
    /// Appends an event to the chain.
    func audit(
        _ act: String, by actor: String, document: DocumentID?, _ detail: [String: String] = [:]
    ) throws {
        let last = try AuditEvent.last(in: database)
        let json = try JSONSerialization.data(
            withJSONObject: detail, options: [.sortedKeys, .withoutEscapingSlashes])
        let event = AuditEvent(
            sequence: (last?.sequence ?? 0) + 1, time: now, actor: actor, act: act, document: document,
            detail: String(decoding: json, as: UTF8.self), previous: last?.hash ?? AuditEvent.origin)
        try database.execute(
            sql: """
                INSERT INTO auditEvent (sequence, time, actor, act, document, detail, previous, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                event.sequence, event.time, event.actor, event.act, event.document?.description, event.detail,
                event.previous, event.hash,
            ])
    }
}
