import Documents
import Testing

@testable import Extraction

@Suite struct OOXMLSheetTests {
    private static let strings = ["姓名", "身分證字號", "陳小明", "A140404047", "沒有人看到"].map { "<si><t>\($0)</t></si>" }
        .joined()
    private static let rows =
        "<sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row><row r='2'><c r='A2' t='s'><v>2</v></c><c r='B2' t='s'><v>3</v></c></row></sheetData>"

    @Test func `cells carry sheet, place and their column's name, and a row is one line`() {
        let reading = OfficeSpecimen.book([("名冊", "visible", Self.rows)], strings: Self.strings)
        #expect(reading.gaps.isEmpty)
        let value = reading.first("A140404047")
        #expect(value?.sheet == "名冊" && value?.cell == "B2" && value?.label == "身分證字號")
        #expect(reading.texts.contains("姓名\t身分證字號\n陳小明\tA140404047"))
    }

    @Test func `strings that no cell shows are told as leftovers`() {
        let reading = OfficeSpecimen.book([("名冊", "visible", Self.rows)], strings: Self.strings)
        #expect(reading.first("沒有人看到")?.concealment == .cachedData)
    }

    @Test(arguments: [
        ("hidden", Concealment.hiddenSheet), ("veryHidden", .veryHiddenSheet), ("visible", .none),
    ])
    func `a sheet's state is told with each of its cells`(state: String, concealment: Concealment) {
        let reading = OfficeSpecimen.book([("甲", state, Self.rows)], strings: Self.strings)
        #expect(reading.first("A140404047")?.concealment == concealment)
    }

    @Test func `hidden rows and columns are told`() {
        let reading = OfficeSpecimen.book([
            (
                "甲", "visible",
                "<cols><col min='2' max='3' hidden='1'/></cols><sheetData><row r='1'><c r='A1'><v>11</v></c><c r='C1'><v>13</v></c></row><row r='2' hidden='1'><c r='A2'><v>21</v></c></row></sheetData>"
            )
        ])
        #expect(reading.first("11")?.concealment == Concealment.none)
        #expect(reading.first("13")?.concealment == .hiddenColumn)
        #expect(reading.first("21")?.concealment == .hiddenRow)
    }

    @Test func `rich text, inline text and phonetic readings are read, each whole`() {
        let reading = OfficeSpecimen.book(
            [
                (
                    "甲", "visible",
                    "<sheetData><row><c t='s'><v>0</v></c><c t='inlineStr'><is><r><t>B24</t></r><r><t>0404042</t></r></is></c><c t='str'><f>A1</f><v>算出</v></c></row></sheetData>"
                )
            ], strings: "<si><r><t>A14</t></r><r><rPr><b/></rPr><t>0404047</t></r><rPh><t>カナ</t></rPh></si>")
        #expect(reading.first("A140404047")?.cell == "A1")
        #expect(reading.first("B240404042")?.cell == "B1")
        #expect(reading.first("算出")?.cell == "C1")
        #expect(reading.first("カナ")?.concealment == .markupOnly)
    }

    struct Format: CustomTestStringConvertible {
        var testDescription: String
        var number: String
        var shown: [String]
    }

    @Test(arguments: [
        Format(testDescription: "0000000000", number: "912345678", shown: ["0912345678", "912345678"]),
        Format(testDescription: "0000-000-000", number: "912345678", shown: ["0912-345-678", "912345678"]),
        Format(testDescription: "yyyy/m/d", number: "29771", shown: ["1981/7/4"]),
        Format(testDescription: "[$-404]e/m/d;@", number: "29771", shown: ["1981/7/4"]),
        Format(testDescription: "yyyy\\-mm\\-dd hh:mm", number: "29771.5", shown: ["1981/7/4 12:00:00"]),
        Format(testDescription: "#,##0.00", number: "1234.5", shown: ["1234.5"]),
        Format(testDescription: "General", number: "9.12345678E8", shown: ["912345678"]),
        Format(testDescription: "0.00E+00", number: "12", shown: ["12"]),
        Format(testDescription: "[Red]0%", number: "0.5", shown: ["0.5"]),
        Format(testDescription: "yyyy/m/d", number: "59", shown: ["1900/2/28"]),
        Format(testDescription: "yyyy/m/d", number: "61", shown: ["1900/3/1"]),
        Format(testDescription: "yyyy/m/d", number: "45351", shown: ["2024/2/29"]),
    ])
    func `numbers are read as they show, and as they are stored where that has other digits`(_ format: Format)
    {
        let reading = OfficeSpecimen.book(
            [("甲", "visible", "<sheetData><row><c s='1'><v>\(format.number)</v></c></row></sheetData>")],
            styles:
                "<numFmts><numFmt numFmtId='170' formatCode='\(format.testDescription)'/></numFmts><cellXfs><xf/><xf numFmtId='170'/></cellXfs>"
        )
        #expect(reading.runs.filter { $0.kind == .tableCell }.map(\.text) == format.shown)
    }

