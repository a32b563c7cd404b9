package import Documents
import Foundation
import GRDB

/// The box from which notices are sent: what is in it survives everything, and leaves it only when it was sent.
extension AuditStore {
    /// The first delay after a failure, and the longest, in nanoseconds; each failure doubles it.
    private static let firstDelay: Int64 = 60 * 1_000_000_000
    private static let longestDelay: Int64 = 6 * 3_600 * 1_000_000_000
    /// Failures after which a notice is given up: about four days.
    private static let mostAttempts = 24

    /// Puts a notice into the box, once for each way that ``ways`` names for it; nothing where there is none.
    package func post(
        _ kind: Notice.Kind, to unit: String, about document: DocumentID?, _ facts: [String: String]
    ) throws(StoreError) {
        try change { try $0.post(kind, to: unit, about: document, facts) }
    }

    /// What may be sent now on one way, oldest first.
    package func postingsDue(_ channel: Posting.Channel, limit: Int = 100) throws(StoreError) -> [Posting] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT notice.*, posting.attempts AS attempts FROM posting JOIN notice ON notice.id = posting.notice
                    WHERE posting.channel = ? AND posting.state = 'waiting' AND posting.due <= ?
                    ORDER BY notice.id LIMIT ?
                    """, arguments: [channel.rawValue, now(), limit]
            ).compactMap { row in
                Notice(row: row).map { Posting(notice: $0, channel: channel, attempts: row["attempts"]) }
            }
        }
    }

    /// Takes note of what was sent; what was not is tried again later, each time twice as late.
    package func settle(_ results: [PostingResult]) throws(StoreError) {
        try change { transaction in
            for result in results { try transaction.settle(result, Self.delay, most: Self.mostAttempts) }
        }
    }

    /// How many postings wait, were sent, and were given up.
    package func postingCounts() throws(StoreError) -> [String: Int] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT state, COUNT(*) AS count FROM posting GROUP BY state")
                .reduce(into: [:]) { $0[$1["state"]] = $1["count"] as Int }
        }
    }

    private static func delay(_ attempts: Int) -> Int64 {
        min(longestDelay, firstDelay << Int64(min(attempts, 20)))
    }
}

extension Notice {
    fileprivate init?(row: Row) {
        guard let kind = Kind(rawValue: row["kind"]),
            let facts = try? JSONDecoder().decode(
                [String: String].self, from: Data((row["facts"] as String).utf8))
        else { return nil }
        self.init(
            id: row["id"], unit: row["unit"], kind: kind,
            document: (row["document"] as String?).flatMap { DocumentID($0) }, time: row["time"],
            facts: facts)
    }
}

extension Transaction {
    /// Puts a notice into the box in the same breath as what it tells of: neither is there without the other.
    func post(
        _ kind: Notice.Kind, to unit: String, about document: DocumentID?, _ facts: [String: String]
    ) throws {
        guard let channels = ways[kind], !channels.isEmpty else { return }
        let json = try JSONSerialization.data(withJSONObject: facts, options: [.sortedKeys])
        try database.execute(
            sql: "INSERT INTO notice (unit, kind, document, time, facts) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                unit, kind.rawValue, document?.description, now, String(decoding: json, as: UTF8.self),
            ])
        let number = database.lastInsertedRowID
        for channel in channels {
            try database.execute(
                sql: "INSERT INTO posting (notice, channel, state, due) VALUES (?, ?, 'waiting', ?)",
                arguments: [number, channel.rawValue, now])
        }
    }

    /// Tells a document's unit.
    ///
    /// - `tables`: whose findings are told, by category.
    func post(
        _ kind: Notice.Kind, about document: DocumentID, _ facts: [String: String] = [:],
        findingsOf tables: FindingTables? = nil
    ) throws {
        guard ways[kind]?.isEmpty == false, let record = try record(of: document) else { return }
        var facts = facts
        if let tables {
            let findings = try tables.findings(of: document, in: database).filter { $0.action >= .review }
            let gaps = try tables.gaps(of: document, in: database)
            facts["categories"] = Set(findings.map(\.category.rawValue)).sorted().joined(separator: " ")
            facts["coverage"] = Set(gaps.map(\.reason.name)).sorted().joined(separator: " ")
        }
        if let outcome = record.verdict?.outcome { facts["outcome"] = outcome.rawValue }
        try post(kind, to: record.submission.unit, about: document, facts)
    }

    fileprivate func settle(
        _ result: PostingResult, _ delay: (Int) -> Int64, most mostAttempts: Int
    ) throws {
        let key: StatementArguments = [result.notice, result.channel.rawValue]
        guard let failure = result.failure else {
            return try database.execute(
                sql: """
                    UPDATE posting SET state = 'sent', attempts = attempts + 1, ended = ?, remark = ''
                    WHERE state = 'waiting' AND notice = ? AND channel = ?
                    """, arguments: [now] + key)
        }
        let attempts =
            try Int.fetchOne(
                database,
                sql: "SELECT attempts FROM posting WHERE state = 'waiting' AND notice = ? AND channel = ?",
                arguments: key) ?? 0
        let isOver = result.isFinal || attempts + 1 >= mostAttempts
        try database.execute(
            sql: """
                UPDATE posting SET state = ?, attempts = attempts + 1, due = ?, ended = ?, remark = ?
                WHERE state = 'waiting' AND notice = ? AND channel = ?
                """,
            arguments: [
                isOver ? "givenUp" : "waiting", now + delay(attempts), isOver ? now : nil,
                String(failure.prefix(400)),
            ] + key)
        guard isOver, database.changesCount == 1 else { return }
        try audit(
            "notice given up", by: "gate", document: nil,
            [
                "notice": String(result.notice), "channel": result.channel.rawValue,
                "reason": String(failure.prefix(400)),
            ])
    }
}
