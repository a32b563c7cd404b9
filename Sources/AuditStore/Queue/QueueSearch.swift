import Documents
import GRDB

/// A question as SQL.
///
/// Where something that is asked for is rare, the few documents that have it are looked up one by one; otherwise the
/// documents are walked along an index in the order of the page, and the walk ends when the page is full. Either way
/// a page costs about as much in a short history as in a long one.
struct QueueSearch {
    /// Up to so many documents are rare.
    private static let few = 2_000
    /// The most indexes that are walked side by side.
    private static let mostWalks = 64

    private let question: QueueQuestion
    /// Conditions on a document, whichever way it is found.
    private var conditions: [String] = []
    private var arguments = StatementArguments()
    /// The ids of the rare documents, as a JSON array.
    private var rare: String?

    /// What some documents have and others have not.
    private struct Sieve {
        /// Selects the ids of the documents that may have it.
        var candidates: String
        var candidateArguments: StatementArguments
        var condition: String
        var arguments: StatementArguments
    }

    init(_ question: QueueQuestion, in database: Database) throws {
        self.question = question
        addMoments()
        var fewest = Self.few + 1
        for sieve in Self.sieves(question) {
            add(sieve.condition, sieve.arguments)
            let ids = try String.fetchAll(
                database, sql: "SELECT DISTINCT document FROM (\(sieve.candidates)) LIMIT \(fewest)",
                arguments: sieve.candidateArguments)
            guard ids.count < fewest else { continue }
            fewest = ids.count
            // Ids are made of digits, letters and hyphens.
            rare = "[" + ids.map { "\"\($0)\"" }.joined(separator: ",") + "]"
        }
    }

    private mutating func add(_ condition: String, _ values: StatementArguments = []) {
        conditions.append(condition)
        arguments += values
    }

    private mutating func addMoments() {
        if let moment = question.takenBefore { add("document.taken <= ?", [moment]) }
        if let moment = question.takenAfter { add("document.taken >= ?", [moment]) }
        if question.assignee == "" {
            add(
                "NOT EXISTS (SELECT 1 FROM care WHERE care.document = document.id AND care.assignee IS NOT NULL)"
            )
        }
        if let due = question.dueBefore {
            // Whatever its people said or the setting says; the exact moment is worked out item by item.
            add(
                """
                (EXISTS (SELECT 1 FROM care WHERE care.document = document.id AND care.due IS NOT NULL)
                    OR COALESCE(document.finished, document.taken) <= ?)
                """, [due - question.term])
        }
    }
}

// MARK: Asking

extension QueueSearch {
    /// Documents in the direction of the page, beyond an id or from the beginning.
    func records(beyond edge: DocumentID?, limit: Int, in database: Database) throws -> [DocumentRecord] {
        let isBackward = question.before != nil
        let isAscending = (question.order == .oldest) != isBackward
        var beyond = ""
        var edges = StatementArguments()
        if let edge {
            beyond = " AND document.id \(isAscending ? ">" : "<") ?"
            edges = [edge.description]
        }
        let order = "ORDER BY id \(isAscending ? "ASC" : "DESC") LIMIT \(limit)"
        let (sql, values) = ids(and: beyond, edges, tail: order)
        return try Row.fetchAll(
            database,
            sql: "SELECT * FROM document WHERE id IN (SELECT id FROM (\(sql)) \(order)) \(order)",
            arguments: values
        ).compactMap(DocumentRecord.init)
    }

    func count(in database: Database) throws -> QueueCount {
        if conditions.isEmpty { return QueueCount(count: try tally(in: database), isMore: false) }
        let most = QueueCount.most + 1
        let (sql, values) = ids(and: "", [], tail: "LIMIT \(most)")
        let found =
            try Int.fetchOne(
                database, sql: "SELECT COUNT(*) FROM (SELECT id FROM (\(sql)) LIMIT \(most))",
                arguments: values) ?? 0
        return QueueCount(count: min(found, QueueCount.most), isMore: found == most)
    }

