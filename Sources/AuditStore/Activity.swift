package import Documents
import GRDB

/// The time that a report is about: taken in from the first moment on, before the second.
package struct ReportPeriod: Sendable, Hashable, Codable {
    /// Nanoseconds since 1970.
    package var from: Int64
    package var until: Int64

    package init(from: Int64, until: Int64) {
        self.from = from
        self.until = until
    }
}

/// What one unit's documents came to.
package struct UnitActivity: Sendable, Hashable, Codable {
    package var unit: String
    /// Documents by the end that they have come to so far; together, all that were taken in.
    package var ends: [String: Int]
    /// Documents that a category of findings stopped, by category; one document may stand in several.
    package var categories: [String: Int]
    /// Documents that were not fully examined, by reason.
    package var coverage: [String: Int]
    /// Documents that people decided not to publish, by ground.
    package var grounds: [String: Int]
    /// Seconds from being taken in to being cleared or held.
    package var examinationSeconds: [Double]
    /// Hours from being held to being decided.
    package var decisionHours: [Double]
}

/// Numbers and lists for a report; counts are exact, so whoever prints them for others hides the small ones.
package struct Activity: Sendable, Hashable, Codable {
    package var period: ReportPeriod
    package var units: [UnitActivity]
    /// Laid before the committee and not decided since.
    package var referred: [AgendaItem]
    /// Provided on application.
    package var onApplication: [AgendaItem]
    /// Not provided.
    package var withheld: [AgendaItem]
    /// Taken back after publication.
    package var recalled: [AgendaItem]
}

/// One document of the committee's agenda.
package struct AgendaItem: Sendable, Hashable, Codable {
    package var id: DocumentID
    package var unit: String
    /// `nil` where a finding stands in the name itself.
    package var name: String?
    package var grounds: [Ground]
    /// What was written for the committee, or why.
    package var text: String
    /// When it was decided, nanoseconds since 1970.
    package var time: Int64
}

extension AuditStore {
    /// What was taken in during a period, and what became of it until now.
    ///
    /// - `units`: only theirs; `nil` for all.
    package func activity(in period: ReportPeriod, units: [String]? = nil) throws(StoreError) -> Activity {
        try read { database in
            var scope = Scope(database: database, period: period, units: units)
            return try scope.activity()
        }
    }
}

/// Gathers one report inside one reading.
private struct Scope {
    let database: Database
    let period: ReportPeriod
    let units: [String]?
    private var found: [String: UnitActivity] = [:]

    init(database: Database, period: ReportPeriod, units: [String]?) {
        self.database = database
        self.period = period
        self.units = units
    }

    private var condition: String {
        let marks = units.map { $0.map { _ in "?" }.joined(separator: ", ") }
        return "document.taken >= ? AND document.taken < ?"
            + (marks.map { " AND document.unit IN (\($0))" } ?? "")
    }

    private var arguments: StatementArguments {
        [period.from, period.until] + StatementArguments(units ?? [])
    }

    mutating func activity() throws -> Activity {
        for unit in units ?? [] { found[unit] = UnitActivity(unit: unit) }
        try ends()
        try counts(
            "findingCount.category", in: "findingCount", where: "findingCount.action <> 'note'",
            into: \.categories)
        try counts("gap.reason", in: "gap", where: "1", into: \.coverage)
        try times()
        let (application, withheld) = (try agenda("onApplication"), try agenda("withhold"))
        for item in application + withheld {
            for ground in item.grounds {
                found[item.unit, default: UnitActivity(unit: item.unit)].grounds[
                    ground.rawValue, default: 0] += 1
            }
        }
        return Activity(
            period: period, units: found.values.sorted { $0.unit < $1.unit }, referred: try agenda("refer"),
            onApplication: application, withheld: withheld, recalled: try agenda("recall"))
    }

