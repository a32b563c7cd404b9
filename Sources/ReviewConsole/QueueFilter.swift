import AuditStore
import Documents
import HTTPTypes
import Hummingbird

/// What a reviewer has asked the queue for, as it stands in the address.
struct QueueFilter: Sendable {
    static let size = 50

    /// Which documents, by what has become of them.
    enum Shelf: String, CaseIterable {
        case waiting
        /// Wait for a second person.
        case approve
        case delivered
        case returned
        case withheld
        case all

        var states: [DocumentRecord.State] {
            switch self {
            case .waiting: [.hold, .corrupt]
            case .approve: [.hold, .corrupt, .delivered]
            case .delivered: [.delivered]
            case .returned: [.returned]
            case .withheld: [.withheld]
            case .all: DocumentRecord.State.allCases
            }
        }

        var title: LocalizedText {
            switch self {
            case .waiting: LocalizedText(zhTW: "待審", en: "Waiting")
            case .approve: LocalizedText(zhTW: "待核可", en: "To approve")
            case .delivered: LocalizedText(zhTW: "已送上傳區", en: "Delivered")
            case .returned: LocalizedText(zhTW: "已退回", en: "Returned")
            case .withheld: LocalizedText(zhTW: "不予提供", en: "Withheld")
            case .all: LocalizedText(zhTW: "全部", en: "All")
            }
        }
    }

    var shelf = Shelf.waiting
    var unit: String?
    var category: Category?
    var rule: String?
    var gap: CoverageReason?
    /// Waiting for at least so many days.
    var days: Int?
    /// `me`, `none` or an account.
    var assignee: String?
    var text: String?
    var order = QueueQuery.Order.oldest
    var page = 1

    init() {}

    /// - Throws: 400 when a question has an answer that it can't have.
    init(_ request: Request) throws {
        shelf = try request.word("show", as: Shelf.self) ?? .waiting
        unit = try request.unit
        category = try request.word("category", as: Category.self)
        rule = request.question("rule")
        if let name = request.question("gap") {
            guard let reason = CoverageReason(name: name) else { throw HTTPError(.badRequest) }
            gap = reason
        }
        days = try request.number("days", in: 1...3_650)
        assignee = request.question("assignee")
        text = request.question("q").map { String($0.prefix(200)) }
        order =
            try request.word("order", as: QueueQuery.Order.self)
            ?? (shelf == .waiting || shelf == .approve ? .oldest : .newest)
        page = try request.number("page", in: 1...100_000) ?? 1
    }

    func query(_ visitor: Visitor, now: Int64) -> QueueQuery {
        var units = visitor.units
        if let unit { units = visitor.sees(unit: unit) ? [unit] : [] }
        return QueueQuery(
            states: shelf.states, units: units, category: category, rule: rule, gap: gap,
            takenBefore: days.map { now - Int64($0) * 86_400 * 1_000_000_000 }, assignee: wanted(visitor),
            isToApprove: shelf == .approve, text: text, order: order, offset: (page - 1) * Self.size,
            limit: Self.size)
    }

    private func wanted(_ visitor: Visitor) -> QueueQuery.Assignee {
        switch assignee {
        case nil: .anybody
        case "none": .nobody
        case "me": .person(visitor.account?.name ?? "")
        case .some(let name): .person(name)
        }
    }

    /// The address of another page of the same filter.
    func address(page: Int) -> String {
        let questions: [(String, String?)] = [
            ("show", shelf == .waiting ? nil : shelf.rawValue), ("unit", unit),
            ("category", category?.rawValue),
            ("rule", rule), ("gap", gap?.name), ("days", days.map { String($0) }), ("assignee", assignee),
            ("q", text),
            ("order", order.rawValue), ("page", page == 1 ? nil : String(page)),
        ]
        let written = questions.compactMap { name, value in value.map { "\(name)=\(Self.encoded($0))" } }
        return written.isEmpty ? "/" : "/?" + written.joined(separator: "&")
    }

    static func encoded(_ text: String) -> String {
        text.utf8.reduce(into: "") { encoded, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default: encoded += "%" + [byte].hexadecimal.uppercased()
            }
        }
    }
}
