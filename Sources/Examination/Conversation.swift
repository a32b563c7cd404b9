import Descriptors
import Documents
import Frames

/// One request and its answer.
struct Conversation {
    let server: ServerProcess
    let question: Question
    /// When the server itself counts as hung.
    let deadline: Deadline

    /// Names and versions of what examined, where the server has said so in its last word.
    private(set) var engine: String?

    /// How the conversation ended, apart from what was said in it.
    enum Ending: Equatable {
        /// The server's own word on the child.
        case child(ChildEnd)
        /// The answer was not what was agreed.
        case malformed
        /// The server had gone before the question reached it; nothing has been examined.
        case notReached
        /// The server has gone.
        case serverGone
        /// The server has let its own deadline pass.
        case serverHung
        /// This process could not open what it takes to ask: the document once more, or two pipes.
        case notAsked
    }

    /// How long after the child's own deadline the server, which kills it within milliseconds, counts as hung.
    static let graceMilliseconds = 5_000

    init(server: ServerProcess, question: Question) {
        self.server = server
        self.question = question
        let wall = max(0, min(question.limits.wallMilliseconds, .max - Self.graceMilliseconds))
        deadline = Deadline(inMilliseconds: wall + Self.graceMilliseconds)
    }

    /// Asks and reads the whole answer.
    ///
    /// When this returns early the pipes are closed, on which the server kills the child.
    mutating func hold(answer: inout Answer) -> Ending {
        guard var results = try? Pipe(), var status = try? Pipe(),
            let own = try? Descriptor.forReading(fileBehind: question.document)
        else { return .notAsked }
        let descriptors = [own.number, results.writerNumber, status.writerNumber]
        if let fault = send(request(wantsText: answer.wantsText), descriptors) { return fault }
        results.closeWriter()
        status.closeWriter()
        if let fault = read(results.reader.number, into: &answer) { return fault }
        return wordOnChild(status.reader.number)
    }

    private func request(wantsText: Bool) -> ExaminationRequest {
        ExaminationRequest(
            name: question.name, limits: question.limits, wantsText: wantsText,
            wantsFindings: !server.book.rules.isEmpty)
    }

    private func send(_ request: ExaminationRequest, _ descriptors: [Int32]) -> Ending? {
        do throws(DescriptorError) {
            try server.send(request, descriptors: descriptors, until: deadline)
            return nil
        } catch {
            return error.hasTimedOut ? .serverHung : error.isOwnFault ? .notAsked : .notReached
        }
    }

    /// - Returns: `nil` when the answer has come to its end, good or bad.
    private func read(_ results: Int32, into answer: inout Answer) -> Ending? {
        var assembly = FrameAssembly()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while Readiness.wait(for: results, until: deadline) {
            guard let count = Stream.read(into: &buffer, from: results) else { return .serverGone }
            guard count > 0 else { return assembly.isEmpty ? nil : truncated(answer) }
            assembly.append(buffer[..<count])
            do throws(FrameError) {
                while let frame = try assembly.next(limit: answer.frameLimit) { try answer.take(frame) }
            } catch {
                return .malformed
            }
            guard answer.ending == nil || assembly.isEmpty else { return .malformed }
        }
        return .serverHung
    }

    /// Half a frame after the end was never agreed; before it, the child's end explains it.
    private func truncated(_ answer: Answer) -> Ending? {
        answer.ending == nil ? nil : .malformed
    }

    private mutating func wordOnChild(_ status: Int32) -> Ending {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 2_048)
        do throws(FrameError) {
            while try ServerWord.length(bytes).map({ bytes.count < $0 }) ?? true {
                guard Readiness.wait(for: status, until: deadline) else { return .serverHung }
                guard let count = Stream.read(into: &buffer, from: status), count > 0 else {
                    return .serverGone
                }
                bytes += buffer[..<count]
            }
            let word = try ServerWord(decoding: bytes)
            engine = word.engine
            return .child(word.end)
        } catch {
            return .malformed
        }
    }
}
