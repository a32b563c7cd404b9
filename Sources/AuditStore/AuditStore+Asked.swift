import GRDB

/// Acts that were asked for under a key, so that one which comes twice is done once.
extension AuditStore {
    /// What is known of a key.
    package enum Earlier: Sendable, Hashable {
        /// Nothing; from now on it is known.
        case new
        /// The same act of the same person was answered so.
        case answered(String)
        /// It was begun, and nobody knows how it ended.
        case unanswered
        /// Another act, or another person's.
        case other
    }

    /// How long a key is remembered: 30 days.
    private static let memory: Int64 = 30 * 86_400 * 1_000_000_000

    /// Takes note that an act is begun under a key.
    ///
    /// - `digest`: of everything that was asked.
    package func begins(key: String, by user: UInt32, digest: String) throws(StoreError) -> Earlier {
        try change { transaction in
            let database = transaction.database
            if let row = try Row.fetchOne(
                database, sql: "SELECT * FROM asked WHERE key = ?", arguments: [key])
            {
                guard row["person"] == user, row["digest"] == digest else { return .other }
                return (row["answer"] as String?).map { .answered($0) } ?? .unanswered
            }
            try database.execute(
                sql: "DELETE FROM asked WHERE time < ?", arguments: [transaction.now - Self.memory])
            try database.execute(
                sql: "INSERT INTO asked (key, person, digest, time) VALUES (?, ?, ?, ?)",
                arguments: [key, user, digest, transaction.now])
            return .new
        }
    }

    /// Keeps the answer to the act of a key.
    package func answered(key: String, with answer: String) throws(StoreError) {
        try change { transaction in
            try transaction.database.execute(
                sql: "UPDATE asked SET answer = ? WHERE key = ?", arguments: [answer, key])
        }
    }
}
