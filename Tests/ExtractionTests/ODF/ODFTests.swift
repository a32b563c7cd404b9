import Documents
import Testing

@testable import Extraction

@Suite struct ODFTests {
    private static let manifest = "<?xml version='1.0'?><manifest:manifest xmlns:manifest='m'/>"

    private func document(
        _ body: String, styles: String = "", type: String = "text", more: KeyValuePairs<String, String> = [:]
    ) -> MarkupReading {
        var zip = ZipBuilder([
            "mimetype": "application/vnd.oasis.opendocument.\(type)", "META-INF/manifest.xml": Self.manifest,
            "content.xml":
                "<?xml version='1.0'?><office:document-content xmlns:office='o' xmlns:text='t' xmlns:table='b' xmlns:style='s' xmlns:draw='d' xmlns:svg='g' xmlns:xlink='x' xmlns:dc='c' xmlns:fo='f' xmlns:presentation='p'><office:automatic-styles>\(styles)</office:automatic-styles><office:body>\(body)</office:body></office:document-content>",
        ])
        zip.members += more.map { ZipBuilder.Member($0.key, Array($0.value.utf8)) }
        return MarkupReading(zip.build())
    }

    @Test func `a value over several spans is one, and spaces and breaks stay`() {
        let reading = document(
            "<text:h>標題</text:h><text:p>證號 A14<text:span>0404</text:span>047<text:s text:c='2'/>甲<text:line-break/>乙</text:p>"
        )
        #expect(reading.gaps.isEmpty)
        #expect(reading.mediaType == "application/vnd.oasis.opendocument.text")
        #expect(reading.first("標題")?.kind == .heading)
        #expect(reading.first("證號 A140404047  甲\n乙")?.kind == .body)
    }

    @Test func `sheets carry names and places, and repeated cells are counted, not copied`() {
        let cell = { (text: String) in "<table:table-cell><text:p>\(text)</text:p></table:table-cell>" }
        let reading = document(
            "<table:table table:name='名冊'><table:table-row>\(cell("姓名"))<table:table-cell table:number-columns-repeated='16000'/>\(cell("證號"))</table:table-row>"
                + "<table:table-row table:number-rows-repeated='1000000'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
                + "<table:table-row>\(cell("陳小明"))<table:table-cell table:number-columns-repeated='16000'/>\(cell("A140404047"))</table:table-row></table:table>",
            type: "spreadsheet")
        let value = reading.first("A140404047")
        #expect(value?.sheet == "名冊" && value?.cell == "WQL1000002" && value?.label == "證號")
        #expect(reading.texts.joined().utf8.count < 1_000)
    }

    @Test func `claims of endless rows and columns end nowhere`() {
        let row =
            "<table:table-row table:number-rows-repeated='99999999'><table:table-cell table:number-columns-repeated='99999999'/><table:table-cell><text:p>值</text:p></table:table-cell></table:table-row>"
        let reading = document(
            "<table:table table:name='甲'>\(String(repeating: row, count: 3_000))</table:table>")
        #expect(reading.runs("值").count == 3_000)
    }

