import GRDB

extension AuditStore {
    /// Writes a copy of the whole store as it is at one moment, while a gate may go on working, into one file.
    ///
    /// - Parameter path: of a file that is not there yet.
    /// - Throws: ``StoreError``; what was begun of the copy stays.
    package func copy(to path: String) throws(StoreError) {
        do {
            let copy = try DatabaseQueue(path: path)
            try database.backup(to: copy)
            // One file that needs no other beside it.
            try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
        } catch {
            throw StoreError(writing: error)
        }
    }

    /// What SQLite finds wrong with the file, in its own words; `nil` where it is sound.
    package func damage() throws(StoreError) -> String? {
        try read { database in
            let words = try String.fetchAll(database, sql: "PRAGMA integrity_check(1)")
            return words == ["ok"] ? nil : words.joined(separator: "; ")
        }
    }
}
