import Descriptors
import Documents
import Extraction
import Frames
import Glibc
import Matching

/// One document read, matched and reported, inside the empty room.
final class ConfinedReading {
    private let request: ExaminationRequest
    private let began = Deadline.now
    private var answer: AnswerWriter
    private var matcher: DocumentMatcher?
    private var extraction: Extraction?
    /// Texts and gaps from before the document's type was known: its name, at the most.
    private var held: [Held] = []
    private var textBytes = 0

    private enum Held {
        case text(PartText)
        case gap(CoverageGap)
    }

    init(request: ExaminationRequest, results: Int32, rules: RulesAtHand) {
        self.request = request
        answer = AnswerWriter(results: results, findingLimit: max(0, request.limits.findings))
        matcher = request.wantsFindings ? rules.matcher(limits: request.limits) : nil
    }

    /// Reads the whole document and answers; afterwards the process has nothing left to do.
    func read(_ document: Int32) {
        switch Self.content(of: document, limit: request.limits.documentBytes) {
        case .bytes(let bytes): examine(bytes)
        case .gap(let reason, let detail):
            answer.begin(mediaType: "application/octet-stream")
            answer.write(CoverageGap(part: .document, reason: reason, detail: detail))
        }
        let milliseconds = Int((Deadline.now - began) / 1_000_000)
        answer.end(textBytes: textBytes, milliseconds: milliseconds)
    }

    private func examine(_ bytes: [UInt8]) {
        let extraction = Extraction(
            limits: request.limits, onText: { self.hold(.text($0)) }, onGap: { self.hold(.gap($0)) })
        self.extraction = extraction
        extraction.readDocument(bytes, name: request.name)
        releaseHeld(mediaType: extraction.mediaType)
        finishMatching()
    }

    /// The type of the document is known once something beside its own name arrives.
    private func hold(_ item: Held) {
        held.append(item)
        guard let extraction, held.count > 1 else { return }
        releaseHeld(mediaType: extraction.mediaType)
    }

    private func releaseHeld(mediaType: String) {
        answer.begin(mediaType: mediaType)
        let items = held
        held.removeAll()
        for item in items { deliver(item) }
    }

    private func deliver(_ item: Held) {
        switch item {
        case .gap(let gap): answer.write(gap)
        case .text(let text):
            textBytes += text.bytes.count
            if request.wantsText { answer.write(text) }
            matcher?.match(text)
        }
    }

    private func finishMatching() {
        guard let outcome = matcher?.finish() else { return }
        for finding in outcome.findings { answer.write(finding) }
        for gap in outcome.gaps { answer.write(gap) }
    }

    private enum Content {
        case bytes([UInt8])
        case gap(CoverageReason, String)
    }

    private static func content(of document: Int32, limit: Int64) -> Content {
        guard let size = Stream.fileSize(of: document) else { return .gap(.crashed, "not a regular file") }
        guard size <= limit else { return .gap(.limit, "larger than \(limit) bytes") }
        guard let bytes = Stream.contents(of: document, count: size) else { return .gap(.corrupt, "could not be read") }
        // Shorter than it was a moment ago: somebody changes it, so this is not the document that was taken in.
        guard bytes.count == size else { return .gap(.crashed, "changed while it was read") }
        return .bytes(bytes)
    }
}
