import Glibc

/// A moment on the clock that never goes back.
package struct Deadline: Sendable, Comparable {
    /// Nanoseconds on `CLOCK_MONOTONIC`.
    package let nanoseconds: UInt64

    /// - Parameter milliseconds: from now; held within the range 0 to one week.
    package init(inMilliseconds milliseconds: Int) {
        let bounded = UInt64(max(0, min(milliseconds, 7 * 24 * 3_600_000)))
        nanoseconds = Self.now + bounded * 1_000_000
    }

    package var hasPassed: Bool { Self.now >= nanoseconds }

    /// Milliseconds left, rounded up so that a wait does not end just before; 0 where it has passed.
    package var millisecondsLeft: Int {
        let now = Self.now
        return now >= nanoseconds ? 0 : Int((nanoseconds - now + 999_999) / 1_000_000)
    }

    package static func < (lhs: Deadline, rhs: Deadline) -> Bool { lhs.nanoseconds < rhs.nanoseconds }

    /// The clock's present reading.
    package static var now: UInt64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
