import Documents
import Testing

@testable import Frames

/// One of everything that crosses the boundary, as full as it gets.
enum Samples {
    static let path = PartPath(names: ["附件.zip", "b.docx", "word/comments.xml"])

    static let gap = CoverageGap(part: path, reason: .encrypted, detail: "a password is needed")

    static let location = Location(
        kind: .tableCell, concealment: .hiddenRow, page: 3, line: 14, column: 2, sheet: "名冊", cell: "B12",
        slide: 7,
        paragraph: 9, field: "身分證字號")

    static let finding = ReportedFinding(
        rule: 41, confidence: .high, reason: ["checksum", "keyword 身分證"], part: path, location: location,
        excerpt: "身分證字號：A14•••••••", value: Array("A140404047".utf8))

    static let text = PartText(
        path: path, mediaType: "text/plain", bytes: Array("姓名\t王小明".utf8),
        segments: [
            Segment(range: 0..<6, kind: .heading, place: Place(page: 1, line: 1)),
            Segment(
                range: 7..<16, kind: .tableCell, concealment: .hiddenColumn,
                place: Place(sheet: 1, row: 2, column: 3), label: 0),
        ], names: ["姓名", "名冊"])

    static let frames: [ExaminationFrame] = [
        .document(mediaType: "application/pdf"), .finding(finding), .gap(gap), .text(text),
        .end(textBytes: 123_456, milliseconds: 78),
    ]

    static let request = ExaminationRequest(
        name: FileName(bytes: [0xB4, 0xFA, 0x00, 0xFF]), limits: limits, wantsText: true, wantsFindings: false
    )

    /// Every limit differs, so that two that change places are noticed.
    static let limits = {
        var limits = ExaminationLimits()
        limits.documentBytes = 1 << 40
        limits.expandedBytes = 2
        limits.expansionRatio = 3
        limits.textBytes = 4
        limits.depth = 5
        limits.members = 6
        limits.pages = 7
        limits.findings = 8
        limits.wallMilliseconds = 9
        limits.processorSeconds = 10
        limits.memoryBytes = -11
        limits.ruleMilliseconds = 12
        limits.pixels = 13
        limits.recognisedPages = 14
        limits.recognitionSeconds = 15
        return limits
    }()

    /// Every message by its encoding and the reader that takes it.
    static let messages: [Message] =
        frames.enumerated().map { index, frame in
            Message(name: "frame \(index)", bytes: frame.encoded()) { bytes throws(FrameError) in
                _ = try ExaminationFrame(decoding: bytes)
            }
        } + [
            Message(name: "request", bytes: request.encoded()) { bytes throws(FrameError) in
                _ = try ExaminationRequest(decoding: bytes)
            },
            Message(
                name: "ready", bytes: ServerHello.ready(engine: "obstat", missing: ["landlock"]).encoded()
            ) {
                bytes throws(FrameError) in _ = try ServerHello(decoding: bytes)
            },
            Message(name: "refused", bytes: ServerHello.refused(reason: "rules x").encoded()) {
                bytes throws(FrameError) in _ = try ServerHello(decoding: bytes)
            },
            Message(name: "beginning again", bytes: ExaminationFrame.again.encoded()) {
                bytes throws(FrameError) in _ = try ExaminationFrame(decoding: bytes)
            },
            Message(name: "last word", bytes: ServerWord(end: .exited(code: 0), engine: "e").encoded()) {
                bytes throws(FrameError) in _ = try ServerWord(decoding: bytes)
            },
            Message(name: "end of child", bytes: ChildEnd.outOfTime.encoded()) { bytes throws(FrameError) in
                _ = try ChildEnd(decoding: bytes)
            },
        ]

    struct Message: Sendable, CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        let decode: @Sendable ([UInt8]) throws(FrameError) -> Void
        var testDescription: String { name }
    }
}
