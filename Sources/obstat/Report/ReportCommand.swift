import ArgumentParser
import AuditStore
import Documents
import Foundation
import Glibc
import Reports
import Statements

/// `obstat report`: numbers for the public body and the committee's agenda.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Numbers by unit and period, and the committee's agenda.",
        subcommands: [ReportSummaryCommand.self, ReportAgendaCommand.self],
        defaultSubcommand: ReportSummaryCommand.self)
}

/// What a report is about, and how it is written.
struct ReportOptions: ParsableArguments {
    @OptionGroup var installation: SettingsOptions
    @Option(help: "A year, month or quarter: 2026, 2026-11, 2026-Q4. The present month without it.")
    var period: String?
    @Option(help: "The first day, such as 2026-11-01, instead of a period.") var from: String?
    @Option(help: "The last day, such as 2026-11-30.") var until: String?
    @Option(help: "Only this unit's.") var unit: String?
    @Option(help: "text, csv, html or ods.") var format = Format.text
    @Option(help: "Where to write; standard output without it.", completion: .file()) var output: String?

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, csv, html, ods
    }

    func activity() throws -> (activity: Activity, subtitle: String) {
        let span = try ReportSpan(period: period, from: from, until: until)
        var activity = try Workplace(installation).activity(in: span.period)
        if let unit {
            activity.units.removeAll { $0.unit != unit }
            activity.referred.removeAll { $0.unit != unit }
            activity.onApplication.removeAll { $0.unit != unit }
            activity.withheld.removeAll { $0.unit != unit }
            activity.recalled.removeAll { $0.unit != unit }
        }
        return (activity, span.words)
    }

    func write(_ book: SheetBook) throws {
        let bytes: [UInt8] =
            switch format {
            case .text: Array(book.plain.utf8)
            case .csv: Array(book.csv.utf8)
            case .html: Array(book.html.utf8)
            case .ods: book.openDocument
            }
        guard let output else {
            if format == .ods, isatty(1) != 0 {
                throw CommandRefusal(
                    message: LocalizedText(
                        zhTW: "ODS 請以 --output 指定檔案。", en: "Name a file for ODS with --output."))
            }
            return FileHandle.standardOutput.write(Data(bytes))
        }
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
        } catch {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "無法寫入 \(FileName(output).display)。請確認路徑、權限與磁碟空間。",
                    en:
                        "\(FileName(output).display) can't be written. Check path, permissions and disk space."
                ))
        }
    }
}

/// The days that a report is about, on this host's clock.
struct ReportSpan {
    let period: ReportPeriod
    let words: String

    init(period text: String?, from: String?, until: String?) throws {
        let days: (first: String, last: String)
        if let from {
            days = (from, until ?? Self.day(Date()))
        } else {
            days = try Self.days(of: text ?? String(Self.day(Date()).prefix(7)))
        }
        period = ReportPeriod(
            from: try Moment.start(of: days.first), until: try Moment.end(of: days.last) + 1_000_000_000)
        words = days.first + " – " + days.last
    }

    private static func day(_ date: Date) -> String {
        let parts = Moment.calendar.dateComponents([.year, .month, .day], from: date)
        return name(parts.year ?? 1970, parts.month ?? 1, parts.day ?? 1)
    }

    private static func name(_ year: Int, _ month: Int, _ day: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(year)-\(two(month))-\(two(day))"
    }

    /// The first and the last day of a year, a quarter or a month.
    private static func days(of text: String) throws -> (String, String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard let year = parts.first.flatMap({ Int($0) }), (1970...2200).contains(year), parts.count <= 2
        else {
            throw notAPeriod(text)
        }
        guard parts.count == 2 else { return (name(year, 1, 1), name(year, 12, 31)) }
        let months: ClosedRange<Int>
        if parts[1].hasPrefix("Q"), let quarter = Int(parts[1].dropFirst()), (1...4).contains(quarter) {
            months = quarter * 3 - 2...quarter * 3
        } else if let month = Int(parts[1]), (1...12).contains(month) {
            months = month...month
        } else {
            throw notAPeriod(text)
        }
        let start = DateComponents(year: year, month: months.upperBound, day: 1)
        let count =
            Moment.calendar.date(from: start).flatMap {
                Moment.calendar.range(of: .day, in: .month, for: $0)?.count
            } ?? 28
        return (name(year, months.lowerBound, 1), name(year, months.upperBound, count))
    }

    private static func notAPeriod(_ text: String) -> CommandRefusal {
        CommandRefusal(
            message: LocalizedText(
                zhTW: "「\(FileName(text).display)」不是期間，格式如 2026、2026-11、2026-Q4。",
                en: "\(FileName(text).display) is not a period; write it like 2026, 2026-11 or 2026-Q4."))
    }
}

/// `obstat report summary`: counts and times, small counts hidden.
struct ReportSummaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary", abstract: "Counts and times by unit; counts below 5 are hidden.")

    @OptionGroup var options: ReportOptions

    func run() throws {
        let (activity, subtitle) = try options.activity()
        try options.write(
            SummaryReport(activity: activity, language: .ofUser).book(subtitle: subtitle))
    }
}

/// `obstat report agenda`: what is laid before the committee, and what can't be published, with grounds.
struct ReportAgendaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agenda",
        abstract: "What is laid before the committee, and what can't be published, with grounds.")

    @OptionGroup var options: ReportOptions

    func run() throws {
        let (activity, subtitle) = try options.activity()
        try options.write(AgendaReport(activity: activity, language: .ofUser).book(subtitle: subtitle))
    }
}
