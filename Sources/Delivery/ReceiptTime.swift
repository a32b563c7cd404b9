import Glibc

/// A moment as receipts show it: `2026-11-23 20:12:00 +0800`.
struct ReceiptTime {
    let text: String

    /// - Parameters:
    ///   - nanoseconds: since 1970, UTC.
    ///   - zone: seconds east of UTC; the machine's own zone without it.
    init(_ nanoseconds: Int64, zone: Int?) {
        var seconds = time_t(nanoseconds / 1_000_000_000)
        var parts = unsafe tm()
        if let zone {
            seconds += zone
            _ = unsafe gmtime_r(&seconds, &parts)
        } else {
            _ = unsafe localtime_r(&seconds, &parts)
        }
        let local = unsafe parts.tm_gmtoff
        let offset = zone ?? local
        let two = Self.twoDigits
        text =
            unsafe "\(Int(parts.tm_year) + 1900)-\(two(Int(parts.tm_mon) + 1))-\(two(Int(parts.tm_mday))) "
            + "\(two(Int(parts.tm_hour))):\(two(Int(parts.tm_min))):\(two(Int(parts.tm_sec))) "
            + "\(offset < 0 ? "-" : "+")\(two(abs(offset) / 3600))\(two(abs(offset) / 60 % 60))"
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
