package import Documents
import GRDB

/// What examining a published document again, under newer rules, has shown.
package struct SecondLook: Sendable, Hashable, Codable {
    package var document: DocumentID
    /// Digest of the rules.
    package var rules: String
    /// Nanoseconds since 1970.
    package var time: Int64
    package var result: Result
    /// Whether it would not be published today, for a reason that nobody has settled before.
    package var isAtRisk: Bool
    package var openness: Openness?
    package var grounds: [Ground]

    package enum Result: String, Sendable, CaseIterable, Codable {
        case clear
        case held
        case unexamined
        /// The upload area no longer has it, or has something else in its place.
        case gone
    }

    static func of(_ document: DocumentID, in database: Database) throws -> SecondLook? {
        try Row.fetchOne(
            database, sql: "SELECT * FROM rescan WHERE document = ?", arguments: [document.description]
        ).flatMap(SecondLook.init)
    }

    init?(row: Row) {
        guard let document = DocumentID(row["document"]), let result = Result(rawValue: row["result"]) else {
            return nil
        }
        self.document = document
        self.result = result
        rules = row["rules"]
        time = row["time"]
        isAtRisk = row["isAtRisk"]
        openness = (row["openness"] as String?).flatMap { Openness(rawValue: $0) }
        grounds = (row["grounds"] as String).split(separator: " ").compactMap { Ground(rawValue: String($0)) }
    }
}

/// How far the second look at everything published has got.
package struct SecondLookProgress: Sendable, Hashable, Codable {
    /// Published documents that were examined under other rules than these.
    package var outdated: Int
    /// Of them, those that have had their second look.
    package var looked: Int
    package var atRisk: Int
    package var gone: Int

    package var isComplete: Bool { looked >= outdated }
}

/// A published document that would not be published today.
package struct RiskItem: Sendable, Hashable, Codable {
    package var item: QueueItem
    package var look: SecondLook
    /// What about it nobody has settled before.
    package var findings: [Finding]
    package var gaps: [CoverageGap]
}

/// Second looks at what was published, and what came of them.
extension AuditStore {
    /// The next published document that was not examined under these rules yet, oldest first.
    ///
    /// - `after`: those up to this one are left out.
    package func nextForSecondLook(
        under rules: String, after last: DocumentID?
    ) throws(StoreError) -> DocumentRecord? {
        try read { database in
            try Row.fetchOne(
                database,
                sql: """
                    SELECT * FROM document INDEXED BY documentByRest
                    WHERE state = 'delivered' AND id > ? AND intent IS NULL AND rulesDigest IS NOT ?
                        AND NOT EXISTS (SELECT 1 FROM rescan WHERE rescan.document = document.id AND rescan.rules = ?)
                        AND NOT EXISTS (SELECT 1 FROM decision WHERE decision.document = document.id
                            AND decision.state IN ('requested', 'approved', 'underway'))
                    ORDER BY id LIMIT 1
                    """, arguments: [last?.description ?? "", rules, rules]
            ).flatMap(DocumentRecord.init)
        }
    }

    /// Keeps what a second look has found.
    ///
    /// A finding counts only if nobody has settled it: a release or a decision to keep settles what it was made on.
    ///
    /// - `judged`: `nil` where the upload area no longer has the document.
    /// - Returns: whether the document is at risk, and was not before.
    @discardableResult
    package func keepSecondLook(
        at document: DocumentID, under rules: String, judged: (ExaminedDocument, Verdict)?
    ) throws(StoreError) -> Bool {
        try change { transaction in
            // What a decision rests on stays as it is until that has come to its end.
            guard let record = try transaction.record(of: document), record.state == .delivered,
                try transaction.openDecision(of: document) == nil
            else { return false }
            let before = try SecondLook.of(document, in: transaction.database)
            let settled = try Settled(of: document, in: transaction.database)
            let isAtRisk = judged.map { settled.leavesOpen($0.0, $0.1) } ?? false
            try transaction.write(document, rules: rules, judged: judged, isAtRisk: isAtRisk)
            // Nothing is said of what is as it was: a look at everything would drown the rest.
            guard isAtRisk, before?.isAtRisk != true else { return false }
            try transaction.audit(
                "at risk", by: "gate", document: document,
                ["rules": rules, "outcome": judged?.1.outcome.rawValue ?? ""])
            try transaction.post(.atRisk, about: document, findingsOf: .risk)
            return true
        }
    }

    package func secondLook(at document: DocumentID) throws(StoreError) -> SecondLook? {
        try read { try SecondLook.of(document, in: $0) }
    }

    package func secondLookProgress(under rules: String) throws(StoreError) -> SecondLookProgress {
        try read { database in
            func count(_ condition: String, _ arguments: StatementArguments) throws -> Int {
                try Int.fetchOne(
                    database,
                    sql: """
                        SELECT COUNT(*) FROM document LEFT JOIN rescan ON rescan.document = document.id
                        WHERE document.state = 'delivered' AND \(condition)
                        """, arguments: arguments) ?? 0
            }
            return SecondLookProgress(
                outdated: try count("document.rulesDigest IS NOT ?", [rules]),
                looked: try count("document.rulesDigest IS NOT ? AND rescan.rules = ?", [rules, rules]),
                atRisk: try count("rescan.isAtRisk = 1", []),
                gone: try count("rescan.rules = ? AND rescan.result = 'gone'", [rules]))
        }
    }

