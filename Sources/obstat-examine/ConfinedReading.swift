import Descriptors
import Documents
import Extraction
import Frames
import Glibc
import Matching

/// One document read, matched and reported, inside the empty room.
final class ConfinedReading {
    private static let unknownType = "application/octet-stream"

    private let request: ExaminationRequest
    private let began = Deadline.now
    private var answer: AnswerWriter
    private var matcher: DocumentMatcher?
    private var extraction: Extraction?
    /// The document's name, until its type is known: that opens the answer.
    private var held: Item?
    private var isTypeKnown = false
    private var textBytes = 0

    private enum Item {
        case text(PartText)
        case gap(CoverageGap)
    }

    init(request: ExaminationRequest, results: Int32, rules: RulesAtHand) {
        self.request = request
        answer = AnswerWriter(
            results: results, findingLimit: max(0, request.limits.findings), isAgain: request.isAgain)
        matcher = request.wantsFindings ? rules.matcher(limits: request.limits) : nil
    }

    /// Reads the whole document and answers; afterwards the process has nothing left to do.
    func read(_ document: Int32) {
        switch Self.content(of: document, within: request.limits) {
        case .bytes(let bytes): examine(bytes)
        case .gap(let reason, let detail):
            answer.begin(mediaType: Self.unknownType)
            answer.write(CoverageGap(part: .document, reason: reason, detail: detail))
        }
        let milliseconds = Int((Deadline.now - began) / 1_000_000)
        answer.end(textBytes: textBytes, milliseconds: milliseconds)
    }

    private func examine(_ bytes: [UInt8]) {
        Equipment.foresee(bytes)
        let extraction = Extraction(
            limits: request.limits, onText: { self.take(.text($0)) }, onGap: { self.take(.gap($0)) },
            onTrait: { self.matcher?.observe($0) })
        self.extraction = extraction
        extraction.readDocument(bytes, name: request.name)
        open(extraction.mediaType)
        finishMatching()
    }

    /// The first thing to come may be the document's name, from before its content was looked at.
    private func take(_ item: Item) {
        if !isTypeKnown, held == nil {
            held = item
            return
        }
        open(extraction?.mediaType ?? Self.unknownType)
        deliver(item)
    }

    private func open(_ mediaType: String) {
        guard !isTypeKnown else { return }
        isTypeKnown = true
        answer.begin(mediaType: mediaType)
        if let held = held.take() { deliver(held) }
    }

    private func deliver(_ item: Item) {
        switch item {
        case .gap(let gap): answer.write(gap)
        case .text(let text):
            textBytes += text.bytes.count
            if request.wantsText { answer.write(text) }
            if !text.isSource { matcher?.match(text) }
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

    private static func content(of document: Int32, within limits: ExaminationLimits) -> Content {
        guard let size = Stream.fileSize(of: document) else { return .gap(.crashed, "not a regular file") }
        guard size <= limits.documentBytes else {
            return .gap(.limit, "larger than \(limits.documentBytes) bytes")
        }
        // The rest is for what the reader makes of it; without it the process would end without a reason.
        guard size <= limits.memoryBytes / 2 else {
            return .gap(.limit, "too large for \(limits.memoryBytes) bytes of memory")
        }
        guard let bytes = Stream.contents(of: document, count: size) else {
            return .gap(.corrupt, "could not be read")
        }
        // Shorter than it was a moment ago: somebody changes it, so this is not the document that was taken in.
        guard bytes.count == size else { return .gap(.crashed, "changed while it was read") }
        return .bytes(bytes)
    }
}