    @Test func `a title over the table is not its header`() {
        let cell = { (text: String) in "<c t='str'><v>\(text)</v></c>" }
        let reading = OfficeSpecimen.book([
            (
                "甲", "visible",
                "<sheetData><row>\(cell("名冊"))</row><row>\(cell("姓名"))\(cell("電話"))</row><row>\(cell("陳小明"))\(cell("0912345678"))</row></sheetData>"
            )
        ])
        #expect(reading.first("0912345678")?.label == "電話")
        #expect(reading.first("陳小明")?.label == "姓名")
    }

    @Test func `formulas count where they hold words`() {
        let reading = OfficeSpecimen.book([
            (
                "甲", "visible",
                "<sheetData><row><c><f>\"A14\"&amp;\"0404047\"</f><v>1</v></c><c><f>SUM(A1:A9)</f><v>2</v></c></row></sheetData>"
            )
        ])
        #expect(reading.first("\"A14\"&\"0404047\"")?.concealment == .markupOnly)
        #expect(reading.first("SUM(A1:A9)") == nil)
    }

    @Test func `notes, headers, lists and leftovers of other books are read`() {
        let reading = OfficeSpecimen.book(
            [
                (
                    "甲", "hidden",
                    "<sheetData/><headerFooter><oddHeader>&amp;C機密</oddHeader></headerFooter><dataValidations><dataValidation prompt='請填證號'><formula1>\"王一,林二\"</formula1></dataValidation></dataValidations>"
                )
            ],
            more: [
                "xl/_rels/sheet0.xml.rels": OfficeSpecimen.relationships(
                    OfficeSpecimen.relationship("c", "comments", "comments1.xml")),
                "xl/comments1.xml":
                    "<comments><authors><author>李主任</author></authors><commentList><comment ref='B3'><text><r><t>A14</t></r><r><t>0404047</t></r></text></comment></commentList></comments>",
                "xl/pivot.xml": "<pivotCacheRecords><r><s v='林大同'/><n v='7'/></r></pivotCacheRecords>",
                "xl/external.xml": "<externalLink><cell><v>外部資料</v></cell></externalLink>",
            ])
        let note = reading.first("A140404047")
        #expect(note?.kind == .comment && note?.sheet == "甲" && note?.cell == "B3")
        #expect(reading.first("機密")?.kind == .pageHeader)
        #expect(reading.first("&C機密")?.concealment == .markupOnly)
        #expect(reading.first("請填證號") != nil && reading.first("\"王一,林二\"") != nil)
        #expect(
            reading.first("林大同")?.concealment == .cachedData && reading.first("7")?.concealment == .cachedData
        )
        #expect(reading.first("外部資料")?.concealment == .cachedData)
        #expect(reading.first("李主任") != nil)
    }

    @Test func `one string shown without end is a gap, not a full memory`() {
        let long = String(repeating: "長", count: 100_000)
        let cells = String(repeating: "<c t='s'><v>0</v></c>", count: 500)
        var limits = ExaminationLimits()
        limits.textBytes = 20 << 20
        var zip = ZipBuilder([
            "[Content_Types].xml": OfficeSpecimen.types,
            "_rels/.rels": OfficeSpecimen.relationships(
                OfficeSpecimen.relationship("r", "officeDocument", "w.xml")),
            "w.xml": "<workbook xmlns:r='r'><sheets><sheet name='甲' r:id='s'/></sheets></workbook>",
            "_rels/w.xml.rels": OfficeSpecimen.relationships(
                OfficeSpecimen.relationship("s", "worksheet", "s.xml")
                    + OfficeSpecimen.relationship("t", "sharedStrings", "t.xml")),
            "t.xml": "<sst><si><t>\(long)</t></si></sst>",
        ])
        zip.members.append(
            ZipBuilder.Member(
                "s.xml", Array("<worksheet><sheetData><row>\(cells)</row></sheetData></worksheet>".utf8)))
        let reading = MarkupReading(zip.build(), limits: limits)
        #expect(reading.reasons == [.limit])
        // Well below the limit on text: matching all that would take minutes.
        #expect(reading.texts.reduce(0) { $0 + $1.utf8.count } <= 10 << 20)
    }

    @Test(arguments: [
        ("&C密", ["密"]), ("&L&\"標楷體,粗體\"&12機密&C第 &P 頁&R&D", ["機密", "第  頁"]), ("a && b", ["a & b"]),
        ("&K01+000限閱", ["限閱"]), ("&&C", ["&C"]), ("&", ["&"]), ("", []), ("plain", ["plain"]),
    ])
    func `layout codes are no text`(written: String, printed: [String]) {
        #expect(PrintHeader(written.utf8).sections.map { String(decoding: $0, as: UTF8.self) } == printed)
    }
}
