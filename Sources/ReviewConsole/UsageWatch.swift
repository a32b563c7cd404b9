import AuditStore
import Synchronization

/// The use of every rule, counted at most once a minute.
final class UsageWatch: Sendable {
    private let last = Mutex<(usage: [String: RuleUsage], time: Int64)?>(nil)

    func usage(of store: AuditStore) throws(StoreError) -> [String: RuleUsage] {
        let now = store.time
        if let last = last.withLock({ $0 }), now - last.time < FigureWatch.interval { return last.usage }
        let usage = try store.ruleUsage()
        last.withLock { $0 = (usage, now) }
        return usage
    }
}
