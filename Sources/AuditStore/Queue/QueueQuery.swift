package import Documents
import GRDB

/// Which documents a page asks for.
package struct QueueQuery: Sendable, Hashable {
    package var states: [DocumentRecord.State]
    /// `nil` means every unit.
    package var units: [String]?
    package var category: Category?
    package var rule: String?
    package var gap: CoverageReason?
    /// Taken in before this; nanoseconds since 1970.
    package var takenBefore: Int64?
    package var assignee: Assignee
    /// Only those that wait for a second person.
    package var isToApprove: Bool
    /// Stands in the file's name or in a masked excerpt.
    package var text: String?
    package var order: Order
    /// Documents to pass over, and how many to give.
    package var offset: Int
    package var limit: Int

    package enum Assignee: Sendable, Hashable {
        case anybody
        case nobody
        case person(String)
    }

    package enum Order: String, Sendable, CaseIterable {
        case oldest
        case newest
    }

    package init(
        states: [DocumentRecord.State] = [.hold, .corrupt], units: [String]? = nil, category: Category? = nil,
        rule: String? = nil, gap: CoverageReason? = nil, takenBefore: Int64? = nil,
        assignee: Assignee = .anybody, isToApprove: Bool = false, text: String? = nil, order: Order = .oldest,
        offset: Int = 0, limit: Int = 50
    ) {
        self.states = states
        self.units = units
        self.category = category
        self.rule = rule
        self.gap = gap
        self.takenBefore = takenBefore
        self.assignee = assignee
        self.isToApprove = isToApprove
        self.text = text
        self.order = order
        self.offset = offset
        self.limit = limit
    }
}

extension QueueQuery {
    /// The conditions as SQL; every value is an argument.
    var condition: (sql: String, arguments: StatementArguments) {
        var parts = ["document.state IN (\(Self.marks(states.count)))"]
        var arguments = StatementArguments(states.map(\.rawValue))
        func add(_ sql: String, _ values: StatementArguments = []) {
            parts.append(sql)
            arguments += values
        }
        if let units { add("document.unit IN (\(Self.marks(units.count)))", StatementArguments(units)) }
        if let category {
            add(
                "EXISTS (SELECT 1 FROM finding WHERE finding.document = document.id AND category = ?)",
                [category.rawValue])
        }
        if let rule {
            add("EXISTS (SELECT 1 FROM finding WHERE finding.document = document.id AND rule = ?)", [rule])
        }
        if let gap {
            add(
                "EXISTS (SELECT 1 FROM gap WHERE gap.document = document.id AND reason = ?)",
                [gap.name])
        }
        if let takenBefore { add("document.taken < ?", [takenBefore]) }
        switch assignee {
        case .anybody: break
        case .nobody:
            add(
                "NOT EXISTS (SELECT 1 FROM care WHERE care.document = document.id AND care.assignee IS NOT NULL)"
            )
        case .person(let name):
            add("EXISTS (SELECT 1 FROM care WHERE care.document = document.id AND care.assignee = ?)", [name])
        }
        if isToApprove {
            // The first condition is the one that the index of open decisions has.
            add(
                """
                document.id IN (SELECT decision.document FROM decision \
                WHERE decision.state IN ('requested', 'approved', 'underway') AND decision.state = 'requested')
                """)
        }
        if let text, !text.isEmpty {
            let pattern = "%" + Self.escaped(text) + "%"
            add(
                """
                (document.name LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM finding \
                WHERE finding.document = document.id AND finding.excerpt LIKE ? ESCAPE '\\'))
                """, [pattern, pattern])
        }
        return (parts.joined(separator: " AND "), arguments)
    }

    private static func marks(_ count: Int) -> String {
        count == 0 ? "NULL" : Array(repeating: "?", count: count).joined(separator: ", ")
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
