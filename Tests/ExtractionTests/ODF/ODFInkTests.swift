import Documents
import Testing

@testable import Extraction

/// What OpenDocument styles, places and layers keep from the eye.
@Suite struct ODFInkTests {
    private func document(
        _ body: String, automatic: String = "", common: String = "", more: KeyValuePairs<String, String> = [:]
    ) -> MarkupReading {
        let names =
            "xmlns:office='o' xmlns:text='t' xmlns:table='b' xmlns:style='s' xmlns:draw='d' xmlns:svg='g' xmlns:xlink='x' xmlns:fo='f' xmlns:presentation='p' xmlns:script='c' xmlns:anim='a'"
        var zip = ZipBuilder([
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<manifest:manifest xmlns:manifest='m'/>",
            "styles.xml": "<office:document-styles \(names)>\(common)</office:document-styles>",
            "content.xml":
                "<office:document-content \(names)><office:automatic-styles>\(automatic)</office:automatic-styles><office:body>\(body)</office:body></office:document-content>",
        ])
        zip.members += more.map { ZipBuilder.Member($0.key, Array($0.value.utf8)) }
        return MarkupReading(zip.build())
    }

    private func style(_ name: String, _ family: String, _ properties: String, parent: String = "") -> String
    {
        "<style:style style:name='\(name)' style:family='\(family)'\(parent.isEmpty ? "" : " style:parent-style-name='\(parent)'")>\(properties)</style:style>"
    }

    @Test(arguments: [
        ("fo:color='#ffffff'", "", true), ("fo:color='#ffffff' fo:background-color='#000080'", "", false),
        ("fo:color='#000000' fo:background-color='#000000'", "", true), ("fo:font-size='1pt'", "", true),
        ("fo:font-size='10pt'", "", false), ("style:opacity='0%'", "", true),
        ("style:use-window-font-color='true' style:opacity='0%'", "", false),
        ("fo:color='#ffffff'", "<style:paragraph-properties fo:background-color='#000080'/>", false),
        ("fo:color='#ffffff' fo:background-color='transparent'", "", true),
    ])
    func `text in the colour of its ground is told`(text: String, paragraph: String, hides: Bool) {
        let reading = document(
            "<text:p text:style-name='P'>一<text:span text:style-name='T'>字</text:span></text:p><text:p text:style-name='Q'>段</text:p>",
            automatic: style("T", "text", "<style:text-properties \(text)/>")
                + style("P", "paragraph", paragraph)
                + style("Q", "paragraph", paragraph + "<style:text-properties \(text)/>"))
        let how: Concealment = hides ? .invisibleInk : .none
        #expect(reading.runs("字").contains { $0.concealment == .invisibleInk } == hides)
        #expect(reading.first("段")?.concealment == how)
    }

