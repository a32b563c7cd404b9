import Crypto
import Documents
import GRDB

/// The findings and gaps of one document as one value: equal where nothing that a person decides on differs.
package struct FindingSet: Hashable, Sendable {
    /// Sixty-four hexadecimal digits.
    package let digest: String
    /// How many different people a release takes.
    package let people: Int

    /// Digest of the rules that they were found with.
    package let rules: String

    /// What a decision about the document rests on: of one that is published, what the second look found.
    ///
    /// One of a document that was not examined takes two people.
    init(of record: DocumentRecord, in database: Database) throws {
        let second =
            record.state == .delivered ? try SecondLook.of(record.submission.id, in: database) : nil
        let tables: FindingTables = second == nil ? .present : .risk
        let key = record.submission.id.description
        let findings = try Row.fetchAll(
            database,
            sql: """
                SELECT rule, packVersion, category, action, part, location, fingerprint FROM \(tables.findings)
                WHERE document = ?
                """, arguments: [key])
        let gaps = try Row.fetchAll(
            database, sql: "SELECT part, reason, detail FROM \(tables.gaps) WHERE document = ?",
            arguments: [key])
        let lines = findings.map { Self.line("finding", $0) } + gaps.map { Self.line("gap", $0) }
        var hasher = SHA256()
        let outcome = second?.result.rawValue ?? record.verdict?.outcome.rawValue ?? "none"
        for line in [record.submission.sha256, outcome] + lines.sorted() {
            hasher.update(data: Array("\(line.utf8.count):\(line)\n".utf8))
        }
        digest = hasher.finalize().hexadecimal
        rules = second?.rules ?? record.rulesDigest ?? ""
        let isReviewOnly =
            record.state != .corrupt && gaps.isEmpty && outcome == Outcome.held.rawValue
            && findings.allSatisfy { Action(name: $0["action"] as String).map { $0 < .hold } == true }
        people = isReviewOnly ? 1 : 2
    }

    // Each column is preceded by its length, so that no two rows are one line.
    private static func line(_ kind: String, _ row: Row) -> String {
        row.map { _, value in
            let text =
                switch value.storage {
                case .string(let text): text
                case .int64(let number): String(number)
                default: ""
                }
            return "\(text.utf8.count):\(text)"
        }.reduce(kind) { $0 + " " + $1 }
    }
}
