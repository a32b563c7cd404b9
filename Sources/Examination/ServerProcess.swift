import Descriptors
import Documents
import Frames
import Synchronization

/// One running fork server with one set of rules.
///
/// Safe from many threads: requests are atomic messages, and each has its own pipes.
final class ServerProcess: Sendable {
    let book: RuleBook
    let engine: String
    let missing: [String]

    private let process: ChildProcess
    private let control: ControlSocket
    private let state = Mutex(State())

    private struct State {
        var conversations = 0
        /// No new conversation is let in; the last one out ends the server.
        var isRetired = false
        /// Ended and reaped: the process id means nothing any more.
        var isGone = false
    }

    /// Starts a server and waits until it serves.
    init(setup: ExaminerSetup, book: RuleBook) throws(ExaminerRefusal) {
        self.book = book
        let started = try StartedServer.start(setup, book: book)
        do throws(ExaminerRefusal) {
            (engine, missing) = try started.hello(until: Deadline(inMilliseconds: setup.startMilliseconds))
        } catch {
            started.process.kill()
            _ = started.process.reap()
            throw error
        }
        process = started.process
        control = started.takeControl()
    }

    deinit {
        end()
    }

    var id: Int32 { process.id }

    /// Lets one conversation in.
    ///
    /// - Returns: `false` when the server is not to be used any more.
    func enter() -> Bool {
        state.withLock { state in
            guard !state.isRetired, !state.isGone else { return false }
            state.conversations += 1
            return true
        }
    }

    func leave() {
        let isLast = state.withLock { state in
            state.conversations -= 1
            return state.isRetired && state.conversations == 0
        }
        if isLast { end() }
    }

    func send(
        _ request: ExaminationRequest, descriptors: [Int32], until deadline: Deadline
    ) throws(DescriptorError) {
        try control.send(request.encoded(), descriptors: descriptors, until: deadline)
    }

    /// Ends the server as soon as its conversations have ended.
    func retire() {
        let isIdle = state.withLock { state in
            state.isRetired = true
            return state.conversations == 0
        }
        if isIdle { end() }
    }

    /// Ends the server at once, and with it all its children.
    func end() {
        state.withLock { state in
            state.isRetired = true
            guard !state.isGone else { return }
            process.kill()
            _ = process.reap()
            state.isGone = true
        }
    }
}
