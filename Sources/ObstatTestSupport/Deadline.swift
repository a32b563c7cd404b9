/// A moment until which something may take.
struct Deadline {
    private let end: ContinuousClock.Instant

    init(seconds: Int) {
        end = .now + .seconds(seconds)
    }

    init(milliseconds: Int) {
        end = .now + .milliseconds(milliseconds)
    }

    var isPast: Bool { end <= .now }

    /// What is left, for poll(2).
    var milliseconds: Int32 {
        Int32(max(0, ContinuousClock.now.duration(to: end) / .milliseconds(1)))
    }
}
