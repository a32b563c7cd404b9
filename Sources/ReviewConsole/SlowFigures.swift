import Dispatch
import Synchronization

/// Figures that take long to count: counted anew at most once in a while, and nobody waits for them but the first.
final class SlowFigures<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    /// How long figures count as new, in nanoseconds.
    private let interval: Int64
    /// Sets of figures that are kept.
    private static var maximum: Int { 64 }

    private struct Entry {
        var value: Value
        var time: Int64
        var isBeingCounted = false
    }

    private let entries = Mutex<[Key: Entry]>([:])
    private let queue = DispatchQueue(label: "obstat.console.figures")

    init(interval: Int64 = 60 * 1_000_000_000) {
        self.interval = interval
    }

    /// The figures of a key at a moment: new ones, or older ones while they are being counted anew.
    func value(
        _ key: Key, at now: Int64, _ count: @escaping @Sendable () throws -> Value
    ) throws -> Value {
        let kept = entries.withLock { entries -> (value: Value, isOld: Bool)? in
            guard var entry = entries[key] else { return nil }
            let isOld = now - entry.time >= interval && !entry.isBeingCounted
            if isOld {
                entry.isBeingCounted = true
                entries[key] = entry
            }
            return (entry.value, isOld)
        }
        guard let kept else {
            let value = try count()
            keep(value, key, now)
            return value
        }
        if kept.isOld { queue.async { self.renew(key, now, count) } }
        return kept.value
    }

    private func renew(_ key: Key, _ now: Int64, _ count: () throws -> Value) {
        guard let value = try? count() else {
            entries.withLock { $0[key]?.isBeingCounted = false }
            return
        }
        keep(value, key, now)
    }

    private func keep(_ value: Value, _ key: Key, _ now: Int64) {
        entries.withLock { entries in
            if entries.count >= Self.maximum { entries = [:] }
            entries[key] = Entry(value: value, time: now)
        }
    }
}
