import Descriptors
import Documents
import Frames

/// A document whose text is known, examined in confinement before the server serves.
///
/// A converter that can't load its table in confinement gives no text and no error; the canary notices.
struct Canary {
    /// Named in the refusal.
    let format: String
    let fileName: String
    let bytes: [UInt8]
    /// Must be in the text that comes back.
    let text: String

    /// Ten seconds are a hundred times what the slowest takes.
    private static let milliseconds = 10_000

    /// Has the document examined by a confined child.
    ///
    /// - Throws: a refusal that names the format, when the answer is not whole, has gaps or lacks the text.
    func examine(by examination: Examination) throws(ServerRefusal) {
        let fault: String?
        do throws(DescriptorError) {
            fault = try ask(examination)
        } catch {
            fault = error.description
        }
        if let fault { throw ServerRefusal(.canary, format + ": " + fault) }
    }

    /// - Returns: what is wrong, or `nil`.
    private func ask(_ examination: Examination) throws(DescriptorError) -> String? {
        let document = try SealedMemory.make(bytes, name: "canary")
        var pipe = try Pipe()
        guard let child = examination.fork(request, document: document.number, results: pipe.writerNumber)
        else {
            return "no child could be made"
        }
        pipe.closeWriter()
        let answer = Self.readAll(pipe.reader.number, until: Deadline(inMilliseconds: Self.milliseconds))
        if answer == nil { child.kill() }
        switch child.reap() {
        case .exited(0): return CanaryAnswer(answer ?? []).fault(expecting: text)
        case .exited(let code): return "the examination ended with exit code \(code)"
        case .signalled(let signal): return "the examination ended by signal \(signal)"
        }
    }

    private var request: ExaminationRequest {
        var limits = ExaminationLimits()
        limits.wallMilliseconds = Self.milliseconds
        return ExaminationRequest(name: FileName(fileName), limits: limits, wantsText: true)
    }

    private static func readAll(_ descriptor: Int32, until deadline: Deadline) -> [UInt8]? {
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while Readiness.wait(for: descriptor, until: deadline) {
            guard let count = Stream.read(into: &buffer, from: descriptor) else { return nil }
            guard count > 0 else { return answer }
            answer += buffer[..<count]
        }
        return nil
    }
}