    /// What is counted beforehand.
    private func tally(in database: Database) throws -> Int {
        let states = question.states.map(\.rawValue)
        var sql = "SELECT COALESCE(SUM(count), 0) FROM tally WHERE state IN (\(Self.marks(states.count)))"
        var arguments = StatementArguments(states)
        if let units = question.units {
            sql += " AND unit IN (\(Self.marks(units.count)))"
            arguments += StatementArguments(units)
        }
        return try Int.fetchOne(database, sql: sql, arguments: arguments) ?? 0
    }

    /// Selects ids; `tail` ends each of the selects that are put together.
    private func ids(
        and more: String, _ moreArguments: StatementArguments, tail: String
    ) -> (sql: String, arguments: StatementArguments) {
        let rest = conditions.reduce("") { $0 + " AND " + $1 } + more
        guard rare == nil else { return rareIDs(rest, arguments + moreArguments, tail) }
        var selects: [String] = []
        var values = StatementArguments()
        for walk in walks {
            selects.append(
                "SELECT * FROM (SELECT id FROM document \(walk.index) WHERE \(walk.condition)\(rest) \(tail))"
            )
            values += walk.arguments + arguments + moreArguments
        }
        return (selects.joined(separator: " UNION ALL "), values)
    }

    private func rareIDs(
        _ rest: String, _ values: StatementArguments, _ tail: String
    ) -> (sql: String, arguments: StatementArguments) {
        var sql = "SELECT document.id AS id FROM json_each(?) JOIN document ON document.id = json_each.value"
        var all: StatementArguments = [rare]
        sql += " WHERE +document.state IN (\(Self.marks(question.states.count)))"
        all += StatementArguments(question.states.map(\.rawValue))
        if let units = question.units {
            sql += " AND +document.unit IN (\(Self.marks(units.count)))"
            all += StatementArguments(units)
        }
        return (sql + rest + " " + tail, all + values)
    }

    private struct Walk {
        var index: String
        var condition: String
        var arguments: StatementArguments
    }

    /// Each yields ids in order without sorting.
    private var walks: [Walk] {
        let states = question.states
        guard let units = question.units else {
            if Set(states) == Set(DocumentRecord.State.allCases) {
                return [Walk(index: "", condition: "document.id > ''", arguments: [])]
            }
            return states.map {
                Walk(
                    index: "INDEXED BY documentByRest", condition: "document.state = ?",
                    arguments: [$0.rawValue])
            }
        }
        guard !units.isEmpty else {
            return [Walk(index: "", condition: "document.id < ''", arguments: [])]
        }
        guard units.count * states.count <= Self.mostWalks else {
            return states.map {
                Walk(
                    index: "INDEXED BY documentByRest",
                    condition: "document.state = ? AND +document.unit IN (\(Self.marks(units.count)))",
                    arguments: [$0.rawValue] + StatementArguments(units))
            }
        }
        return states.flatMap { state in
            units.map {
                Walk(
                    index: "INDEXED BY documentByState",
                    condition: "document.state = ? AND document.unit = ?",
                    arguments: [state.rawValue, $0])
            }
        }
    }

    private static func marks(_ count: Int) -> String {
        count == 0 ? "NULL" : Array(repeating: "?", count: count).joined(separator: ", ")
    }
}

// MARK: Sieves