    @Test func `a cell's colours come from its own style, its row's or its column's`() {
        let cell = { (text: String, style: String) in
            "<table:table-cell \(style)><text:p>\(text)</text:p></table:table-cell>"
        }
        let white = "<style:text-properties fo:color='#ffffff'/>"
        let reading = document(
            "<table:table table:name='表'><table:table-column table:default-cell-style-name='W'/><table:table-column/><table:table-column table:style-name='co'/><table:table-row>\(cell("一", ""))\(cell("二", ""))\(cell("三", ""))</table:table-row><table:table-row>\(cell("四", "table:style-name='B'"))\(cell("五", "table:style-name='W'"))</table:table-row><table:table-row table:style-name='ro'>\(cell("六", "table:style-name='B'"))</table:table-row></table:table>",
            automatic: style("W", "table-cell", white)
                + style(
                    "B", "table-cell", "<style:table-cell-properties fo:background-color='#000080'/>",
                    parent: "W")
                + style("co", "table-column", "<style:table-column-properties style:column-width='0cm'/>")
                + style("ro", "table-row", "<style:table-row-properties style:row-height='0cm'/>"))
        #expect(
            ["一", "二", "三", "四", "五", "六"].map { reading.first($0)?.concealment } == [
                .invisibleInk, Concealment.none, .hiddenColumn, Concealment.none, .invisibleInk, .hiddenRow,
            ])
    }

    @Test func `a style of one family says nothing of another's`() {
        let reading = document(
            "<text:p text:style-name='X'>字</text:p>",
            automatic: style("X", "paragraph", "")
                + style("X", "text", "<style:text-properties text:display='none'/>"))
        #expect(reading.first("字")?.concealment == Concealment.none)
    }

    @Test func `a circle of styles ends`() {
        let reading = document(
            "<text:p text:style-name='A'>字</text:p>",
            automatic: style("A", "paragraph", "", parent: "B") + style("B", "paragraph", "", parent: "A"))
        #expect(reading.first("字")?.concealment == Concealment.none)
    }

    // MARK: Pages

    private static let layout =
        "<style:page-layout style:name='L'><style:page-layout-properties fo:page-width='28cm' fo:page-height='21cm'/></style:page-layout><draw:layer-set><draw:layer draw:name='off' draw:display='none'/><draw:layer draw:name='on'/></draw:layer-set><style:master-page style:name='M' style:page-layout-name='L'/>"

    private func frame(_ text: String, _ attributes: String, x: Int = 1, y: Int = 1, width: Int = 5) -> String
    {
        "<draw:frame svg:x='\(x)cm' svg:y='\(y)cm' svg:width='\(width)cm' svg:height='\(width)cm' \(attributes)><draw:text-box><text:p>\(text)</text:p></draw:text-box></draw:frame>"
    }

    private func page(_ content: String) -> MarkupReading {
        document(
            "<draw:page draw:name='頁' draw:master-page-name='M'>\(content)</draw:page>",
            automatic: style(
                "black", "graphic", "<style:graphic-properties draw:fill='solid' draw:fill-color='#000000'/>"),
            common: Self.layout)
    }

    @Test func `shapes beside the page, on a layer that is off, and switched off are told`() {
        let reading = page(
            frame("一", "", x: 30) + frame("二", "", x: -9) + frame("三", "draw:layer='off'", x: 6)
                + frame("四", "draw:layer='on'", x: 12) + frame("五", "draw:display='none'", x: 18)
                + frame("六", "", x: -4))
        #expect(
            ["一", "二", "三", "四", "五", "六"].map { reading.first($0)?.concealment } == [
                .offPage, .offPage, .layerOff, Concealment.none, .hiddenText, Concealment.none,
            ])
        #expect(reading.first("四")?.slide == 1)
    }

    @Test func `a page of notes is no slide: what stands below a slide's edge there can be seen`() {
        let reading = page(
            frame("一", "") + "<presentation:notes>\(frame("二", "", x: 30))</presentation:notes>")
        #expect(reading.first("二")?.concealment == Concealment.none)
        #expect(reading.first("二")?.kind == .speakerNotes)
    }

    @Test func `text under a filled shape is covered, unless the show moves it away`() {
        let covered =
            frame("字", "")
            + "<draw:custom-shape draw:style-name='black' svg:x='0cm' svg:y='0cm' svg:width='9cm' svg:height='9cm'/>"
        #expect(page(covered).first("字")?.concealment == .covered)
        #expect(page(covered + "<anim:par/>").first("字")?.concealment == Concealment.none)
        let beside =
            frame("字", "")
            + "<draw:rect draw:style-name='black' svg:x='7cm' svg:y='0cm' svg:width='9cm' svg:height='9cm'/>"
        #expect(page(beside).first("字")?.concealment == Concealment.none)
    }

    @Test func `what a document keeps besides its text is a trait`() {
        let reading = document(
            "<text:p>字</text:p><table:table table:name=\"'file:///C:/b.ods'#$S\"><table:table-source xlink:href='file:///C:/b.ods'/><table:table-row><table:table-cell><text:p>外</text:p></table:table-cell></table:table-row></table:table>",
            more: [
                "Basic/Standard/Module1.xml": "<script:module xmlns:script='s'>REM 巨集</script:module>",
                "Scripts/python/a.py": "print(1)", "Versions/Version1": "舊版內容",
            ])
        #expect(
            Set(reading.traits.map(\.trait)) == [.macro, .earlierRevision, .externalData, .externalReference])
        #expect(reading.first("外")?.concealment == .cachedData)
        #expect(reading.gaps.isEmpty)
        #expect(reading.first("REM 巨集") != nil && reading.texts.joined().contains("舊版內容"))
    }
}
