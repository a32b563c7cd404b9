import Documents
import Frames

/// The answer to one request as it comes in, believed only as far as it keeps to what was agreed.
///
/// The child at the other end has read a hostile document and may be in its hands. Every frame is bounded, every count is
/// bounded, and the first oddity ends the conversation.
struct Answer {
    private let rules: [RuleSummary]
    private let limits: ExaminationLimits
    private let onText: ((PartText) -> Void)?
    private let fingerprint: Fingerprint

    private(set) var mediaType: String?
    private(set) var findings: [Finding] = []
    private(set) var gaps: [CoverageGap] = []
    private(set) var ending: (textBytes: Int, milliseconds: Int)?
    private var textBytes: Int64 = 0
    private var textsHandedOn = 0
    /// Texts that were handed on before the answer began again, and come once more.
    private var textsKnown = 0
    private var beginnings = 1

    /// The servers that a document may pass through.
    private static let mostBeginnings = 3

    init(
        rules: [RuleSummary], limits: ExaminationLimits, fingerprint: Fingerprint,
        onText: ((PartText) -> Void)?
    ) {
        self.rules = rules
        self.limits = limits
        self.fingerprint = fingerprint
        self.onText = onText
    }

    var wantsText: Bool { onText != nil }

    /// The most bytes that the next frame may have.
    var frameLimit: Int {
        wantsText ? ExaminationFrame.maximumTextBytes : ExaminationFrame.maximumBytes
    }

    mutating func take(_ frame: ExaminationFrame) throws(FrameError) {
        if case .again = frame { return try beginAgain() }
        guard ending == nil, (mediaType == nil) == frame.isFirst else { throw .wrongOrder }
        switch frame {
        case .document(let type): mediaType = type
        case .finding(let finding): try take(finding)
        case .gap(let gap):
            guard gaps.count < ExaminationFrame.maximumGaps else { throw .tooLarge }
            gaps.append(gap)
        case .text(let text): try take(text)
        case .again: throw .wrongOrder
        case .end(let textBytes, let milliseconds):
            guard textsKnown == 0 else { throw .wrongOrder }
            ending = (textBytes, milliseconds)
        }
    }

    /// What a child had said that could not end its answer is forgotten, but for the text: that has been handed on.
    private mutating func beginAgain() throws(FrameError) {
        guard ending == nil, beginnings < Self.mostBeginnings else { throw .wrongOrder }
        beginnings += 1
        mediaType = nil
        findings = []
        gaps = []
        textBytes = 0
        textsKnown = textsHandedOn
    }

    /// The rule is looked up here, so that a child can't invent a category or soften an action; the value ends here.
    private mutating func take(_ reported: ReportedFinding) throws(FrameError) {
        guard findings.count < limits.findings else { throw .tooLarge }
        guard rules.indices.contains(reported.rule) else { throw .outOfRange }
        let rule = rules[reported.rule]
        findings.append(
            Finding(
                rule: rule.id, packVersion: rule.packVersion, category: rule.category, action: rule.action,
                confidence: reported.confidence, reason: reported.reason, part: reported.part,
                location: reported.location, excerpt: reported.excerpt,
                fingerprint: fingerprint(reported.value),
                grounds: rule.grounds))
    }

    private mutating func take(_ text: PartText) throws(FrameError) {
        guard let onText else { throw .wrongOrder }
        textBytes += Int64(text.bytes.count)
        guard textBytes <= limits.textBytes else { throw .tooLarge }
        guard textsKnown == 0 else {
            textsKnown -= 1
            return
        }
        textsHandedOn += 1
        onText(text)
    }
}

extension ExaminationFrame {
    fileprivate var isFirst: Bool {
        if case .document = self { true } else { false }
    }
}
