import Documents
import GRDB

/// The two tables of findings, and the two of gaps, that a document can have.
enum FindingTables {
    /// What its state rests on.
    case present
    /// What a second look at a published document found.
    case risk

    var findings: String { self == .present ? "finding" : "riskFinding" }
    var gaps: String { self == .present ? "gap" : "riskGap" }

    func findings(of id: DocumentID, in database: Database) throws -> [Finding] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM \(findings) WHERE document = ? ORDER BY ordinal",
            arguments: [id.description]
        ).compactMap(Finding.init)
    }

    func gaps(of id: DocumentID, in database: Database) throws -> [CoverageGap] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM \(gaps) WHERE document = ? ORDER BY ordinal",
            arguments: [id.description]
        ).compactMap { row in
            CoverageReason(name: row["reason"] as String).map { reason in
                CoverageGap(part: PartPath(stored: row["part"]), reason: reason, detail: row["detail"])
            }
        }
    }
}

extension Transaction {
    func replaceFindings(
        of id: DocumentID, with examined: ExaminedDocument, in tables: FindingTables
    ) throws {
        let key = id.description
        try database.execute(sql: "DELETE FROM \(tables.findings) WHERE document = ?", arguments: [key])
        try database.execute(sql: "DELETE FROM \(tables.gaps) WHERE document = ?", arguments: [key])
        for (ordinal, finding) in examined.findings.enumerated() {
            try database.execute(
                sql: """
                    INSERT INTO \(tables.findings) (document, ordinal, rule, packVersion, category, action, confidence,
                        reason, part, location, excerpt, fingerprint, grounds)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    key, ordinal, finding.rule, finding.packVersion, finding.category.rawValue,
                    finding.action.name, finding.confidence.name, finding.reason.joined(separator: "\n"),
                    finding.part.stored, try finding.location.map { try StoredLocation($0).json() },
                    finding.excerpt, finding.fingerprint,
                    finding.grounds.map(\.rawValue).joined(separator: " "),
                ])
        }
        for (ordinal, gap) in examined.gaps.enumerated() {
            try database.execute(
                sql:
                    "INSERT INTO \(tables.gaps) (document, ordinal, part, reason, detail) VALUES (?, ?, ?, ?, ?)",
                arguments: [key, ordinal, gap.part.stored, gap.reason.name, gap.detail])
        }
        if tables == .present { try summarizeFindings(of: id) }
    }
}

extension Finding {
    init?(row: Row) {
        guard let category = Category(rawValue: row["category"]),
            let action = Action(name: row["action"] as String),
            let confidence = Confidence(name: row["confidence"] as String)
        else { return nil }
        self.init(
            rule: row["rule"], packVersion: row["packVersion"], category: category, action: action,
            confidence: confidence, reason: (row["reason"] as String).split(separator: "\n").map(String.init),
            part: PartPath(stored: row["part"]),
            location: (row["location"] as String?).flatMap { StoredLocation(json: $0)?.location },
            excerpt: row["excerpt"], fingerprint: row["fingerprint"],
            grounds: (row["grounds"] as String).split(separator: " ").compactMap {
                Ground(rawValue: String($0))
            })
    }
}
