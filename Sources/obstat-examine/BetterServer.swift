import Descriptors
import Documents
import Extraction
import Frames
import Glibc

/// A server that was split off another to open more libraries, as the other knows it.
///
/// What it is given before it serves waits in its socket. Where it refuses or dies, the documents that it was given
/// lose their pipes, on which their senders hear that nothing was examined.
final class BetterServer {
    private let process: ChildProcess
    private let control: ControlSocket
    private var isGone = false

    /// How long it may take until it serves.
    private static let startMilliseconds = 60_000
    /// How long its socket may be full.
    private static let patience = 5_000

    /// Splits this process, which has one thread.
    ///
    /// - Parameters:
    ///   - equipment: what the new server opens.
    ///   - examination: the rules and the confinement.
    ///   - startingEverything: whether it starts the next better one before it serves.
    ///   - inherited: descriptors of this process that are none of its business.
    init?(
        _ equipment: Equipment, for examination: Examination, startingEverything: Bool,
        closing inherited: [Int32]
    ) {
        let parent = getpid()
        var process: ChildProcess?
        let control = try? ControlSocket.connect { far, near throws(DescriptorError) in
            process = try ChildProcess.fork()
            guard process == nil else { return }
            for descriptor in inherited + [near] { _ = close(descriptor) }
            guard ChildProcess.endWith(parent: parent) else { _exit(ForkServer.refusalCode) }
            ForkServer.serve(
                equipment, for: examination, startingEverything: startingEverything,
                control: ControlSocket(Descriptor(taking: far)))
        }
        guard let process, let control else { return nil }
        self.process = process
        self.control = control
    }

    /// Gives it a document of which a child has said that it needs more; the time is what the child has left.
    ///
    /// - Returns: `false` where it can't be reached.
    func take(_ child: RunningChild) -> Bool {
        var request = child.task.request
        request.limits.wallMilliseconds = child.deadline.millisecondsLeft
        request.isAgain = true
        let deadline = Deadline(inMilliseconds: Self.patience)
        do throws(DescriptorError) {
            try control.send(request.encoded(), descriptors: child.task.descriptors, until: deadline)
            return true
        } catch {
            return false
        }
    }

    /// Waits until it serves.
    ///
    /// - Returns: names and versions of what examines.
    /// - Throws: its refusal.
    func hello() throws(ServerRefusal) -> String {
        let deadline = Deadline(inMilliseconds: Self.startMilliseconds)
        guard Readiness.wait(for: control.number, until: deadline),
            case .message(let bytes, _)? = try? control.receive(limit: ServerHello.maximumBytes),
            let hello = try? ServerHello(decoding: bytes)
        else { throw ServerRefusal(.start, "no hello") }
        switch hello {
        case .ready(let engine, _): return engine
        case .refused(let reason):
            throw ServerRefusal(reason: reason) ?? ServerRefusal(.start, "no hello")
        }
    }

    /// Whether it has ended; then it is reaped.
    var hasEnded: Bool {
        if !isGone { isGone = process.reapIfEnded() != nil }
        return isGone
    }

    /// Ends it at once, and with it all its children.
    func end() {
        guard !isGone else { return }
        process.kill()
        _ = process.reap()
        isGone = true
    }
}
