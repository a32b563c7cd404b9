import Dispatch
import GRDB
import Synchronization

/// Makes changes that come at the same time one transaction, so that they share one flush to the disk.
///
/// A flush takes as long as dozens of changes. Whoever comes first writes; those that come meanwhile wait, and are written
/// together by the first of them. Each is a savepoint: one that fails takes nothing with it. Each returns only after
/// the commit, and all fail where that does.
final class CommitGroup: Sendable {
    private let database: any DatabaseWriter
    private let state = Mutex(State())

    private struct State {
        var waiting: [Change] = []
        var isWriting = false
    }

    /// One change, and whoever waits for it.
    private final class Change: @unchecked Sendable {
        // @unchecked: touched by the thread that waits until it is done, and meanwhile by the one that writes.
        private var body: ((Database) throws -> Void)?
        let wake = DispatchSemaphore(value: 0)
        var failure: (any Error)?
        var isDone = false

        init(_ body: @escaping (Database) throws -> Void) {
            self.body = body
        }

        /// Makes the change, once.
        func make(in database: Database) throws {
            try body?(database)
        }

        /// Lets the thread that waits go on; nobody may hold what it has lent by then.
        func end() {
            body = nil
            isDone = true
            wake.signal()
        }
    }

    init(_ database: any DatabaseWriter) {
        self.database = database
    }

    /// Makes a change durable.
    ///
    /// - Parameters:
    ///   - body: called once, on any thread, inside a transaction.
    ///   - beforeCommit: called in the same transaction after all changes, by the thread that writes.
    ///   - onCommit: called after the commit by the thread that wrote, once for all that it wrote.
    /// - Throws: what the body threw, or why the transaction failed; nothing of the change has happened then.
    func run(
        _ body: (Database) throws -> Void, beforeCommit: (Database) throws -> Void, onCommit: () -> Void
    ) throws {
        try withoutActuallyEscaping(body) { body in
            let change = Change(body)
            let mustWait = state.withLock { state in
                state.waiting.append(change)
                defer { state.isWriting = true }
                return state.isWriting
            }
            if mustWait { change.wake.wait() }
            if !change.isDone { write(beforeCommit, onCommit) }
            if let failure = change.failure { throw failure }
        }
    }

    /// Writes all that wait, this thread's own change among them, and wakes their threads and the next one to write.
    private func write(_ beforeCommit: (Database) throws -> Void, _ onCommit: () -> Void) {
        let changes = state.withLock { state in
            let changes = state.waiting
            state.waiting = []
            return changes
        }
        do {
            try database.write { database in
                for change in changes { try Self.make(change, in: database) }
                try beforeCommit(database)
            }
            onCommit()
        } catch {
            for change in changes where change.failure == nil { change.failure = error }
        }
        let next = state.withLock { state in
            state.isWriting = !state.waiting.isEmpty
            return state.waiting.first
        }
        for change in changes { change.end() }
        next?.wake.signal()
    }

    /// - Throws: where the transaction itself is no more.
    private static func make(_ change: Change, in database: Database) throws {
        do {
            try database.inSavepoint {
                try change.make(in: database)
                return .commit
            }
        } catch {
            change.failure = error
            // A full disk ends the whole transaction (https://www.sqlite.org/lang_transaction.html).
            guard database.isInsideTransaction else { throw error }
        }
    }
}