extension QueueSearch {
    private static func sieves(_ question: QueueQuestion) -> [Sieve] {
        var sieves: [Sieve] = []
        if let text = question.text, !text.isEmpty { sieves.append(sieve(text: text)) }
        if let category = question.category {
            // A slash follows the full stop in ASCII.
            let values: StatementArguments = [category, category + ".", category + "/"]
            sieves.append(
                Sieve(
                    candidates: """
                        SELECT document FROM findingCount WHERE category = ? AND action <> 'note'
                        UNION ALL SELECT document FROM findingCount
                        WHERE category >= ? AND category < ? AND action <> 'note'
                        """, candidateArguments: values,
                    condition: """
                        EXISTS (SELECT 1 FROM findingCount WHERE findingCount.document = document.id
                            AND (category = ? OR category >= ? AND category < ?) AND action <> 'note')
                        """, arguments: values))
        }
        if let rule = question.rule { sieves.append(sieve("findingCount", "rule", rule)) }
        if let gap = question.gap { sieves.append(sieve("gap", "reason", gap)) }
        if let assignee = question.assignee, !assignee.isEmpty {
            sieves.append(sieve("care", "assignee", assignee))
        }
        if question.nextStep == .approve {
            // The first condition is the one that the index of open decisions has.
            let open = "state IN ('requested', 'approved', 'underway') AND state = 'requested'"
            sieves.append(
                Sieve(
                    candidates: "SELECT document FROM decision WHERE \(open)", candidateArguments: [],
                    condition:
                        "EXISTS (SELECT 1 FROM decision WHERE decision.document = document.id AND decision.\(open))",
                    arguments: []))
        }
        return sieves
    }

    private static func sieve(_ table: String, _ column: String, _ value: String) -> Sieve {
        Sieve(
            candidates: "SELECT document FROM \(table) WHERE \(column) = ?", candidateArguments: [value],
            condition:
                "EXISTS (SELECT 1 FROM \(table) WHERE \(table).document = document.id AND \(column) = ?)",
            arguments: [value])
    }

    private static func sieve(text: String) -> Sieve {
        let pattern = "%" + escaped(text) + "%"
        let groups = SearchGroups(text, limit: few + 1)
        return Sieve(
            candidates: """
                SELECT document FROM searchText WHERE number IN (\(groups.sql))
                UNION ALL SELECT document FROM searchText WHERE isWhole = 0
                """, candidateArguments: groups.arguments,
            condition: """
                (EXISTS (SELECT 1 FROM searchText WHERE searchText.document = document.id
                        AND searchText.text LIKE ? ESCAPE '\\')
                    OR EXISTS (SELECT 1 FROM searchText WHERE searchText.document = document.id AND isWhole = 0)
                    AND EXISTS (SELECT 1 FROM finding WHERE finding.document = document.id
                        AND finding.excerpt LIKE ? ESCAPE '\\'))
                """, arguments: [pattern, pattern])
    }

    /// `%` and `_` mean themselves.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            if scalar == "%" || scalar == "_" || scalar == "\\" { escaped += "\\" }
            escaped.unicodeScalars.append(scalar)
        }
        return escaped
    }
}

/// Selects the numbers of the texts that have every group of three characters of a word.
private struct SearchGroups {
    /// A long word is told apart by fewer groups than it has.
    private static let most = 32

    let sql: String
    let arguments: StatementArguments

    /// - `limit`: more than that are not needed.
    init(_ text: String, limit: Int) {
        // No name and no excerpt holds a NUL, which would end the question early.
        let scalars = text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }
        guard scalars.count >= 3 else {
            // The beginning of groups, which are kept in lower case.
            var start = String.UnicodeScalarView()
            start.append(contentsOf: scalars)
            let first = String(start).lowercased()
            sql = "SELECT DISTINCT doc FROM searchGroupPlace WHERE term >= ? AND term < ? LIMIT \(limit)"
            arguments = [first, first + "\u{10FFFF}"]
            return
        }
        let groups = (0...scalars.count - 3).prefix(Self.most).map { start in
            var group = String.UnicodeScalarView()
            group.append(contentsOf: scalars[start..<start + 3])
            return "\"" + String(group).replacing("\"", with: "\"\"") + "\""
        }
        sql = "SELECT rowid FROM searchGroup WHERE searchGroup MATCH ? LIMIT \(limit)"
        arguments = [groups.joined(separator: " AND ")]
    }
}
