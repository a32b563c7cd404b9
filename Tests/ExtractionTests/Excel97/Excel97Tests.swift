import Documents
import Testing

@testable import Extraction

@Suite struct Excel97Tests {
    @Test func `a clean workbook is read whole, as its cells show it`() throws {
        let reading = try MarkupReading.fixture("ole/plain.xls")
        #expect(reading.gaps.isEmpty)
        #expect(reading.mediaType == "application/vnd.ms-excel")
        let number = reading.first("0912345678")
        #expect(number?.sheet == "名冊" && number?.cell == "C2" && number?.label == "編號")
        #expect(reading.first("1981/7/4")?.label == "生日")
        #expect(reading.first("912345678") != nil)
    }

    @Test(arguments: [
        ("planted-comment", SegmentKind.comment, Concealment.none),
        ("planted-hiddenrow", .tableCell, .hiddenRow),
        ("planted-hiddencol", .tableCell, .hiddenColumn),
        ("planted-hiddensheetcell", .tableCell, .hiddenSheet),
        ("planted-veryhidden", .tableCell, .hiddenSheet), ("planted-header", .pageHeader, .none),
        ("planted-footer", .pageFooter, .none), ("planted-formula", .formField, .markupOnly),
        ("planted-prompt", .formField, .none), ("planted-error", .formField, .none),
        ("planted-dv1,planted-dv2", .formField, .markupOnly), ("planted-chart", .body, .none),
        ("planted-hiddensheet", .metadata, .none), ("planted-namevalue", .formField, .markupOnly),
        ("http://x.example/planted-link", .formField, .markupOnly),
    ])
    func `every place is read as what it is`(text: String, kind: SegmentKind, concealment: Concealment) throws
    {
        let reading = try MarkupReading.fixture("ole/planted.xls")
        #expect(reading.runs(text).contains { $0.kind == kind && $0.concealment == concealment })
        #expect(reading.gaps.isEmpty)
    }

    private static func record(_ type: Int, _ content: [UInt8]) -> [UInt8] {
        [UInt8(type & 0xFF), UInt8(type >> 8), UInt8(content.count & 0xFF), UInt8(content.count >> 8)]
            + content
    }

    @Test func `a workbook of Excel 95 is read in its code page`() {
        let label = Self.record(0x0204, [0, 0, 0, 0, 0, 0, 6, 0, 0xB3, 0xAF, 0xA4, 0x70, 0xA9, 0xFA])
        var globals = Self.record(0x0809, [0, 5, 5, 0, 0, 0, 0, 0]) + Self.record(0x0042, [0xB6, 3])
        let place = globals.count + 4 + 6 + 1 + 2 + 4
        globals += Self.record(0x0085, CompoundBuilder.number(place) + [2, 0, 2, 0xA5, 0xD2])
        let sheet = Self.record(0x000A, []) + Self.record(0x0809, [0, 5, 0x10, 0, 0, 0, 0, 0]) + label
        let reading = MarkupReading(
            CompoundBuilder.build([.stream("Book", globals + sheet + Self.record(0x000A, []))]))
        let name = reading.first("陳小明")
        #expect(name?.sheet == "甲" && name?.concealment == .veryHiddenSheet)
        #expect(reading.gaps.isEmpty)
    }

    @Test func `a workbook under a password is held`() {
        let book = Self.record(0x0809, [0, 6, 5, 0, 0, 0, 0, 0]) + Self.record(0x002F, [1, 0, 1, 0])
        #expect(ReadDocument(CompoundBuilder.build([.stream("Workbook", book)])).reasons == [.encrypted])
    }

    @Test func `a text that goes over into the next record changes its width there`() {
        let first = CompoundBuilder.number(1) + CompoundBuilder.number(1) + [6, 0, 0] + Array("A14".utf8)
        let table = Self.record(0x00FC, first) + Self.record(0x003C, [1] + CompoundBuilder.wide("陳小明"))
        let book = Self.record(0x0809, [0, 6, 5, 0, 0, 0, 0, 0]) + table + Self.record(0x000A, [])
        let reading = MarkupReading(CompoundBuilder.build([.stream("Workbook", book)]))
        #expect(reading.first("A14陳小明")?.concealment == .cachedData)
    }

    @Test func `a pivot table's cache is data from elsewhere`() {
        let name = Array(repeating: UInt8(0), count: 14) + [6, 0, 1] + CompoundBuilder.wide("身分證字號欄")
        let cache = Self.record(0x00C7, name) + Self.record(0x00CD, [10, 0, 0] + Array("A140404047".utf8))
        let book = Self.record(0x0809, [0, 6, 5, 0, 0, 0, 0, 0]) + Self.record(0x000A, [])
        let reading = MarkupReading(
            CompoundBuilder.build([
                .stream("Workbook", book), .storage("_SX_DB_CUR", [.stream("0001", cache)]),
            ]))
        let value = reading.first("A140404047")
        #expect(value?.concealment == .cachedData && value?.label == "身分證字號欄")
    }
}
