import Documents
import Testing

@testable import Extraction

@Suite struct BinaryWorkbookTests {
    private static func record(_ type: Int, _ content: [UInt8] = []) -> [UInt8] {
        let head = type < 128 ? [UInt8(type)] : [UInt8(type & 0x7F | 0x80), UInt8(type >> 7)]
        return head + [UInt8(content.count & 0x7F) | (content.count > 127 ? 0x80 : 0)]
            + (content.count > 127 ? [UInt8(content.count >> 7)] : []) + content
    }

    private static func wide(_ text: String) -> [UInt8] {
        CompoundBuilder.number(text.utf16.count) + CompoundBuilder.wide(text)
    }

    private static func book(state: Int = 0, sheet: [UInt8], comments: [UInt8] = []) -> MarkupReading {
        let workbook =
            record(131)
            + record(156, CompoundBuilder.number(state) + CompoundBuilder.number(1) + wide("s1") + wide("名冊"))
            + record(132)
        let strings = ["姓名", "身分證字號", "陳小明", "沒有人看到"].flatMap { record(19, [0] + wide($0)) }
        var zip = ZipBuilder([
            "[Content_Types].xml": OfficeSpecimen.types,
            "_rels/.rels": OfficeSpecimen.relationships(
                OfficeSpecimen.relationship("r1", "officeDocument", "xl/workbook.bin")),
            "xl/_rels/workbook.bin.rels": OfficeSpecimen.relationships(
                OfficeSpecimen.relationship("s1", "worksheet", "sheet1.bin")
                    + OfficeSpecimen.relationship("t", "sharedStrings", "strings.bin")),
            "xl/_rels/sheet1.bin.rels": OfficeSpecimen.relationships(
                OfficeSpecimen.relationship("c", "comments", "comments.bin")),
        ])
        zip.members += [
            ZipBuilder.Member("xl/workbook.bin", workbook),
            ZipBuilder.Member("xl/sheet1.bin", record(129) + sheet + record(130)),
            ZipBuilder.Member(
                "xl/strings.bin", record(159, Array(repeating: 0, count: 8)) + strings + record(160)),
        ]
        if !comments.isEmpty { zip.members.append(ZipBuilder.Member("xl/comments.bin", comments)) }
        return MarkupReading(zip.build())
    }

    private static func cell(_ type: Int, _ column: Int, _ value: [UInt8]) -> [UInt8] {
        record(type, CompoundBuilder.number(column) + CompoundBuilder.number(0) + value)
    }

    private static func row(_ number: Int, isHidden: Bool = false) -> [UInt8] {
        record(
            0,
            CompoundBuilder.number(number) + CompoundBuilder.number(0) + [
                0, 0, 0, isHidden ? 0x10 : 0, 0, 0, 0, 0, 0,
            ])
    }

    private static let rows =
        row(0) + cell(7, 0, CompoundBuilder.number(0)) + cell(7, 1, CompoundBuilder.number(1)) + row(1)
        + cell(7, 0, CompoundBuilder.number(2)) + cell(6, 1, wide("A140404047"))

    @Test func `cells carry sheet, place and their column's name`() {
        let reading = Self.book(sheet: Self.rows)
        let value = reading.first("A140404047")
        #expect(value?.sheet == "名冊" && value?.cell == "B2" && value?.label == "身分證字號")
        #expect(reading.first("沒有人看到")?.concealment == .cachedData)
        #expect(reading.mediaType.contains("binary"))
        #expect(reading.gaps.isEmpty)
    }

    @Test(arguments: [(1, Concealment.hiddenSheet), (2, .veryHiddenSheet)])
    func `a sheet's state is told with its cells`(state: Int, concealment: Concealment) {
        #expect(Self.book(state: state, sheet: Self.rows).first("A140404047")?.concealment == concealment)
    }

    @Test func `hidden rows are told`() {
        let reading = Self.book(sheet: Self.row(0, isHidden: true) + Self.cell(6, 0, Self.wide("A140404047")))
        #expect(reading.first("A140404047")?.concealment == .hiddenRow)
    }

    @Test func `notes know their cell and author`() {
        let comments =
            Self.record(628) + Self.record(632, Self.wide("Amy"))
            + Self.record(635, CompoundBuilder.number(0) + [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0])
            + Self.record(637, [0] + Self.wide("看過"))
        let reading = Self.book(sheet: Self.rows, comments: comments)
        #expect(reading.first("看過")?.cell == "B2")
        #expect(reading.first("Amy")?.label == "author")
    }

    @Test func `a part that is cut off is a gap`() {
        #expect(Self.book(sheet: Self.rows + [6, 90, 1]).reasons == [.corrupt])
    }
}
