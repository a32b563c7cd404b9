import AuditStore
import Documents

/// The state of the gate: what it says of itself, and what is where.
struct StatusPage: Page {
    static let template = "status"
    static let place = "/status"

    struct Condition {
        let name: String
        let value: String
    }

    struct Row {
        let unit: String
        let numbers: [String]
    }

    let conditions: [Condition]
    let states: [String]
    let rows: [Row]
    let sums: [String]
    let hasRows: Bool

    init(
        conditions: [String: String], counts: [(unit: String, state: DocumentRecord.State, count: Int)],
        units: [(id: String, name: String)], language: Language
    ) {
        self.conditions = conditions.sorted { $0.key < $1.key }
            .map { Condition(name: String(shownSafely: $0.key), value: String(shownSafely: $0.value)) }
        let present = DocumentRecord.State.allCases.filter { state in counts.contains { $0.state == state } }
        states = present.map { $0.title(language) }
        rows = units.map { unit in
            Row(
                unit: unit.name,
                numbers: present.map { state in
                    String(counts.first { $0.unit == unit.id && $0.state == state }?.count ?? 0)
                })
        }
        sums = present.map { state in String(counts.filter { $0.state == state }.reduce(0) { $0 + $1.count })
        }
        hasRows = !counts.isEmpty
    }

    func title(_ language: Language) -> String { Words(language: language)["status"] }
}
