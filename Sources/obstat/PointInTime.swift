import Foundation

/// A moment as nanoseconds since 1970, shown in the ISO 8601 form, UTC, to the second.
struct PointInTime: CustomStringConvertible {
    let nanoseconds: Int64

    var description: String {
        Date(timeIntervalSince1970: TimeInterval(nanoseconds) / 1_000_000_000).formatted(.iso8601)
    }
}
