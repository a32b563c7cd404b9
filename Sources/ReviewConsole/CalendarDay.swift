import Foundation

/// A day of the calendar in Taipei (UTC+8, no summer time), written `2026-11-28`.
struct CalendarDay: Sendable, Hashable {
    private static let length: Int64 = 86_400 * 1_000_000_000
    private static let shift: Int64 = 8 * 3_600 * 1_000_000_000

    /// Days since 1970-01-01.
    let number: Int64

    init?(_ text: String) {
        let pieces = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count == 10, pieces.count == 3, let year = Int64(pieces[0]),
            let month = Int64(pieces[1]),
            let day = Int64(pieces[2]), (1_970...2_200).contains(year), (1...12).contains(month),
            (1...31).contains(day)
        else { return nil }
        // Days from the civil date (H. Hinnant, chrono-compatible low-level date algorithms).
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        guard self.text == text else { return nil }
    }

    /// The day of a moment, nanoseconds since 1970.
    init(of moment: Int64) {
        number = (moment + Self.shift) / Self.length
    }

    /// Its midnight, nanoseconds since 1970.
    var start: Int64 { number * Self.length - Self.shift }
    /// The midnight after it.
    var end: Int64 { start + Self.length }

    var text: String {
        let days = number + 719_468
        let era = days / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(year)-\(Self.padded(month))-\(Self.padded(dayOfYear - (153 * shifted + 2) / 5 + 1))"
    }

    private static func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
}
