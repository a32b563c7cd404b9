import Foundation

/// Results that arrive in any order and are taken in one.
final class OrderedResults<Value: Sendable>: @unchecked Sendable {
    // @unchecked: `values` is only touched between lock and unlock of `arrived`.
    private let arrived = NSCondition()
    private var values: [Int: Value] = [:]

    func add(_ value: Value, at index: Int) {
        arrived.withLock { values[index] = value }
        arrived.broadcast()
    }

    /// Waits for the value and forgets it.
    func take(_ index: Int) -> Value {
        arrived.lock()
        defer { arrived.unlock() }
        while true {
            if let value = values.removeValue(forKey: index) { return value }
            arrived.wait()
        }
    }
}
