import Descriptors
import Documents
import Foundation
import Frames
import Testing

@testable import Examination

/// The fork server itself, spoken to over its socket.
@Suite struct ServerProtocolTests {
    @Test func `the server ends when its socket closes`() throws {
        let started = try Self.start()
        let process = started.process
        _ = started.takeControl()
        #expect(process.reap() == .exited(0))
    }

    @Test func `a server whose socket closes ends its children`() throws {
        let started = try Self.start()
        let process = started.process
        let control = started.takeControl()
        let answer = try Self.ask(control, Workroom.magic + "sleep")
        ServerChildren.awaitOne(of: process.id)
        _ = consume control
        #expect(process.reap() == .exited(0))
        let rest = Self.readAll(answer.results)
        #expect(rest == [], "the child's end of the pipe is closed: it is gone")
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT])
    func `signals that stop a service leave the end to the parent`(_ signal: Int32) throws {
        let room = try Workroom()
        let server = try #require(room.examiner.serverID)
        kill(server, signal)
        #expect(try room.examine("text".utf8).isAnswered)
        #expect(room.examiner.serverID == server)
    }

    @Test(arguments: [0, 1, 2, 3, 4])
    func `what is no request harms nobody, whatever comes with it`(_ descriptors: Int) throws {
        let started = try Self.start()
        let process = started.process
        let control = started.takeControl()
        let document = try SealedMemory.make([1], name: "document")
        try control.send(
            [1, 2, 3], descriptors: Array(repeating: document.number, count: descriptors),
            until: Deadline(inMilliseconds: 300_000))
        try control.send(
            Array(repeating: 7, count: ExaminationRequest.maximumBytes + 1), descriptors: [],
            until: Deadline(inMilliseconds: 300_000))
        let answer = try Self.ask(control, "公開")
        let (frames, word) = (Self.readAll(answer.results), Self.readAll(answer.status))
        #expect(frames?.isEmpty == false)
        #expect(word == ServerWord(end: .exited(code: 0)).encoded())
        process.kill()
        _ = process.reap()
    }

    private static func start() throws -> StartedServer {
        let started = try StartedServer.start(
            Workroom.setup(arguments: ["--rehearse-faults"]), book: RuleBook.none)
        _ = try started.hello(until: Deadline(inMilliseconds: 300_000))
        return started
    }

    private struct Answering: ~Copyable {
        let results: Descriptors.Pipe
        let status: Descriptors.Pipe
    }

    private static func ask(_ control: borrowing ControlSocket, _ content: String) throws -> Answering {
        let document = try SealedMemory.make(Array(content.utf8), name: "document")
        var results = try Descriptors.Pipe()
        var status = try Descriptors.Pipe()
        let request = ExaminationRequest(name: FileName("a.txt"), limits: Workroom.limits)
        try control.send(
            request.encoded(), descriptors: [document.number, results.writerNumber, status.writerNumber],
            until: Deadline(inMilliseconds: 300_000))
        results.closeWriter()
        status.closeWriter()
        return Answering(results: results, status: status)
    }

    private static func readAll(_ pipe: borrowing Descriptors.Pipe) -> [UInt8]? {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while Readiness.wait(for: pipe.reader.number, until: Deadline(inMilliseconds: 300_000)) {
            guard let count = Descriptors.Stream.read(into: &buffer, from: pipe.reader.number) else {
                return nil
            }
            guard count > 0 else { return all }
            all += buffer[..<count]
        }
        return nil
    }
}
