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

    /// Has the documents examined by one confined child, in one archive.
    ///
    /// - Throws: a refusal that names the format, when the answer is not whole, has gaps or lacks a text.
    static func examine(_ canaries: [Canary], by examination: Examination) throws(ServerRefusal) {
        var archive = StoredArchive()
        for (number, canary) in canaries.enumerated() { archive.add(canary.member(number), canary.bytes) }
        let fault: String?
        do throws(DescriptorError) {
            fault = try ask(archive.bytes, by: examination) { answer in
                for (number, canary) in canaries.enumerated() {
                    let fault = answer.fault(of: canary.member(number), expecting: canary.text)
                    if let fault { return canary.format + ": " + fault }
                }
                return answer.gap
            }
        } catch {
            fault = error.description
        }
        if let fault { throw ServerRefusal(.canary, fault) }
    }

    /// The document's name in the archive.
    private func member(_ number: Int) -> String { "\(number)-\(fileName)" }

    /// - Returns: what is wrong, or `nil`.
    private static func ask(
        _ bytes: [UInt8], by examination: Examination, judgedBy fault: (CanaryAnswer) -> String?
    ) throws(DescriptorError) -> String? {
        let document = try SealedMemory.make(bytes, name: "canary")
        var pipe = try Pipe()
        guard let child = examination.fork(request, document: document.number, results: pipe.writerNumber)
        else {
            return "no child could be made"
        }
        pipe.closeWriter()
        let answer = readAll(pipe.reader.number, until: Deadline(inMilliseconds: milliseconds))
        if answer == nil { child.kill() }
        switch child.reap() {
        case .exited(0): return fault(CanaryAnswer(answer ?? []))
        case .exited(let code): return "the examination ended with exit code \(code)"
        case .signalled(let signal): return "the examination ended by signal \(signal)"
        }
    }

    private static var request: ExaminationRequest {
        var limits = ExaminationLimits()
        limits.wallMilliseconds = milliseconds
        return ExaminationRequest(name: FileName("canaries.zip"), limits: limits, wantsText: true)
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