    /// Published documents at risk, by unit and then by age.
    ///
    /// - `units`: only theirs; `nil` for all.
    /// - `term`: see ``QueueQuestion/term``.
    package func atRisk(
        units: [String]? = nil, term: Int64, limit: Int = 500
    ) throws(StoreError) -> [RiskItem] {
        try read { database in
            let condition = units.map {
                "AND document.unit IN (\($0.map { _ in "?" }.joined(separator: ", ")))"
            }
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT document.* FROM rescan JOIN document ON document.id = rescan.document
                    WHERE rescan.isAtRisk = 1 AND document.state = 'delivered' \(condition ?? "")
                    ORDER BY document.unit, document.id LIMIT ?
                    """, arguments: StatementArguments(units ?? []) + [limit])
            return try rows.compactMap(DocumentRecord.init).compactMap { record in
                let id = record.submission.id
                guard let look = try SecondLook.of(id, in: database) else { return nil }
                let settled = try Settled(of: id, in: database)
                return RiskItem(
                    item: try QueueItem(record, term: term, in: database), look: look,
                    findings: try FindingTables.risk.findings(of: id, in: database).filter(settled.isOpen),
                    gaps: try FindingTables.risk.gaps(of: id, in: database).filter(settled.isOpen))
            }
        }
    }
}

/// What people or the gate have settled about a published document.
struct Settled {
    private let findings: [[String]: Action]
    private let gaps: Set<[String]>

    init(of document: DocumentID, in database: Database) throws {
        let known = try FindingTables.present.findings(of: document, in: database)
        findings = Dictionary(known.map { (Self.key($0), $0.action) }, uniquingKeysWith: max)
        gaps = Set(try FindingTables.present.gaps(of: document, in: database).map(Self.key))
    }

    /// Whether the finding stops a document, and none as strict for the same value was settled.
    func isOpen(_ finding: Finding) -> Bool {
        finding.action >= .review && findings[Self.key(finding)].map { $0 < finding.action } != false
    }

    func isOpen(_ gap: CoverageGap) -> Bool { !gaps.contains(Self.key(gap)) }

    func leavesOpen(_ examined: ExaminedDocument, _ verdict: Verdict) -> Bool {
        switch verdict.outcome {
        case .clear: false
        case .held: examined.findings.contains(where: isOpen) || examined.gaps.contains(where: isOpen)
        case .unexamined: examined.gaps.contains(where: isOpen)
        }
    }

    private static func key(_ finding: Finding) -> [String] { [finding.rule, finding.fingerprint] }
    private static func key(_ gap: CoverageGap) -> [String] { [gap.part.stored, gap.reason.name] }
}

extension Transaction {
    fileprivate func write(
        _ document: DocumentID, rules: String, judged: (ExaminedDocument, Verdict)?, isAtRisk: Bool
    ) throws {
        let verdict = judged?.1
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO rescan (document, rules, time, result, isAtRisk, mediaType, openness, grounds,
                    engine, milliseconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                document.description, rules, now, verdict?.outcome.rawValue ?? "gone", isAtRisk,
                judged?.0.mediaType ?? "", verdict?.openness?.rawValue,
                verdict?.grounds.map(\.rawValue).joined(separator: " ") ?? "", judged?.0.engine ?? "",
                judged?.0.milliseconds ?? 0,
            ])
        guard let examined = judged?.0, isAtRisk else { return }
        try replaceFindings(of: document, with: examined, in: .risk)
    }

    /// What a second look found becomes what the document's state rests on; nothing where there was none.
    func adoptSecondLook(at document: DocumentID) throws {
        guard let look = try SecondLook.of(document, in: database) else { return }
        let key = document.description
        if look.isAtRisk {
            try database.execute(sql: "DELETE FROM finding WHERE document = ?", arguments: [key])
            try database.execute(sql: "DELETE FROM gap WHERE document = ?", arguments: [key])
            try database.execute(
                sql: """
                    INSERT INTO finding (document, ordinal, rule, packVersion, category, action, confidence, reason, part,
                        location, excerpt, fingerprint, grounds)
                    SELECT document, ordinal, rule, packVersion, category, action, confidence, reason, part, location,
                        excerpt, fingerprint, grounds FROM riskFinding WHERE document = ?
                    """, arguments: [key])
            try database.execute(
                sql: """
                    INSERT INTO gap (document, ordinal, part, reason, detail)
                    SELECT document, ordinal, part, reason, detail FROM riskGap WHERE document = ?
                    """, arguments: [key])
            try summarizeFindings(of: document)
            try database.execute(
                sql: """
                    UPDATE document SET (outcome, openness, grounds, rulesDigest, engine, mediaType) =
                        (SELECT result, openness, grounds, rules, engine, mediaType FROM rescan WHERE document = ?1)
                    WHERE id = ?1
                    """, arguments: [key])
        }
        try database.execute(sql: "DELETE FROM rescan WHERE document = ?", arguments: [key])
    }
}
