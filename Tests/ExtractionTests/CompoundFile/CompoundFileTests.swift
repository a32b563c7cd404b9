import Documents
import Testing

@testable import Extraction

@Suite struct CompoundFileTests {
    private static func properties(
        _ format: [UInt8], _ list: [(id: Int, type: Int, value: [UInt8])]
    ) -> [UInt8] {
        var head: [UInt8] = []
        var body: [UInt8] = []
        for property in list {
            head +=
                CompoundBuilder.number(property.id) + CompoundBuilder.number(8 + list.count * 8 + body.count)
            body += CompoundBuilder.number(property.type) + property.value
            body += Array(repeating: 0, count: (4 - body.count % 4) % 4)
        }
        let section =
            CompoundBuilder.number(8 + head.count + body.count) + CompoundBuilder.number(list.count) + head
            + body
        return [0xFE, 0xFF, 0, 0] + Array(repeating: 0, count: 20) + CompoundBuilder.number(1) + format
            + CompoundBuilder.number(48) + section
    }

    private static let summary: [UInt8] = [
        0xE0, 0x85, 0x9F, 0xF2, 0xF9, 0x4F, 0x68, 0x10, 0xAB, 0x91, 0x08, 0x00, 0x2B, 0x27, 0xB3, 0xD9,
    ]

    @Test func `small and large streams are read as members, whatever they are`() {
        let long = String(repeating: "A140404047 was here.\n", count: 300)
        let document = ReadDocument(
            CompoundBuilder.build([
                .stream("note", Array("陳小明".utf8)), .storage("folder", [.stream("long", Array(long.utf8))]),
            ]))
        #expect(document.text(at: "note") == "陳小明")
        #expect(document.text(at: "folder", "long")?.hasPrefix("A140404047") == true)
        #expect(document.gaps.isEmpty)
    }

    @Test func `properties are told with their names, in the code page that they are written in`() {
        let set = Self.properties(
            Self.summary,
            [
                (1, 2, [0xB6, 3, 0, 0]), (4, 0x1E, CompoundBuilder.number(5) + [0xB3, 0xAF, 0xA4, 0x70, 0]),
                (7, 0x1F, CompoundBuilder.number(4) + CompoundBuilder.wide("範本甲\u{0}")),
            ])
        let reading = MarkupReading(CompoundBuilder.build([.stream("\u{5}SummaryInformation", set)]))
        #expect(reading.first("陳小")?.label == "author")
        #expect(reading.first("範本甲")?.label == "template")
        #expect(reading.gaps.isEmpty)
    }

    @Test func `a stream that is cut off is a gap`() {
        let bytes = CompoundBuilder.build([.stream("long", Array(repeating: 0x41, count: 9_000))])
        #expect(ReadDocument(Array(bytes.prefix(5_000))).reasons.contains(.corrupt))
    }

    @Test func `a chain that loops ends`() {
        var bytes = CompoundBuilder.build([.stream("long", Array(repeating: 0x41, count: 9_000))])
        // The first sector of the stream leads to itself in the last sector, which is the table.
        let table = bytes.count - 512
        for index in 0..<4 { bytes[table + index] = 0 }
        let document = ReadDocument(bytes)
        #expect(document.text(at: "long")?.count == 9_000)
    }

    @Test func `an unknown binary stream is a gap`() {
        let noise = (0..<600).map { UInt8(truncatingIfNeeded: $0 &* 97 &+ $0 >> 3) }
        #expect(!ReadDocument(CompoundBuilder.build([.stream("blob", noise)])).gaps.isEmpty)
    }

    @Test func `the settings of LibreOffice's charts are no gap, and the words in them are read`() {
        let noise = (0..<600).map { UInt8(truncatingIfNeeded: $0 &* 97 &+ $0 >> 3) }
        let document = ReadDocument(
            CompoundBuilder.build([
                .stream("properties_stream", noise + [0, 0] + Array("A140404047".utf8) + [0, 0] + noise)
            ]))
        #expect(document.gaps == [])
        #expect(document.text(at: "properties_stream")?.contains("A140404047") == true)
    }

    @Test(arguments: ["EncryptedPackage", "\u{9}DRMContent"])
    func `what is encrypted is held as such, and its properties are read`(stream: String) {
        let set = Self.properties(Self.summary, [(4, 0x1E, CompoundBuilder.number(4) + Array("Amy\0".utf8))])
        let reading = MarkupReading(
            CompoundBuilder.build([.stream(stream, [1, 2, 3]), .stream("\u{5}SummaryInformation", set)]))
        #expect(reading.reasons == [.encrypted])
        #expect(reading.first("Amy") != nil)
    }

    @Test(arguments: ["VisioDocument", "Quill", "FileHeader"])
    func `a document of another program is unsupported`(stream: String) {
        #expect(ReadDocument(CompoundBuilder.build([.stream(stream, [1, 2, 3])])).reasons == [.unsupported])
    }

    @Test func `bytes behind the last sector are read`() {
        let bytes =
            CompoundBuilder.build([.stream("note", Array("one".utf8))]) + Array("{\\rtf1 A140404047}".utf8)
        #expect(ReadDocument(bytes).content.contains("A140404047"))
    }
}
