import Synchronization

/// Slows down whoever tries tokens.
///
/// One limit for everybody: all callers come from this host.
final class AttemptLimit: Sendable {
    /// Failures within ``window`` after which nobody is heard.
    static let maximum = 10
    /// In nanoseconds: one minute.
    static let window: Int64 = 60 * 1_000_000_000

    private let attempts = Mutex<[Int64]>([])

    /// Counts an attempt as failed before it is judged, so that many at once can't slip past.
    ///
    /// - Returns: whether it may be judged at all.
    func admit(at now: Int64) -> Bool {
        attempts.withLock { attempts in
            attempts.removeAll { now - $0 >= Self.window }
            guard attempts.count < Self.maximum else { return false }
            attempts.append(now)
            return true
        }
    }

    /// Takes back the count of an attempt that was right.
    func forgive(at now: Int64) {
        attempts.withLock { attempts in
            if let index = attempts.lastIndex(of: now) { attempts.remove(at: index) }
        }
    }
}
