import AuditStore
import Synchronization

/// The figures of the dashboard, counted at most once a minute for each set of units.
final class FigureWatch: Sendable {
    /// In nanoseconds.
    static let interval: Int64 = 60 * 1_000_000_000
    private static let maximum = 64

    private let last = Mutex<[[String]?: GateFigures]>([:])

    func figures(of store: AuditStore, units: [String]?) throws(StoreError) -> GateFigures {
        let now = store.time
        let key = units?.sorted()
        if let figures = last.withLock({ $0[key] }), now - figures.time < Self.interval { return figures }
        let figures = try store.figures(units: units)
        last.withLock { last in
            if last.count >= Self.maximum { last = [:] }
            last[key] = figures
        }
        return figures
    }
}
