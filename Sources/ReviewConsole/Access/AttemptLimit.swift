import Synchronization

/// Slows down whoever tries passwords or tokens: each address for itself, and all together.
final class AttemptLimit: Sendable {
    /// Failures of one address within ``window`` after which it is not heard.
    static let maximum = 10
    /// Failures of everybody within ``window`` after which nobody is heard.
    static let maximumOfAll = 100
    /// In nanoseconds: one minute.
    static let window: Int64 = 60 * 1_000_000_000

    private struct Attempt {
        let source: String
        let time: Int64
    }

    private let attempts = Mutex<[Attempt]>([])

    /// Counts an attempt as failed before it is judged, so that many at once can't slip past.
    ///
    /// - Returns: whether it may be judged at all.
    func admit(_ source: String, at now: Int64) -> Bool {
        attempts.withLock { attempts in
            attempts.removeAll { now - $0.time >= Self.window }
            guard attempts.count < Self.maximumOfAll,
                attempts.count(where: { $0.source == source }) < Self.maximum
            else { return false }
            attempts.append(Attempt(source: source, time: now))
            return true
        }
    }

    /// Takes back the count of an attempt that was right.
    func forgive(_ source: String, at now: Int64) {
        attempts.withLock { attempts in
            if let index = attempts.lastIndex(where: { $0.source == source && $0.time == now }) {
                attempts.remove(at: index)
            }
        }
    }
}
