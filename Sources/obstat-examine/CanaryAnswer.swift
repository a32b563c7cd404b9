import Documents
import Frames

/// The answer to an archive of canaries, which comes from a child that has read nothing hostile.
struct CanaryAnswer {
    private var texts: [(member: String?, text: String)] = []
    private var gaps: [CoverageGap] = []
    private var isWhole = false

    init(_ bytes: [UInt8]) {
        var reader = FrameReader(bytes)
        while !isWhole, let frame = Self.next(&reader) { take(frame) }
        isWhole = isWhole && reader.remaining == 0
    }

    /// What was not read, of whatever document.
    var gap: String? { gaps.first?.detail }

    /// What is wrong with the answer as far as one member is concerned, or `nil`.
    func fault(of member: String, expecting text: String) -> String? {
        guard isWhole else { return "the answer is not whole" }
        if let gap = gaps.first(where: { $0.part.names.first == member }) { return gap.detail }
        let isThere = texts.contains { $0.member == member && $0.text.contains(text) }
        return isThere ? nil : "the text is not what was written"
    }

    private static func next(_ reader: inout FrameReader) -> ExaminationFrame? {
        guard let bytes = try? reader.byteString(limit: ExaminationFrame.maximumTextBytes) else { return nil }
        return try? ExaminationFrame(decoding: Array(bytes))
    }

    private mutating func take(_ frame: ExaminationFrame) {
        switch frame {
        case .document, .finding, .again: return
        case .text(let part):
            texts.append((part.path.names.first, String(decoding: part.bytes, as: UTF8.self)))
        case .gap(let gap): gaps.append(gap)
        case .end: isWhole = true
        }
    }
}
