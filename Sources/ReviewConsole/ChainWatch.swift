import AuditStore
import Synchronization

/// The state of the audit chain: a walk takes as long as the history, so a long one is walked when somebody asks.
final class ChainWatch: Sendable {
    /// How long a walk counts as new; in nanoseconds.
    static let interval: Int64 = 60 * 1_000_000_000
    /// Up to so many events a walk takes no time that anybody notices.
    static let short: Int64 = 5_000

    private let last = Mutex<(state: ChainState, time: Int64)?>(nil)

    /// The state of a chain, and whether all of it was looked at; with `anew`, a walk of the last minute is not enough.
    ///
    /// Of a long chain that was not walked lately only the end is compared with what is remembered outside the database.
    func state(
        of store: AuditStore, anew: Bool = false
    ) throws(StoreError) -> (state: ChainState, isWalked: Bool) {
        let now = store.time
        if !anew, let last = last.withLock({ $0 }) {
            if now - last.time < Self.interval { return (last.state, true) }
            // A fault that a walk has found does not go away by waiting.
            guard case .whole = last.state else { return (last.state, true) }
        }
        if !anew, try store.newestEvent() > Self.short { return (try store.checkHead(), false) }
        let state = try store.verifyChain()
        last.withLock { $0 = (state, now) }
        return (state, true)
    }
}
