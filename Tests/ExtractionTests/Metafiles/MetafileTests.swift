import Documents
import Testing

@testable import Extraction

@Suite struct MetafileTests {
    private static func number(_ value: Int) -> [UInt8] { CompoundBuilder.number(value) }

    private static func record(_ type: Int, _ content: [UInt8]) -> [UInt8] {
        number(type) + number(content.count + 8) + content
    }

    private static func enhanced(_ records: [UInt8]) -> [UInt8] {
        let header = record(
            1, Array(repeating: 0, count: 32) + Array(" EMF".utf8) + Array(repeating: 0, count: 60))
        return header + records + record(14, number(0) + number(0) + number(20))
    }

    private static func text(_ value: String, options: Int = 0, y: Int = 0) -> [UInt8] {
        let head =
            Array(repeating: UInt8(0), count: 28) + number(0) + number(y) + number(value.utf16.count)
            + number(76)
        return record(
            84, head + number(options) + Array(repeating: 0, count: 20) + CompoundBuilder.wide(value))
    }

    @Test func `text of an enhanced metafile is read, and a line of pieces is one text`() {
        let reading = MarkupReading(
            Self.enhanced(Self.text("A1404") + Self.text("04047") + Self.text("陳小明", y: 9)))
        #expect(reading.runs.map(\.text) == ["A140404047", "陳小明"])
        #expect(reading.gaps.isEmpty)
        #expect(reading.mediaType == "image/emf")
    }

    @Test func `glyphs without characters are a gap`() {
        #expect(MarkupReading(Self.enhanced(Self.text("abc", options: 0x10))).reasons == [.partialText])
    }

    @Test func `a bitmap is handed on`() {
        let bitmap =
            Self.number(40) + Self.number(1) + Self.number(1) + [1, 0, 24, 0] + Array(repeating: 0, count: 24)
        let head =
            Array(repeating: UInt8(0), count: 40) + Self.number(80) + Self.number(40) + Self.number(120)
            + Self.number(4)
        let record = Self.record(81, head + Array(repeating: 0, count: 16) + bitmap + [1, 2, 3, 4])
        let document = ReadDocument(Self.enhanced(record))
        #expect(document.texts.contains { $0.path.names == ["picture 1.bmp"] })
    }

    @Test func `a metafile that breaks off is a gap`() {
        let whole = Self.enhanced(Self.text("A140404047"))
        #expect(MarkupReading(Array(whole.dropLast(24))).reasons == [.corrupt])
    }

    private static func windows(_ records: [UInt8]) -> [UInt8] {
        [1, 0, 9, 0, 0, 3] + Array(repeating: 0, count: 12) + records + [3, 0, 0, 0, 0, 0]
    }

    private static func small(_ function: Int, _ content: [UInt8]) -> [UInt8] {
        let even = content + (content.count % 2 == 1 ? [0] : [])
        return number(3 + even.count / 2) + [UInt8(function & 0xFF), UInt8(function >> 8)] + even
    }

    @Test func `text of a Windows metafile is read in the font's encoding`() {
        let font = Self.small(0x02FB, Array(repeating: 0, count: 13) + [136] + Array(repeating: 0, count: 36))
        let chosen = Self.small(0x012D, [0, 0])
        let text = Self.small(0x0A32, [0, 0, 0, 0, 6, 0, 0, 0, 0xB3, 0xAF, 0xA4, 0x70, 0xA9, 0xFA])
        let reading = MarkupReading(Self.windows(font + chosen + text))
        #expect(reading.first("陳小明") != nil)
        #expect(reading.gaps.isEmpty)
    }

    @Test func `text of a metafile of LibreOffice is read`() {
        let wide = CompoundBuilder.wide("陳小明")
        let content =
            Array(repeating: UInt8(0), count: 8) + [3, 0] + Array("???".utf8) + [0, 0, 3, 0, 3, 0] + wide
        let action = [112, 0, 2, 0] + Self.number(content.count) + content
        let reading = MarkupReading(Array("VCLMTF".utf8) + [1, 0] + Self.number(4) + Self.number(1) + action)
        #expect(reading.first("陳小明")?.kind == .body)
        #expect(reading.gaps.isEmpty)
        #expect(
            !MarkupReading(Array("VCLMTF".utf8) + [1, 0] + Self.number(4) + Self.number(2) + action).gaps
                .isEmpty)
    }
}
