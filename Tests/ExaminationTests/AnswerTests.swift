import Documents
import Frames
import Testing

@testable import Examination

/// What is believed of an answer, frame by frame.
@Suite struct AnswerTests {
    private static let begin = ExaminationFrame.document(mediaType: "text/plain")
    private static let end = ExaminationFrame.end(textBytes: 7, milliseconds: 2)
    private static let gap = ExaminationFrame.gap(
        CoverageGap(part: .document, reason: .noText, detail: "a picture"))

    @Test func `an answer in order is believed`() throws {
        var answer = Self.answer()
        for frame in [Self.begin, Self.finding(rule: 1), Self.gap, Self.end] { try answer.take(frame) }
        #expect(answer.mediaType == "text/plain")
        #expect(answer.findings.map(\.rule) == [SampleRules.marking])
        #expect(answer.gaps.map(\.reason) == [.noText])
        #expect(answer.ending?.textBytes == 7)
    }

    struct Disorder: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let frames: [ExaminationFrame]
        let error: FrameError
    }

    static let disorders = [
        Disorder(testDescription: "a gap first", frames: [gap], error: .wrongOrder),
        Disorder(testDescription: "the end first", frames: [end], error: .wrongOrder),
        Disorder(testDescription: "two beginnings", frames: [begin, begin], error: .wrongOrder),
        Disorder(
            testDescription: "a new beginning after the end", frames: [begin, end, .again], error: .wrongOrder
        ),
        Disorder(
            testDescription: "more beginnings than there are servers",
            frames: [.again, begin, .again, .again],
            error: .wrongOrder),
        Disorder(
            testDescription: "a finding before the new beginning's type",
            frames: [begin, .again, finding(rule: 0)], error: .wrongOrder),
        Disorder(testDescription: "two ends", frames: [begin, end, end], error: .wrongOrder),
        Disorder(
            testDescription: "a finding after the end", frames: [begin, end, finding(rule: 0)],
            error: .wrongOrder),
        Disorder(
            testDescription: "a rule that is not in the book", frames: [begin, finding(rule: 2)],
            error: .outOfRange),
        Disorder(
            testDescription: "text that nobody asked for", frames: [begin, text(1)], error: .wrongOrder),
        Disorder(
            testDescription: "more findings than agreed",
            frames: [begin] + Array(repeating: finding(rule: 0), count: 6),
            error: .tooLarge),
        Disorder(
            testDescription: "more gaps than agreed",
            frames: [begin] + Array(repeating: gap, count: ExaminationFrame.maximumGaps + 1), error: .tooLarge
        ),
    ]

    @Test(arguments: disorders)
    func `the first oddity ends it`(_ disorder: Disorder) throws {
        var answer = Self.answer()
        for frame in disorder.frames.dropLast() { try answer.take(frame) }
        let last = try #require(disorder.frames.last)
        #expect(throws: disorder.error) { try answer.take(last) }
    }

    @Test func `text is handed on up to the agreed bytes and not beyond`() throws {
        var read = 0
        var answer = Self.answer { read += $0.bytes.count }
        try answer.take(Self.begin)
        try answer.take(Self.text(60))
        try answer.take(Self.text(40))
        #expect(throws: FrameError.tooLarge) { try answer.take(Self.text(1)) }
        #expect(read == 100)
    }

    @Test func `what was said before a new beginning does not count`() throws {
        var answer = Self.answer()
        for frame in [Self.begin, Self.finding(rule: 0), Self.gap, .again] { try answer.take(frame) }
        for frame in [
            ExaminationFrame.document(mediaType: "application/pdf"), Self.finding(rule: 1), Self.end,
        ] {
            try answer.take(frame)
        }
        #expect(answer.mediaType == "application/pdf")
        #expect(answer.findings.map(\.rule) == [SampleRules.marking])
        #expect(answer.gaps.isEmpty)
    }

    @Test func `text that has been handed on is not handed on once more`() throws {
        var read: [Int] = []
        var answer = Self.answer { read.append($0.bytes.count) }
        for frame in [Self.begin, Self.text(60), .again, Self.begin, .again, Self.begin, Self.text(60)] {
            try answer.take(frame)
        }
        for frame in [Self.text(7), Self.end] { try answer.take(frame) }
        #expect(read == [60, 7])
    }

    @Test func `an answer that has less text the second time is not believed`() throws {
        var answer = Self.answer { _ in }
        for frame in [Self.begin, Self.text(60), .again, Self.begin] { try answer.take(frame) }
        #expect(throws: FrameError.wrongOrder) { try answer.take(Self.end) }
    }

    @Test func `the rule's own words count, not the child's`() throws {
        var answer = Self.answer()
        try answer.take(Self.begin)
        try answer.take(Self.finding(rule: 0))
        let finding = try #require(answer.findings.first)
        #expect(finding.action == .hold)
        #expect(finding.category == .personalNationalID)
        #expect(finding.grounds == [.foi6])
    }

    @Test(arguments: [1, 2, 3, 7, 64])
    func `frames are found in a stream however it is cut`(_ size: Int) throws {
        let frames = [Self.begin, Self.finding(rule: 0), Self.gap, Self.end]
        let stream = frames.flatMap { $0.onTheWire() }
        var assembly = FrameAssembly()
        var found: [[UInt8]] = []
        for start in stride(from: 0, to: stream.count, by: size) {
            assembly.append(stream[start..<min(start + size, stream.count)])
            while let frame = try assembly.next(limit: 1_000) { found.append(frame.encoded()) }
        }
        #expect(found == frames.map { $0.encoded() })
        #expect(assembly.isEmpty)
    }

    @Test func `half a frame is no frame and is not forgotten`() throws {
        var assembly = FrameAssembly()
        assembly.append(Self.end.onTheWire().dropLast())
        #expect(try assembly.next(limit: 1_000) == nil)
        #expect(!assembly.isEmpty)
    }

    @Test func `a length above the limit is refused before its bytes have come`() {
        var assembly = FrameAssembly()
        assembly.append([0xFF, 0xFF, 0, 0])
        #expect(throws: FrameError.tooLarge) { try assembly.next(limit: 0xFFFE) }
    }

    private static func answer(onText: ((PartText) -> Void)? = nil) -> Answer {
        var limits = ExaminationLimits()
        limits.findings = 5
        limits.textBytes = 100
        return Answer(
            rules: SampleRules.book().rules, limits: limits, fingerprint: Fingerprint(key: FingerprintKey()),
            onText: onText)
    }

    private static func finding(rule: Int) -> ExaminationFrame {
        .finding(
            ReportedFinding(
                rule: rule, confidence: .low, reason: [], part: .document, location: nil, excerpt: "•",
                value: [65]))
    }

    private static func text(_ count: Int) -> ExaminationFrame {
        .text(
            PartText(
                path: .document, mediaType: "text/plain", bytes: Array(repeating: 65, count: count),
                segments: [],
                names: []))
    }
}
