import Foundation
import Synchronization

/// Work on a thread of its own: blocking calls would take the few threads on which tests run.
final class Background<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let done = DispatchSemaphore(value: 0)

    init(_ work: @escaping @Sendable () throws -> Value) {
        Thread.detachNewThread { [self] in
            let outcome = Result { try work() }
            result.withLock { $0 = outcome }
            done.signal()
        }
    }

    /// Waits for the end of the work.
    func value() throws -> Value? {
        done.wait()
        defer { done.signal() }
        return try result.withLock { $0 }?.get()
    }
}
