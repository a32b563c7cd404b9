import AuditStore
import Documents
import HTTPTypes
import Hummingbird
import Reports
import Statements

/// Which report of which days is asked for, as it stands in the address.
struct ReportQuestion: Sendable {
    enum Kind: String, CaseIterable {
        /// Counts and times, small ones hidden.
        case summary
        /// What the committee decides on; names documents.
        case agenda

        var title: LocalizedText {
            switch self {
            case .summary: LocalizedText(zhTW: "統計", en: "Summary")
            case .agenda: LocalizedText(zhTW: "諮詢小組議程", en: "Committee's agenda")
            }
        }
    }

    enum Format: String, CaseIterable {
        case csv, html, ods

        var mediaType: String {
            switch self {
            case .csv: "text/csv; charset=utf-8"
            case .html: "text/html; charset=utf-8"
            case .ods: "application/vnd.oasis.opendocument.spreadsheet"
            }
        }
    }

    let kind: Kind
    let from: CalendarDay
    let until: CalendarDay
    let unit: String?

    /// Without days, from the first of the present month.
    ///
    /// - Throws: 400 when a question has an answer that it can't have.
    init(_ request: Request, now: Int64) throws {
        kind = try request.word("kind", as: Kind.self) ?? .summary
        unit = try request.unit
        let today = CalendarDay(of: now)
        let first = CalendarDay(String(today.text.prefix(8)) + "01") ?? today
        from = try request.day("from").map { CalendarDay(of: $0) } ?? first
        until = try request.day("until").map { CalendarDay(of: $0) } ?? max(today, from)
        guard from <= until else { throw HTTPError(.badRequest) }
    }

    var period: ReportPeriod { ReportPeriod(from: from.start, until: until.end) }

    /// The units of the report that the visitor may see; `nil` for all.
    func units(_ visitor: Visitor) -> [String]? {
        guard let unit else { return visitor.units }
        return visitor.sees(unit: unit) ? [unit] : []
    }

    func address(_ format: Format) -> String {
        let unit = unit.map { "&unit=\(QueueFilter.encoded($0))" } ?? ""
        return "/reports/download?format=\(format.rawValue)&kind=\(kind.rawValue)&from=\(from.text)"
            + "&until=\(until.text)\(unit)"
    }
}

extension CalendarDay: Comparable {
    static func < (one: CalendarDay, other: CalendarDay) -> Bool { one.number < other.number }
}

extension Office {
    /// The tables of a report, of the units that the visitor sees.
    func report(_ question: ReportQuestion, _ visitor: Visitor, _ language: Language) throws -> SheetBook {
        let activity = try store.activity(in: question.period, units: question.units(visitor))
        let days = "\(question.from.text) – \(question.until.text)"
        return switch question.kind {
        case .summary: SummaryReport(activity: activity, language: language).book(subtitle: days)
        case .agenda: AgendaReport(activity: activity, language: language).book(subtitle: days)
        }
    }
}
