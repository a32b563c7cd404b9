import Documents
import GRDB

extension QueueItem {
    init(_ record: DocumentRecord, term: Int64, in database: Database) throws {
        let id = record.submission.id
        let stopping = try Row.fetchAll(
            database,
            sql: """
                SELECT rule, category, action, count FROM findingCount
                WHERE document = ? AND action <> 'note'
                """, arguments: [id.description])
        let gaps = try Row.fetchAll(
            database, sql: "SELECT reason, COUNT(*) AS count FROM gap WHERE document = ? GROUP BY reason",
            arguments: [id.description])
        let care = try Row.fetchOne(
            database, sql: "SELECT assignee, due FROM care WHERE document = ?", arguments: [id.description])
        let waits = record.state == .hold || record.state == .corrupt
        submission = record.submission
        state = record.state
        verdict = record.verdict
        assignee = care?["assignee"]
        due =
            waits
            ? (care?["due"] as Int64?) ?? (record.finished ?? record.submission.provenance.taken) + term : nil
        action = stopping.compactMap { Action(name: $0["action"] as String) }.max()
        func counts(_ rows: [Row], _ column: String) -> [String: Int] {
            Dictionary(rows.map { ($0[column], $0["count"]) }, uniquingKeysWith: +)
        }
        categories = counts(stopping, "category")
        rules = counts(stopping, "rule")
        coverage = counts(gaps, "reason")
        let isReviewOnly =
            record.state != .corrupt && gaps.isEmpty && record.verdict?.outcome == .held
            && action.map { $0 < .hold } != false
        people = isReviewOnly ? 1 : 2
        let decisions = try Row.fetchAll(
            database, sql: "SELECT * FROM decision WHERE document = ? ORDER BY id",
            arguments: [id.description]
        ).compactMap(Decision.init)
        decision = decisions.last { $0.state.isOpen }
        nextStep = NextStep(of: record.state, after: decisions, people: people)
        isNameSensitive = try Self.isNameSensitive(record, in: database)
        examined = record.examined
        finished = record.finished
    }

    /// A name that no whole examination has looked at counts as sensitive too.
    private static func isNameSensitive(_ record: DocumentRecord, in database: Database) throws -> Bool {
        guard record.verdict != nil, record.state != .corrupt else { return true }
        let arguments: StatementArguments = [record.submission.id.description]
        return try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (SELECT 1 FROM findingCount WHERE document = ?1 AND inName > 0)
                    OR EXISTS (SELECT 1 FROM riskFinding WHERE document = ?1 AND location LIKE '%fileName%')
                """, arguments: arguments) ?? true
    }
}

extension NextStep {
    /// - `people`: how many different ones a release takes.
    init(of state: DocumentRecord.State, after decisions: [Decision], people: Int) {
        switch decisions.last(where: { $0.state.isOpen })?.state {
        case .requested: self = .approve
        case .approved, .underway: self = .gate
        default:
            guard state == .hold || state == .corrupt else {
                self = .none
                return
            }
            if let last = decisions.last, last.act == .refer, last.state == .carriedOut {
                self = .committee
            } else {
                self = people == 1 ? .review : .reviewByTwo
            }
        }
    }
}
