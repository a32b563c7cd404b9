import Descriptors
import Documents
import Frames
import Glibc

/// A server that has been started and has not said yet whether it will serve.
struct StartedServer: ~Copyable {
    let process: ChildProcess
    private let control: ControlSocket

    static func start(_ setup: ExaminerSetup, book: RuleBook) throws(ExaminerRefusal) -> StartedServer {
        do throws(DescriptorError) {
            return try spawn(setup, rules: try SealedMemory.make(book.flat, name: "obstat-rules"))
        } catch {
            throw ExaminerRefusal(.notStarted, error.description)
        }
    }

    private static func spawn(
        _ setup: ExaminerSetup, rules: consuming Descriptor
    ) throws(DescriptorError) -> StartedServer {
        var process: ChildProcess?
        let control = try ControlSocket.connect { far, _ throws(DescriptorError) in
            process = try ChildProcess.spawn(
                ChildProcess.Start(
                    executable: setup.executable, arguments: setup.arguments, environment: setup.environment,
                    control: far, data: rules.number))
        }
        guard let process else { throw DescriptorError(code: ECHILD, operation: "posix_spawn") }
        return StartedServer(process: process, control: control)
    }

    /// Waits for the server's first and only message.
    func hello(until deadline: Deadline) throws(ExaminerRefusal) -> (engine: String, missing: [String]) {
        switch try receive(until: deadline) {
        case .ready(let engine, let missing): return (engine, missing)
        case .refused(let reason):
            guard let refusal = ServerRefusal(reason: reason) else {
                throw ExaminerRefusal(.silent, "refusal")
            }
            throw ExaminerRefusal(refusal)
        }
    }

    consuming func takeControl() -> ControlSocket {
        control
    }

    private func receive(until deadline: Deadline) throws(ExaminerRefusal) -> ServerHello {
        while Readiness.wait(for: control.number, until: deadline) {
            guard let reception = try? control.receive(limit: ServerHello.maximumBytes) else { break }
            switch reception {
            case .nothingYet: continue
            case .closed: throw ExaminerRefusal(.silent, "ended without a word")
            case .message(let bytes, let descriptors):
                for descriptor in descriptors { _ = close(descriptor) }
                guard let hello = try? ServerHello(decoding: bytes) else {
                    throw ExaminerRefusal(.silent, "hello")
                }
                return hello
            }
        }
        throw ExaminerRefusal(.silent, "no answer in time")
    }
}
