import ArgumentParser
import Desk
import Documents
import Foundation

/// `obstat quarantine note ID TEXT`: a remark that is kept with the document.
struct NoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: "Keep a remark with a document.")

    @OptionGroup var options: ActOptions
    @Argument(help: "The remark; never the sensitive value itself.") var text: String

    func run() throws { try options.perform(options.request(.note, text: text)) }
}

/// `obstat quarantine assign ID NAME`: who looks after a document.
struct AssignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: "Give a document into a reviewer's care.")

    @OptionGroup var options: ActOptions
    @Argument(help: "An account name; without it, everybody's again.") var assignee: String?

    func run() throws {
        var request = options.request(.assign)
        request.assignee = assignee
        try options.perform(request)
    }
}

/// `obstat quarantine due ID DATE`: until when a document is to be decided.
struct DueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "Say until when a document is to be decided.")

    @OptionGroup var options: ActOptions
    @Argument(help: "A day such as 2026-12-01, its end on this host's clock; without it, the setting's term.")
    var day: String?

    func run() throws {
        var request = options.request(.due)
        if let day { request.due = try Self.end(of: day) }
        try options.perform(request)
    }

    /// The last second of a day, in nanoseconds since 1970.
    static func end(of day: String) throws -> Int64 {
        let parts = day.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .current
        let wanted = DateComponents(
            year: parts.first ?? nil, month: parts.count > 1 ? parts[1] : nil,
            day: parts.count > 2 ? parts[2] : nil, hour: 23, minute: 59, second: 59)
        guard parts.count == 3, !parts.contains(nil), (1970...2200).contains(wanted.year ?? 0),
            let date = calendar.date(from: wanted),
            calendar.component(.day, from: date) == wanted.day,
            calendar.component(.month, from: date) == wanted.month
        else {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "「\(FileName(day).display)」不是日期，格式如 2026-12-01。",
                    en: "\(FileName(day).display) is not a day; write it like 2026-12-01."))
        }
        return Int64(date.timeIntervalSince1970) * 1_000_000_000
    }
}
