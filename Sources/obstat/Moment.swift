import ArgumentParser
import Documents
import Foundation

/// A span or a day on a command line, on this host's clock.
enum Moment {
    static var now: Int64 { Int64(Date().timeIntervalSince1970) * 1_000_000_000 }

    /// Nanoseconds of `3d`, `12h` or `30m`.
    static func span(_ text: String) throws -> Int64 {
        let units: [Character: Int64] = ["m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
        guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()),
            (0...100_000).contains(count)
        else {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "「\(FileName(text).display)」不是時間長度，格式如 3d、12h、30m。",
                    en: "\(FileName(text).display) is not a span; write it like 3d, 12h or 30m."))
        }
        return count * unit * 1_000_000_000
    }

    /// The first moment of a day such as `2026-12-01`.
    static func start(of day: String) throws -> Int64 {
        guard let date = date(day, hour: 0, minute: 0, second: 0) else { throw notADay(day) }
        return Int64(date.timeIntervalSince1970) * 1_000_000_000
    }

    /// The last second of a day.
    static func end(of day: String) throws -> Int64 {
        guard let date = date(day, hour: 23, minute: 59, second: 59) else { throw notADay(day) }
        return Int64(date.timeIntervalSince1970) * 1_000_000_000
    }

    private static func date(_ day: String, hour: Int, minute: Int, second: Int) -> Date? {
        let parts = day.split(separator: "-", omittingEmptySubsequences: false).compactMap { Int($0) }
        guard parts.count == 3, day.split(separator: "-", omittingEmptySubsequences: false).count == 3,
            (1970...2200).contains(parts[0])
        else { return nil }
        let wanted = DateComponents(
            year: parts[0], month: parts[1], day: parts[2], hour: hour, minute: minute, second: second)
        guard let date = calendar.date(from: wanted), calendar.component(.day, from: date) == parts[2],
            calendar.component(.month, from: date) == parts[1]
        else { return nil }
        return date
    }

    static var calendar: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .current
        return calendar
    }

    private static func notADay(_ day: String) -> CommandRefusal {
        CommandRefusal(
            message: LocalizedText(
                zhTW: "「\(FileName(day).display)」不是日期，格式如 2026-12-01。",
                en: "\(FileName(day).display) is not a day; write it like 2026-12-01."))
    }
}
