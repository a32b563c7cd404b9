import Documents
import Testing

@testable import Frames

/// Hostile documents bring names as long as they like; the answer must stay readable.
@Suite struct FrameLimitTests {
    @Test func `everything that is too long is shortened to what the reader believes`() throws {
        let long = String(repeating: "機密", count: 40_000)
        let path = PartPath(names: Array(repeating: long, count: 100))
        let finding = ReportedFinding(
            rule: 1, confidence: .low, reason: Array(repeating: long, count: 100), part: path,
            location: Location(kind: .body, sheet: long, cell: long, field: long), excerpt: long,
            value: Array(repeating: 65, count: 100_000))
        let frames = [
            ExaminationFrame.document(mediaType: long), .finding(finding),
            .gap(CoverageGap(part: path, reason: .limit, detail: long)),
        ]
        for frame in frames {
            #expect(frame.encoded().count <= ExaminationFrame.maximumBytes)
            _ = try ExaminationFrame(decoding: frame.encoded())
        }
    }

    @Test(arguments: 0...13)
    func `text is cut between characters`(_ limit: Int) throws {
        var writer = FrameWriter()
        writer.write("a機é𠀀bc", limit: limit)
        var reader = FrameReader(writer.bytes)
        let text = try reader.string(limit: limit)
        #expect("a機é𠀀bc".hasPrefix(text))
        #expect(text.utf8.count <= limit && text.utf8.count > limit - 4)
    }

    @Test func `text of exactly the limit is whole`() throws {
        var writer = FrameWriter()
        writer.write("機密", limit: 6)
        var reader = FrameReader(writer.bytes)
        #expect(try reader.string(limit: 6) == "機密")
    }

    @Test func `one byte over the limit is refused`() {
        var writer = FrameWriter()
        writer.write("1234567")
        var reader = FrameReader(writer.bytes)
        #expect(throws: FrameError.tooLarge) { try reader.string(limit: 6) }
    }
}
