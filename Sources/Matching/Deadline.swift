import Glibc

/// A moment on the clock that never jumps, after which somebody must stop.
struct Deadline {
    private let nanoseconds: Int64

    init(milliseconds: Int) {
        let span = Int64(milliseconds).multipliedReportingOverflow(by: 1_000_000)
        nanoseconds =
            Self.now.addingReportingOverflow(span.overflow ? .max / 2 : span.partialValue).partialValue
    }

    /// The earlier of two.
    func orEarlier(_ other: Deadline) -> Deadline {
        nanoseconds <= other.nanoseconds ? self : other
    }

    var hasPassed: Bool { Self.now >= nanoseconds }

    private static var now: Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
