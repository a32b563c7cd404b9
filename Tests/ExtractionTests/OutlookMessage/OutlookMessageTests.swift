import Documents
import Testing

@testable import Extraction

@Suite struct OutlookMessageTests {
    private typealias Node = CompoundBuilder.Node

    private static func text(_ id: String, _ value: String) -> Node {
        .stream("__substg1.0_\(id)001F", CompoundBuilder.wide(value))
    }

    private static func properties(_ head: Int, codePage: Int = 950) -> Node {
        let tag = 0x3FFD << 16 | 3
        return .stream(
            "__properties_version1.0",
            Array(repeating: 0, count: head) + CompoundBuilder.number(tag) + CompoundBuilder.number(6)
                + CompoundBuilder.number(codePage) + CompoundBuilder.number(0))
    }

    @Test func `subject, people, headers and body are read`() {
        let reading = MarkupReading(
            CompoundBuilder.build([
                Self.properties(32), Self.text("0037", "會議通知"), Self.text("0C1F", "amy@example.tw"),
                Self.text("007D", "Received: by x\r\nX-Id: A140404047"), Self.text("1000", "第一行\r\n陳小明"),
                .storage("__recip_version1.0_#00000000", [Self.properties(8), Self.text("3001", "王小明")]),
            ]))
        #expect(reading.mediaType == "application/vnd.ms-outlook")
        #expect(reading.first("會議通知")?.kind == .heading)
        #expect(reading.first("amy@example.tw")?.label == "from")
        #expect(reading.first("X-Id: A140404047")?.label == "headers")
        #expect(reading.first("陳小明")?.line == 2)
        #expect(reading.first("王小明")?.label == "recipient")
        #expect(reading.gaps.isEmpty)
    }

    @Test func `texts of one byte a character are read in the message's code page`() {
        let reading = MarkupReading(
            CompoundBuilder.build([
                Self.properties(32), .stream("__substg1.0_1000001E", [0xB3, 0xAF, 0xA4, 0x70, 0xA9, 0xFA]),
            ]))
        #expect(reading.first("陳小明")?.kind == .body)
    }

    @Test func `properties that people name are told by that name`() {
        let name = CompoundBuilder.wide("案號")
        let reading = MarkupReading(
            CompoundBuilder.build([
                Self.properties(32), Self.text("8000", "A140404047"),
                .storage(
                    "__nameid_version1.0",
                    [
                        .stream("__substg1.0_00030102", CompoundBuilder.number(0) + [1, 0, 0, 0]),
                        .stream("__substg1.0_00040102", CompoundBuilder.number(name.count) + name),
                    ]),
            ]))
        #expect(reading.first("A140404047")?.label == "案號")
    }

    @Test func `attachments and messages inside are read`() {
        let inner: Node = .storage(
            "__substg1.0_3701000D", [Self.properties(24), Self.text("1000", "inside A140404047")])
        let reading = MarkupReading(
            CompoundBuilder.build([
                Self.properties(32),
                .storage(
                    "__attach_version1.0_#00000000",
                    [
                        Self.properties(8), Self.text("3707", "a.txt"),
                        .stream("__substg1.0_37010102", Array("attached".utf8)),
                    ]),
                .storage(
                    "__attach_version1.0_#00000001", [Self.properties(8), Self.text("3001", "re"), inner]),
            ]))
        #expect(reading.first("attached")?.part == "a.txt")
        #expect(reading.first("inside A140404047")?.part == "re")
        #expect(reading.gaps.isEmpty)
    }

    @Test func `formatted text is expanded and read`() {
        // "{\rtf1 A140404047}" without compression, and the same as literals of the compressed form.
        let plain = Array("{\\rtf1 A140404047}".utf8)
        var packed: [UInt8] = []
        for start in stride(from: 0, to: plain.count, by: 8) {
            packed += [0] + plain[start..<min(start + 8, plain.count)]
        }
        for (kind, content) in [(0x41_4C_45_4D, plain), (0x75_46_5A_4C, packed)] {
            let stream =
                CompoundBuilder.number(content.count + 12) + CompoundBuilder.number(plain.count)
                + CompoundBuilder.number(kind) + CompoundBuilder.number(0) + content
            let reading = MarkupReading(
                CompoundBuilder.build([Self.properties(32), .stream("__substg1.0_10090102", stream)]))
            #expect(reading.first("A140404047")?.part == "body.rtf")
            #expect(reading.gaps.isEmpty)
        }
    }

    @Test func `formatted text that can't be expanded is a gap`() {
        let document = ReadDocument(
            CompoundBuilder.build([Self.properties(32), .stream("__substg1.0_10090102", [1, 2, 3, 4, 5])]))
        #expect(document.reasons == [.corrupt])
    }
}
