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
    var order = QueueQuestion.Order.oldest
    /// The page goes on after this one, or ends before it.
    var after: DocumentID?
    var before: DocumentID?

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
            try request.word("order", as: QueueQuestion.Order.self)
            ?? (shelf == .waiting || shelf == .approve ? .oldest : .newest)
        after = try request.document("after")
        before = try request.document("before")
    }

    /// - `term`: see ``QueueQuestion/term``.
    func question(_ visitor: Visitor, now: Int64, term: Int64) -> QueueQuestion {
        var units = visitor.units
        if let unit { units = visitor.sees(unit: unit) ? [unit] : [] }
        var question = QueueQuestion(units: units, states: shelf.states, term: term, limit: Self.size)
        question.category = category?.rawValue
        question.rule = rule
        question.gap = gap?.name
        question.takenBefore = days.map { now - Int64($0) * 86_400 * 1_000_000_000 }
        question.assignee = wanted(visitor)
        question.nextStep = shelf == .approve ? .approve : nil
        question.text = text
        question.order = order
        question.after = before == nil ? after : nil
        question.before = before
        return question
    }

    private func wanted(_ visitor: Visitor) -> String? {
        switch assignee {
        case "none": ""
        // Nobody's care is what a token's bearer does not ask for.
        case "me": visitor.account?.name ?? "-"
        default: assignee
        }
    }

    /// The address of another page of the same filter.
    func address(after: DocumentID? = nil, before: DocumentID? = nil) -> String {
        let questions: [(String, String?)] = [
            ("show", shelf == .waiting ? nil : shelf.rawValue), ("unit", unit),
            ("category", category?.rawValue),
            ("rule", rule), ("gap", gap?.name), ("days", days.map { String($0) }), ("assignee", assignee),
            ("q", text),
            ("order", order.rawValue), ("after", after?.description), ("before", before?.description),
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
