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
    /// - Throws: a refusal that names the format, when the answer is not whole or lacks the text.
    func examine(by examination: borrowing Examination) throws(ServerRefusal) {
        var answer: [UInt8] = []
        do throws(DescriptorError) {
            answer = try self.answer(of: examination)
        } catch {
            throw ServerRefusal(.canary, format + ": " + error.description)
        }
        guard let read = Self.texts(in: answer) else {
            throw ServerRefusal(.canary, format + ": the answer is not whole")
        }
        guard read.contains(where: { $0.contains(text) }) else {
            throw ServerRefusal(.canary, format + ": the text is not what was written")
        }
    }

    private func answer(of examination: borrowing Examination) throws(DescriptorError) -> [UInt8] {
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

    /// - Returns: the texts of a whole answer without gaps; otherwise `nil`.
    private static func texts(in answer: [UInt8]) -> [String]? {
        var reader = FrameReader(answer)
        var texts: [String] = []
        while let frame = try? ExaminationFrame(
            decoding: Array(reader.byteString(limit: ExaminationFrame.maximumTextBytes)))
        {
            switch frame {
            case .text(let part): texts.append(String(decoding: part.bytes, as: UTF8.self))
            case .gap: return nil
            case .end: return reader.remaining == 0 ? texts : nil
            case .document, .finding: continue
            }
        }
        return nil
    }
}
