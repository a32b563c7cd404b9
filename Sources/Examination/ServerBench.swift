import Descriptors
import Documents
import Synchronization

/// Keeps one fork server running: starts it, replaces it, and waits a little before starting again what keeps dying.
final class ServerBench: Sendable {
    private let setup: ExaminerSetup
    private let state: Mutex<State>
    /// Held while a server is being started, so that one thread starts it and the others wait for it.
    private let starting = Mutex(())
    /// Becomes readable when the bench stops, to end a wait at once.
    private let stopSignal: StopSignal

    private struct State {
        var current: ServerProcess?
        var book: RuleBook
        var hello: Hello
        var isStopped = false
        /// Deaths and failed starts since the last document was served.
        var failures = 0
    }

    /// What the last server said of itself.
    struct Hello: Sendable {
        let engine: String
        let missing: [String]
        let digest: String

        init(_ server: ServerProcess) {
            engine = server.engine
            missing = server.missing
            digest = server.book.digest
        }
    }

    init(setup: ExaminerSetup, book: RuleBook) throws(ExaminerRefusal) {
        self.setup = setup
        guard let stopSignal = StopSignal() else { throw ExaminerRefusal(.notStarted, "pipe") }
        self.stopSignal = stopSignal
        let server = try ServerProcess(setup: setup, book: book)
        state = Mutex(State(current: server, book: book, hello: Hello(server)))
    }

    deinit {
        stop()
    }

    var serverID: Int32? { state.withLock { $0.current?.id } }

    var hello: Hello { state.withLock(\.hello) }

    /// Gives a server that serves, starting one where there is none; the caller leaves it when done.
    func enter() throws(ExaminerRefusal) -> ServerProcess {
        while true {
            if let server = try running(), server.enter() { return server }
            try restart()
        }
    }

    /// Learns from how a conversation ended whether the server is still good.
    func note(_ ending: Conversation.Ending, of server: ServerProcess) {
        if ending.condemnsServer { condemn(server) }
        if case .child = ending { state.withLock { $0.failures = 0 } }
    }

    /// Ends a server that has died or hangs; the next document gets another.
    private func condemn(_ server: ServerProcess) {
        state.withLock { state in
            guard state.current === server else { return }
            state.current = nil
            state.failures += 1
        }
        server.end()
    }

    func replace(_ book: RuleBook) throws(ExaminerRefusal) {
        // Put in place before the lock is given up: a restart would otherwise bring the old rules back.
        let result = starting.withLock { _ in
            Result { () throws(ExaminerRefusal) in try start(book) }
        }
        try result.get()
    }

    func stop() {
        let server = state.withLock { state in
            state.isStopped = true
            return state.current.take()
        }
        stopSignal.send()
        server?.end()
    }

    private func running() throws(ExaminerRefusal) -> ServerProcess? {
        let (server, isStopped) = state.withLock { ($0.current, $0.isStopped) }
        if isStopped { throw ExaminerRefusal(.stopped, "") }
        return server
    }

    private func restart() throws(ExaminerRefusal) {
        let result = starting.withLock { _ in
            Result { () throws(ExaminerRefusal) in try restartIfStillNeeded() }
        }
        try result.get()
    }

    private func restartIfStillNeeded() throws(ExaminerRefusal) {
        if try running() != nil { return }
        pause()
        _ = try running()
        do throws(ExaminerRefusal) {
            try start(state.withLock(\.book))
        } catch {
            state.withLock { $0.failures += 1 }
            throw error
        }
    }

    /// The first death is answered at once; then the wait doubles from 100 milliseconds to 10 seconds.
    private func pause() {
        let failures = state.withLock(\.failures)
        guard failures > 1 else { return }
        stopSignal.wait(milliseconds: min(10_000, 100 << min(failures - 2, 7)))
    }

    private func start(_ book: RuleBook) throws(ExaminerRefusal) {
        let server = try ServerProcess(setup: setup, book: book)
        let (old, isStopped) = state.withLock { state in
            guard !state.isStopped else { return (nil as ServerProcess?, true) }
            let old = state.current
            state.current = server
            state.book = book
            state.hello = Hello(server)
            return (old, false)
        }
        old?.retire()
        guard isStopped else { return }
        server.end()
        throw ExaminerRefusal(.stopped, "")
    }
}
