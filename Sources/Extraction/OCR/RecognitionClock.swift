import Glibc

/// The processor time that one picture may take; a busy machine must not make a gap.
struct RecognitionClock {
    private let end: Int

    init(milliseconds: Int) {
        end = Self.now + milliseconds
    }

    /// Milliseconds that are left.
    var milliseconds: Int { max(0, end - Self.now) }
    var isOver: Bool { milliseconds == 0 }

    /// Milliseconds that this thread has worked.
    static var now: Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
    }
}
