import Foundation

/// A moment, for people and for machines.
struct PointInTime {
    /// Since 1970, UTC.
    let nanoseconds: Int64

    private var date: Date { Date(timeIntervalSince1970: TimeInterval(nanoseconds) / 1_000_000_000) }

    /// ISO 8601, UTC, to the second.
    var machine: String { date.formatted(.iso8601) }

    /// The time on the clock of this host, to the minute.
    var shown: String {
        var style = Date.ISO8601FormatStyle(timeZone: .current).year().month().day().dateTimeSeparator(.space)
            .time(includingFractionalSeconds: false)
        style.timeZone = .current
        return String(date.formatted(style).prefix(16))
    }
}
