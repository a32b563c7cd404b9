package import Documents
import GRDB

extension AuditStore {
    /// The record of one document, or `nil`.
    package func record(of id: DocumentID) throws(StoreError) -> DocumentRecord? {
        try read { database in
            try Row.fetchOne(
                database, sql: "SELECT * FROM document WHERE id = ?", arguments: [id.description]
            )
            .flatMap(DocumentRecord.init)
        }
    }

    /// Documents in the given states, oldest first.
    ///
    /// - `unit`: only this unit's.
    /// - `limit`: the most records.
    package func records(
        in states: [DocumentRecord.State], unit: String? = nil, limit: Int = 100_000
    ) throws(StoreError) -> [DocumentRecord] {
        try read { database in
            let marks = states.map { _ in "?" }.joined(separator: ", ")
            return try Row.fetchAll(
                database,
                sql:
                    "SELECT * FROM document WHERE state IN (\(marks)) AND (? IS NULL OR unit = ?) ORDER BY id LIMIT ?",
                arguments: StatementArguments(states.map(\.rawValue)) + [unit, unit, limit]
            ).compactMap(DocumentRecord.init)
        }
    }

    /// Documents with something about to be done.
    package func unfinished() throws(StoreError) -> [DocumentRecord] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM document WHERE intent IS NOT NULL ORDER BY id")
                .compactMap(DocumentRecord.init)
        }
    }

    /// Whether this very file was taken in before and could not be removed from the drop folder since.
    ///
    /// A share may have another device number after it was mounted again: then the file's place stands for it.
    package func wasTaken(
        device: UInt64, inode: UInt64, modified: Int64, bytes: Int64, unit: String? = nil,
        path: [FileName] = []
    ) throws(StoreError) -> DocumentID? {
        try read { database in
            try String.fetchOne(
                database,
                sql: """
                    SELECT id FROM document
                    WHERE inode = ? AND (device = ? OR (unit = ? AND path = ?)) AND originalRemoved = 0
                        AND modified = ? AND bytes = ?
                    LIMIT 1
                    """,
                arguments: [
                    Int64(bitPattern: inode), Int64(bitPattern: device), unit, FileName.stored(path),
                    modified, bytes,
                ]
            ).flatMap { DocumentID($0) }
        }
    }

    package func findings(of id: DocumentID) throws(StoreError) -> [Finding] {
        try read { try FindingTables.present.findings(of: id, in: $0) }
    }

    package func gaps(of id: DocumentID) throws(StoreError) -> [CoverageGap] {
        try read { try FindingTables.present.gaps(of: id, in: $0) }
    }

    /// How many documents are in each state, by unit.
    package func counts() throws(StoreError) -> [(unit: String, state: DocumentRecord.State, count: Int)] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT unit, state, count FROM tally WHERE count > 0 ORDER BY unit, state"
            ).compactMap { row in
                DocumentRecord.State(rawValue: row["state"]).map { (row["unit"], $0, row["count"]) }
            }
        }
    }

    /// What the daemon last said about itself, by name.
    package func conditions() throws(StoreError) -> [String: String] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT name, value FROM condition")
                .reduce(into: [:]) { $0[$1["name"]] = $1["value"] as String }
        }
    }

    /// Says something about the daemon itself; `nil` takes it back.
    package func set(condition name: String, to value: String?) throws(StoreError) {
        try change { transaction in
            guard let value else {
                try transaction.database.execute(
                    sql: "DELETE FROM condition WHERE name = ?", arguments: [name])
                return
            }
            try transaction.database.execute(
                sql: """
                    INSERT INTO condition (name, value, time) VALUES (?, ?, ?)
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value, time = excluded.time
                    """,
                arguments: [name, value, transaction.now])
        }
    }
}