    @Test func `hidden sheets, rows, columns, spans, sections and pages are told`() {
        let cell = { (text: String) in "<table:table-cell><text:p>\(text)</text:p></table:table-cell>" }
        let reading = document(
            "<table:table table:name='暗' table:style-name='t'><table:table-row>\(cell("一"))</table:table-row></table:table>"
                + "<table:table table:name='明'><table:table-column/><table:table-column table:visibility='collapse'/><table:table-row>\(cell("二"))\(cell("三"))</table:table-row><table:table-row table:visibility='filter'>\(cell("四"))</table:table-row></table:table>"
                + "<text:p>五<text:span text:style-name='h'>六</text:span></text:p><text:section text:display='none'><text:p>七</text:p></text:section>"
                + "<draw:page draw:name='頁' draw:style-name='p'><text:p>八</text:p></draw:page><text:p text:style-name='h'>九</text:p>",
            styles:
                "<style:style style:name='t'><style:table-properties table:display='false'/></style:style><style:style style:name='h'><style:text-properties text:display='none'/></style:style><style:style style:name='p'><style:drawing-page-properties presentation:visibility='hidden'/></style:style>"
        )
        let found = ["一", "二", "三", "四", "五", "六", "七", "八", "九"].map { reading.first($0)?.concealment }
        #expect(
            found == [
                .hiddenSheet, Concealment.none, .hiddenColumn, .hiddenRow, Concealment.none, .hiddenText,
                .hiddenText,
                .hiddenSlide, .hiddenText,
            ])
    }

    @Test func `changes are told, and a deleted piece is joined to what it was cut from`() {
        let reading = document(
            "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion><office:change-info><dc:creator>王審閱</dc:creator></office:change-info><text:p>0404047</text:p></text:deletion></text:changed-region><text:changed-region text:id='c2'><text:insertion/></text:changed-region></text:tracked-changes>"
                + "<text:p>證號 A14<text:change text:change-id='c1'/>。<text:change-start text:change-id='c2'/>新增文字<text:change-end text:change-id='c2'/></text:p>"
        )
        #expect(reading.first("A140404047")?.kind == .trackedDeletion)
        #expect(reading.first("新增文字")?.kind == .trackedInsertion)
        #expect(reading.first("證號 A14。新增文字")?.kind == .body)
        #expect(reading.first("王審閱")?.label == "author")
    }

    @Test func `notes, comments, frames and page margins have their roles`() {
        let reading = document(
            "<text:p>本文<office:annotation><dc:creator>李主任</dc:creator><text:p>註解</text:p></office:annotation><text:note><text:note-body><text:p>腳註</text:p></text:note-body></text:note><draw:frame><svg:desc>圖說</svg:desc><draw:text-box><text:p>方塊</text:p></draw:text-box></draw:frame>。</text:p>",
            more: [
                "styles.xml":
                    "<?xml version='1.0'?><office:document-styles xmlns:office='o' xmlns:style='s' xmlns:text='t'><office:master-styles><style:master-page><style:header><text:p>機密</text:p></style:header><style:footer><text:p>頁尾</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"
            ])
        let kinds = ["本文。", "註解", "腳註", "方塊", "機密", "頁尾"].map { reading.first($0)?.kind }
        #expect(kinds == [.body, .comment, .footnote, .body, .pageHeader, .pageFooter])
        #expect(reading.first("圖說") != nil)
    }

    @Test func `an object inside the package is read, one outside is a gap`() {
        let reading = document(
            "<draw:frame><draw:object xlink:href='./Object 1'/><draw:image xlink:href='http://x.example/a.png'/></draw:frame><text:a xlink:href='mailto:amy@example.org'>信</text:a>",
            more: [
                "Object 1/content.xml":
                    "<?xml version='1.0'?><office:document-content xmlns:office='o' xmlns:text='t'><text:p>A140404047</text:p></office:document-content>"
            ])
        #expect(reading.first("A140404047")?.part == "Object 1/content.xml")
        #expect(reading.gaps.map(\.reason) == [.notFollowed])
        #expect(reading.first("mailto:amy@example.org")?.label == "href")
    }

    @Test func `an encrypted package is told as such`() {
        var zip = ZipBuilder([
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml":
                "<?xml version='1.0'?><m:manifest xmlns:m='m'><m:file-entry m:full-path='content.xml'><m:encryption-data/></m:file-entry></m:manifest>",
        ])
        zip.members.append(
            ZipBuilder.Member("content.xml", (0..<200).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ 129) }))
        #expect(MarkupReading(zip.build()).reasons.contains(.encrypted))
    }

    @Test func `properties are read under their names`() {
        let reading = document(
            "<text:p>x</text:p>",
            more: [
                "meta.xml":
                    "<?xml version='1.0'?><office:document-meta xmlns:office='o' xmlns:meta='m'><office:meta><meta:initial-creator>陳小明</meta:initial-creator><meta:user-defined meta:name='密等'>機密</meta:user-defined></office:meta></office:document-meta>"
            ])
        #expect(reading.first("陳小明")?.label == "initial-creator")
        #expect(reading.first("機密")?.label == "密等")
    }
}