    /// The last decision that was carried out says what became of a document; without one, its state does.
    private mutating func ends() throws {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT document.unit AS unit, document.state AS state, last.act AS act, COUNT(*) AS count
                FROM document LEFT JOIN decision AS last ON last.id = (
                    SELECT MAX(id) FROM decision WHERE decision.document = document.id
                        AND decision.state = 'carriedOut' AND decision.act <> 'refer')
                WHERE \(condition) GROUP BY document.unit, document.state, last.act
                """, arguments: arguments)
        for row in rows {
            let unit: String = row["unit"]
            let end = Self.end(state: row["state"], act: row["act"])
            found[unit, default: UnitActivity(unit: unit)].ends[end, default: 0] += row["count"] as Int
        }
    }

    private static func end(state: String, act: String?) -> String {
        switch (state, act) {
        case ("delivered", "release"?): "released"
        case ("delivered", _): "cleared"
        case ("withheld", "onApplication"?): "onApplication"
        case ("withheld", _): "withheld"
        case ("returned", _): "returned"
        case ("hold", "recall"?): "recalled"
        case ("hold", _), ("corrupt", _): "waiting"
        default: "underway"
        }
    }

    private mutating func counts(
        _ column: String, in table: String, where more: String,
        into path: WritableKeyPath<UnitActivity, [String: Int]>
    ) throws {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT document.unit AS unit, \(column) AS name, COUNT(DISTINCT document.id) AS count
                FROM document JOIN \(table) ON \(table).document = document.id
                WHERE \(condition) AND \(more) GROUP BY document.unit, \(column)
                """, arguments: arguments)
        for row in rows {
            let unit: String = row["unit"]
            found[unit, default: UnitActivity(unit: unit)][keyPath: path][row["name"]] = row["count"] as Int
        }
    }

    private mutating func times() throws {
        let examined = try Row.fetchCursor(
            database,
            sql: "SELECT unit, taken, examined FROM document WHERE \(condition) AND examined IS NOT NULL",
            arguments: arguments)
        while let row = try examined.next() {
            let span = Double((row["examined"] as Int64) - (row["taken"] as Int64)) / 1e9
            found[row["unit"]]?.examinationSeconds.append(max(0, span))
        }
        let decided = try Row.fetchCursor(
            database,
            sql: """
                SELECT document.unit AS unit, document.examined AS examined, MIN(decision.ended) AS ended
                FROM document JOIN decision ON decision.document = document.id
                WHERE \(condition) AND document.examined IS NOT NULL AND decision.state = 'carriedOut'
                    AND decision.act IN ('release', 'return', 'withhold', 'onApplication')
                GROUP BY document.id
                """, arguments: arguments)
        while let row = try decided.next() {
            let span = Double((row["ended"] as Int64) - (row["examined"] as Int64)) / 3.6e12
            found[row["unit"]]?.decisionHours.append(max(0, span))
        }
    }

    /// Documents whose last decision is this one.
    private func agenda(_ act: String) throws -> [AgendaItem] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT document.*, decision.id AS number FROM document JOIN decision ON decision.id = (
                    SELECT MAX(id) FROM decision WHERE decision.document = document.id
                        AND decision.state = 'carriedOut')
                WHERE \(condition) AND decision.act = ? ORDER BY document.unit, document.id
                """, arguments: arguments + [act])
        return try rows.compactMap { row in
            guard let record = DocumentRecord(row: row),
                let decision = try Row.fetchOne(
                    database, sql: "SELECT * FROM decision WHERE id = ?", arguments: [row["number"] as Int64]
                ).flatMap(Decision.init)
            else { return nil }
            let item = try QueueItem(record, term: 0, in: database)
            let grounds = decision.grounds.isEmpty ? record.verdict?.grounds ?? [] : decision.grounds
            return AgendaItem(
                id: item.id, unit: record.submission.unit,
                name: item.isNameSensitive ? nil : record.submission.displayPath, grounds: grounds,
                text: decision.reason, time: decision.ended ?? decision.requested)
        }
    }
}

extension UnitActivity {
    fileprivate init(unit: String) {
        self.init(
            unit: unit, ends: [:], categories: [:], coverage: [:], grounds: [:], examinationSeconds: [],
            decisionHours: [])
    }
}
