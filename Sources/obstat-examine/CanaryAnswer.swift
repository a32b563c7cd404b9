import Documents
import Frames

/// The answer to a canary, which comes from a child that has read nothing hostile.
struct CanaryAnswer {
    private var texts: [String] = []
    private var gap: String?
    private var isWhole = false

    init(_ bytes: [UInt8]) {
        var reader = FrameReader(bytes)
        while !isWhole, let frame = Self.next(&reader) { take(frame) }
        isWhole = isWhole && reader.remaining == 0
    }

    /// What is wrong with the answer, or `nil`.
    func fault(expecting text: String) -> String? {
        guard isWhole else { return "the answer is not whole" }
        if let gap { return gap }
        return texts.contains { $0.contains(text) } ? nil : "the text is not what was written"
    }

    private static func next(_ reader: inout FrameReader) -> ExaminationFrame? {
        guard let bytes = try? reader.byteString(limit: ExaminationFrame.maximumTextBytes) else { return nil }
        return try? ExaminationFrame(decoding: Array(bytes))
    }

    private mutating func take(_ frame: ExaminationFrame) {
        switch frame {
        case .document, .finding, .again: return
        case .text(let part): texts.append(String(decoding: part.bytes, as: UTF8.self))
        case .gap(let gap): self.gap = gap.detail
        case .end: isWhole = true
        }
    }
}
