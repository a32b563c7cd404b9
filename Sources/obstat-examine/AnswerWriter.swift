import Descriptors
import Documents
import Frames
import Glibc

/// Writes the child's answer, frame by frame, within what the daemon is ready to believe.
///
/// When nobody reads any more there is nothing left to do, and the process ends.
struct AnswerWriter: ~Copyable {
    private let results: Int32
    private let findingLimit: Int
    private let isAgain: Bool
    private var findings = 0
    private var gaps = 0
    private var begun = false

    /// - Parameters:
    ///   - results: the pipe; lent.
    ///   - findingLimit: findings that are listed.
    ///   - isAgain: whether another child has begun an answer on the same pipe.
    init(results: Int32, findingLimit: Int, isAgain: Bool) {
        self.results = results
        self.findingLimit = findingLimit
        self.isAgain = isAgain
    }

    /// Opens the answer, once.
    mutating func begin(mediaType: String) {
        guard !begun else { return }
        begun = true
        if isAgain { write(.again) }
        write(.document(mediaType: mediaType))
    }

    mutating func write(_ finding: ReportedFinding) {
        findings += 1
        if findings <= findingLimit { write(.finding(finding)) }
    }

    mutating func write(_ gap: CoverageGap) {
        gaps += 1
        if gaps <= ExaminationFrame.maximumGaps - 2 { write(.gap(gap)) }
    }

    mutating func write(_ text: PartText) {
        write(.text(text))
    }

    /// Says what was counted only, and closes the answer.
    mutating func end(textBytes: Int, milliseconds: Int) {
        reportExcess(findings - findingLimit, "more findings were not listed")
        reportExcess(
            gaps - (ExaminationFrame.maximumGaps - 2), "more parts that were not read were not listed")
        write(.end(textBytes: textBytes, milliseconds: milliseconds))
    }

    private func reportExcess(_ count: Int, _ what: String) {
        guard count > 0 else { return }
        write(.gap(CoverageGap(part: .document, reason: .limit, detail: "\(count) \(what)")))
    }

    private func write(_ frame: ExaminationFrame) {
        guard Stream.write(frame.onTheWire()[...], to: results) else { _exit(0) }
    }
}
