import AuditStore
import Synchronization

/// The state of the audit chain, walked at most once a minute: a walk takes as long as the history.
final class ChainWatch: Sendable {
    /// In nanoseconds.
    static let interval: Int64 = 60 * 1_000_000_000

    private let last = Mutex<(state: ChainState, time: Int64)?>(nil)

    /// The state of a chain; with `anew`, a walk of the last minute is not enough.
    func state(of store: AuditStore, anew: Bool = false) throws(StoreError) -> ChainState {
        let now = store.time
        if !anew, let last = last.withLock({ $0 }), now - last.time < Self.interval { return last.state }
        let state = try store.verifyChain()
        last.withLock { $0 = (state, now) }
        return state
    }
}
