import Descriptors
import Documents
import Frames
import Glibc
import Sandbox

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
        var bytes: [UInt8] = []
        do throws(DescriptorError) {
            bytes = try answer(of: examination)
        } catch {
            throw ServerRefusal(.canary, format + ": " + error.description)
        }
        if let fault = CanaryAnswer(bytes).fault(expecting: text) {
            throw ServerRefusal(.canary, format + ": " + fault)
        }
    }

    private func answer(of examination: Examination) throws(DescriptorError) -> [UInt8] {
        let document = try SealedMemory.make(bytes, name: "canary")
        var pipe = try Pipe()
        var limits = ExaminationLimits()
        limits.wallMilliseconds = Self.milliseconds
        let request = ExaminationRequest(name: FileName(fileName), limits: limits, wantsText: true)
        guard let child = examination.fork(request, document: document.number, results: pipe.writerNumber) else {
            throw DescriptorError(code: EAGAIN, operation: "fork")
        }
        pipe.closeWriter()
        let answer = Self.readAll(pipe.reader.number, until: Deadline(inMilliseconds: Self.milliseconds))
        if answer == nil { child.kill() }
        guard child.reap() == .exited(0), let answer else {
            throw DescriptorError(code: EPROTO, operation: "examination")
        }
        return answer
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
