import Documents
import GRDB

/// The gate in figures, for the dashboard; counts only, nothing of any document.
package struct GateFigures: Sendable {
    /// One hour or one day: how many came in, and what became of them.
    package struct Span: Sendable, Hashable {
        /// Nanoseconds since 1970.
        package let start: Int64
        package let cleared: Int
        package let held: Int
        package let unexamined: Int
        /// Not judged yet.
        package let open: Int

        package var total: Int { cleared + held + unexamined + open }
    }

    package struct Tally: Sendable, Hashable {
        package let name: String
        package let count: Int
    }

    package let hours: [Span]
    package let days: [Span]
    /// How many wait, by their age: under a day, under three, under five, under ten, longer.
    package let ages: [Int]
    /// Documents held, by rule, by unit, and by why they could not be read; most first, of the last thirty days.
    package let rules: [Tally]
    package let units: [Tally]
    package let gaps: [Tally]
    /// Documents released although the rule had stopped them, by rule: what makes work for nothing.
    package let noisy: [Tally]
    /// When they were taken; nanoseconds since 1970.
    package let time: Int64
}

extension AuditStore {
    private static let hour: Int64 = 3_600 * 1_000_000_000
    private static let day: Int64 = 24 * hour

    /// Counts anew; only the documents of these units, or all.
    package func figures(units: [String]? = nil) throws(StoreError) -> GateFigures {
        let now = time
        return try read { database in
            let scope = Scope(units: units)
            return GateFigures(
                hours: try spans(48, of: Self.hour, now: now, scope, database),
                days: try spans(30, of: Self.day, now: now, scope, database),
                ages: try ages(now, scope, database),
                rules: try tallies(
                    """
                    SELECT found.rule AS name, COUNT(DISTINCT document.id) AS count
                    FROM document JOIN findingCount AS found ON found.document = document.id
                    WHERE document.id >= ? AND found.action <> 'note' \(scope.sql) GROUP BY 1 ORDER BY 2 DESC LIMIT 15
                    """, since: now - 30 * Self.day, scope, database),
                units: try tallies(
                    """
                    SELECT document.unit AS name, COUNT(*) AS count FROM document
                    WHERE document.id >= ? AND document.outcome IN ('held', 'unexamined') \(scope.sql)
                    GROUP BY 1 ORDER BY 2 DESC LIMIT 15
                    """, since: now - 30 * Self.day, scope, database),
                gaps: try tallies(
                    """
                    SELECT gap.reason AS name, COUNT(DISTINCT document.id) AS count
                    FROM document JOIN gap ON gap.document = document.id
                    WHERE document.id >= ? \(scope.sql) GROUP BY 1 ORDER BY 2 DESC LIMIT 15
                    """, since: now - 30 * Self.day, scope, database),
                noisy: try tallies(
                    """
                    SELECT found.rule AS name, COUNT(DISTINCT document.id) AS count
                    FROM decision JOIN document ON document.id = decision.document
                    JOIN findingCount AS found ON found.document = document.id
                    WHERE decision.document >= ? AND decision.act = 'release' AND decision.state = 'carriedOut'
                        AND found.action <> 'note' \(scope.sql)
                    GROUP BY 1 ORDER BY 2 DESC LIMIT 15
                    """, since: now - 90 * Self.day, scope, database),
                time: now)
        }
    }

    private struct Scope {
        let sql: String
        let arguments: StatementArguments

        init(units: [String]?) {
            guard let units else {
                sql = ""
                arguments = []
                return
            }
            let marks = units.isEmpty ? "NULL" : units.map { _ in "?" }.joined(separator: ", ")
            sql = "AND document.unit IN (\(marks))"
            arguments = StatementArguments(units)
        }
    }

    private func spans(
        _ count: Int64, of length: Int64, now: Int64, _ scope: Scope, _ database: Database
    ) throws -> [GateFigures.Span] {
        // A day begins at midnight in Taipei (UTC+8, no summer time).
        let shift = 8 * Self.hour
        let last = (now + shift) / length
        let first = last - count + 1
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT (taken + \(shift)) / \(length) AS span, outcome, COUNT(*) AS count FROM document
                WHERE taken >= ? \(scope.sql) GROUP BY 1, 2
                """, arguments: [first * length - shift] + scope.arguments)
        var sums: [Int64: [String: Int]] = [:]
        for row in rows {
            let outcome = row["outcome"] as String? ?? ""
            sums[row["span"], default: [:]][outcome, default: 0] += row["count"] as Int
        }
        return (first...last).map { span in
            let sum = sums[span] ?? [:]
            return GateFigures.Span(
                start: span * length - shift, cleared: sum["clear"] ?? 0, held: sum["held"] ?? 0,
                unexamined: sum["unexamined"] ?? 0, open: sum[""] ?? 0)
        }
    }

    private func ages(_ now: Int64, _ scope: Scope, _ database: Database) throws -> [Int] {
        let bounds = [1, 3, 5, 10].map { Self.firstID(since: now - $0 * Self.day) }
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT COUNT(*), COUNT(*) FILTER (WHERE id >= ?), COUNT(*) FILTER (WHERE id >= ?),
                    COUNT(*) FILTER (WHERE id >= ?), COUNT(*) FILTER (WHERE id >= ?)
                FROM document WHERE state IN ('hold', 'corrupt') \(scope.sql)
                """, arguments: StatementArguments(bounds) + scope.arguments)
        let counts = (0..<5).map { index in row.map { $0[index] as Int } ?? 0 }
        return [
            counts[1], counts[2] - counts[1], counts[3] - counts[2], counts[4] - counts[3],
            counts[0] - counts[4],
        ]
    }

    private func tallies(
        _ sql: String, since: Int64, _ scope: Scope, _ database: Database
    ) throws -> [GateFigures.Tally] {
        try Row.fetchAll(database, sql: sql, arguments: [Self.firstID(since: since)] + scope.arguments).map {
            GateFigures.Tally(name: $0["name"], count: $0["count"])
        }
    }

    /// Ids sort by the time of taking in, so the key itself bounds a period.
    private static func firstID(since time: Int64) -> String {
        DocumentID(arrival: UInt64(max(0, time)), chance: 0).description
    }
}
