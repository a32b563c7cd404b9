/// A spreadsheet's date: days since the end of 1899, or since the start of 1904.
struct SerialDate {
    private let days: Int
    private let seconds: Int

    /// Reads a number as the cell has it, with a fraction for the time of day; `nil` where it is no date.
    init?(_ number: ArraySlice<UInt8>, from1904: Bool) {
        guard let value = Double(String(decoding: number, as: UTF8.self)), value >= 0, value < 3_000_000
        else { return nil }
        let whole = Int(value)
        // Day 60 is 29 February 1900, which never was; before it the count is off by one.
        let shift = from1904 ? 1_462 : whole < 60 ? 1 : 0
        days = whole + shift
        seconds = Int(((value - Double(whole)) * 86_400).rounded())
    }

    /// `1981/7/4`, or `1981/7/4 13:05:00`.
    func text(withTime: Bool) -> [UInt8] {
        let (year, month, day) = Self.civil(days)
        var text = "\(year)/\(month)/\(day)"
        if withTime, seconds > 0 {
            text += " \(seconds / 3_600):\(Self.two(seconds / 60 % 60)):\(Self.two(seconds % 60))"
        }
        return Array(text.utf8)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// The Gregorian date of a day counted from 30 December 1899.
    private static func civil(_ serial: Int) -> (year: Int, month: Int, day: Int) {
        // Days since 1 March of the year 0, in eras of 400 years (146,097 days), years begin in March.
        let shifted = serial + 693_899
        let era = shifted / 146_097
        let inEra = shifted % 146_097
        let yearInEra = (inEra - inEra / 1_460 + inEra / 36_524 - inEra / 146_096) / 365
        let dayOfYear = inEra - (365 * yearInEra + yearInEra / 4 - yearInEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (
            era * 400 + yearInEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1
        )
    }
}
