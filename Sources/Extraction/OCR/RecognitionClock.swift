import Glibc

/// The time that one picture may take.
struct RecognitionClock {
    private let end: Int

    init(milliseconds: Int) {
        end = Self.now + milliseconds
    }

    /// Milliseconds that are left.
    var milliseconds: Int { max(0, end - Self.now) }
    var isOver: Bool { milliseconds == 0 }

    /// Milliseconds of a clock that only goes forward.
    static var now: Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
    }
}
