package import Documents
import GRDB

/// What people see of documents: queues, and one document in full.
extension AuditStore {
    /// One page of the documents that were asked for, oldest first.
    package func queue(_ question: QueueQuestion) throws(StoreError) -> QueuePage {
        try read { database in
            let sql = QueueSQL(question)
            var items: [QueueItem] = []
            let rows = try Row.fetchCursor(
                database, sql: "SELECT document.* FROM \(sql.text) ORDER BY document.id",
                arguments: sql.arguments)
            while items.count <= question.limit, let row = try rows.next() {
                guard let record = DocumentRecord(row: row) else { continue }
                let item = try QueueItem(record, term: question.term, in: database)
                if let step = question.nextStep, item.nextStep != step { continue }
                if let due = question.dueBefore, item.due.map({ $0 > due }) != false { continue }
                items.append(item)
            }
            let hasMore = items.count > question.limit
            if hasMore { items.removeLast() }
            return QueuePage(items: items, next: hasMore ? items.last?.id : nil)
        }
    }

    /// How many documents were asked for; a page's place and what is worked out item by item do not count.
    package func queueCount(_ question: QueueQuestion) throws(StoreError) -> Int {
        try read { database in
            var question = question
            question.after = nil
            let sql = QueueSQL(question)
            return try Int.fetchOne(
                database, sql: "SELECT COUNT(*) FROM \(sql.text)", arguments: sql.arguments) ?? 0
        }
    }

    /// One document in full; `nil` where there is none.
    package func dossier(of id: DocumentID, term: Int64, events: Int = 100) throws(StoreError) -> Dossier? {
        guard let record = try record(of: id) else { return nil }
        let (findings, gaps) = (try self.findings(of: id), try self.gaps(of: id))
        let predecessor = try predecessor(of: id)
        var difference: FindingDifference?
        if let predecessor {
            difference = FindingDifference(
                from: (try self.findings(of: predecessor), try self.gaps(of: predecessor)),
                to: (findings, gaps))
        }
        let (item, digest, look, risks) = try read { database in
            let settled = try Settled(of: id, in: database)
            return (
                try QueueItem(record, term: term, in: database),
                try FindingSet(of: record, in: database).digest, try SecondLook.of(id, in: database),
                try FindingTables.risk.findings(of: id, in: database).filter(settled.isOpen)
            )
        }
        return Dossier(
            record: record, item: item, findings: findings, gaps: gaps, digest: digest,
            decisions: try decisions(about: id), remarks: try remarks(about: id),
            events: try self.events(document: id, limit: events), predecessor: predecessor,
            difference: difference, secondLook: look, risks: look?.isAtRisk == true ? risks : [])
    }

    /// The unit of a document; `nil` where there is none.
    package func unit(of id: DocumentID) throws(StoreError) -> String? {
        try read { database in
            try String.fetchOne(
                database, sql: "SELECT unit FROM document WHERE id = ?", arguments: [id.description])
        }
    }
}

/// The part of a question that the database can answer.
private struct QueueSQL {
    var text = "document"
    var arguments = StatementArguments()

    init(_ question: QueueQuestion) {
        var conditions: [String] = []
        func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }
        conditions.append("document.state IN (\(marks(question.states.count)))")
        arguments += StatementArguments(question.states.map(\.rawValue))
        if let units = question.units {
            conditions.append("document.unit IN (\(marks(units.count)))")
            arguments += StatementArguments(units)
        }
        if let after = question.after {
            conditions.append("document.id > ?")
            arguments += [after.description]
        }
        if let moment = question.takenBefore {
            conditions.append("document.taken <= ?")
            arguments += [moment]
        }
        if let moment = question.takenAfter {
            conditions.append("document.taken >= ?")
            arguments += [moment]
        }
        let found = "EXISTS (SELECT 1 FROM finding WHERE finding.document = document.id AND "
        if let category = question.category {
            conditions.append(
                found + "finding.action <> 'note' AND (finding.category = ? OR finding.category GLOB ?))")
            arguments += [category, Self.literal(category) + ".*"]
        }
        if let rule = question.rule {
            conditions.append(found + "finding.rule = ?)")
            arguments += [rule]
        }
        if let text = question.text {
            conditions.append("(instr(document.name, ?) > 0 OR " + found + "instr(finding.excerpt, ?) > 0))")
            arguments += [text, text]
        }
        if let assignee = question.assignee {
            let care = "SELECT 1 FROM care WHERE care.document = document.id AND care.assignee "
            conditions.append(assignee.isEmpty ? "NOT EXISTS (\(care) IS NOT NULL)" : "EXISTS (\(care) = ?)")
            if !assignee.isEmpty { arguments += [assignee] }
        }
        if let due = question.dueBefore {
            // Whatever its people said or the setting says; the exact moment is worked out item by item.
            conditions.append(
                """
                (EXISTS (SELECT 1 FROM care WHERE care.document = document.id AND care.due IS NOT NULL)
                    OR COALESCE(document.finished, document.taken) <= ?)
                """)
            arguments += [due - question.term]
        }
        text += " WHERE " + conditions.joined(separator: " AND ")
    }

    /// Nothing in the text stands for anything else in a GLOB pattern.
    private static func literal(_ text: String) -> String {
        text.map { "*?[".contains($0) ? "[\($0)]" : String($0) }.joined()
    }
}

extension QueueItem {
    init(_ record: DocumentRecord, term: Int64, in database: Database) throws {
        let id = record.submission.id
        let stopping = try Row.fetchAll(
            database,
            sql: """
                SELECT rule, category, action, COUNT(*) AS count FROM finding
                WHERE document = ? AND action <> 'note' GROUP BY rule, category, action
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
        for table in ["finding", "riskFinding"] {
            let kinds = try String.fetchAll(
                database,
                sql: "SELECT location FROM \(table) WHERE document = ? AND location LIKE '%fileName%'",
                arguments: arguments)
            if !kinds.isEmpty { return true }
        }
        return false
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
