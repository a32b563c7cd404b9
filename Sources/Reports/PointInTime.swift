import Foundation

/// A moment, for people and for machines.
package struct PointInTime: Sendable {
    private let date: Date

    /// - Parameter nanoseconds: since 1970, UTC.
    package init(nanoseconds: Int64) {
        date = Date(timeIntervalSince1970: TimeInterval(nanoseconds) / 1_000_000_000)
    }

    /// ISO 8601, UTC, to the second.
    package var machine: String { date.formatted(.iso8601) }

    /// The time on the clock of this host, to the minute.
    package var shown: String {
        var style = Date.ISO8601FormatStyle(timeZone: .current).year().month().day().dateTimeSeparator(.space)
            .time(includingFractionalSeconds: false)
        style.timeZone = .current
        return String(date.formatted(style).prefix(16))
    }
}
