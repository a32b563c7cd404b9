import Documents
import Testing

@testable import Extraction

@Suite struct PowerPoint97Tests {
    @Test(arguments: [
        ("planted-title 王小明", SegmentKind.body, Concealment.none, 1 as Int?),
        ("planted-slidebody", .body, .none, 1),
        ("planted-textbox", .body, .none, 1), ("planted-notes", .speakerNotes, .none, 1),
        ("planted-hiddenslide", .body, .hiddenSlide, 2), ("planted-tcell", .body, .hiddenSlide, 2),
        ("planted-author", .metadata, .none, nil),
    ])
    func `every place is read as what it is`(
        text: String, kind: SegmentKind, concealment: Concealment, slide: Int?
    ) throws {
        let reading = try MarkupReading.fixture("ole/planted.ppt")
        #expect(
            reading.runs(text).contains {
                $0.kind == kind && $0.concealment == concealment && $0.slide == slide
            })
        #expect(reading.mediaType == "application/vnd.ms-powerpoint")
    }

    @Test func `only its preview, a picture, may be more than can be read`() throws {
        let reading = try MarkupReading.fixture("ole/planted.ppt")
        #expect(reading.gaps.allSatisfy { $0.part.names.last == "preview.bmp" })
    }

    private static func record(
        _ type: Int, version: Int = 0, instance: Int = 0, _ content: [UInt8]
    ) -> [UInt8] {
        let head = version | instance << 4
        return [UInt8(head & 0xFF), UInt8(head >> 8), UInt8(type & 0xFF), UInt8(type >> 8)]
            + CompoundBuilder.number(content.count) + content
    }

    @Test func `a slide that a later saving left out is still read, as hidden`() {
        let text = Self.record(4008, Array("A140404047".utf8))
        let old = Self.record(1006, version: 0xF, text)
        let document = Self.record(1000, version: 0xF, [])
        let list = Self.record(6002, CompoundBuilder.number(1 << 20 | 1) + CompoundBuilder.number(old.count))
        let edit = Self.record(
            4085,
            CompoundBuilder.number(0) + CompoundBuilder.number(0) + CompoundBuilder.number(0)
                + CompoundBuilder.number(old.count + document.count) + CompoundBuilder.number(1)
                + CompoundBuilder.number(1) + CompoundBuilder.number(0))
        let user =
            Array(repeating: UInt8(0), count: 12) + CompoundBuilder.number(0xE391_C05F)
            + CompoundBuilder.number(old.count + document.count + list.count) + [0, 0, 0, 0]
        let reading = MarkupReading(
            CompoundBuilder.build([
                .stream("PowerPoint Document", old + document + list + edit), .stream("Current User", user),
            ]))
        #expect(reading.first("A140404047")?.concealment == .hiddenText)
        #expect(reading.gaps.isEmpty)
    }

    @Test func `a presentation under a password is held`() {
        let user = Array(repeating: UInt8(0), count: 12) + CompoundBuilder.number(0xF3D1_C4DF) + [0, 0, 0, 0]
        let document = ReadDocument(
            CompoundBuilder.build([.stream("PowerPoint Document", [0]), .stream("Current User", user)]))
        #expect(document.reasons == [.encrypted])
    }
}
