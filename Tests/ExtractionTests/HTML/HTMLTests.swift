import Documents
import Testing

@testable import Extraction

@Suite struct HTMLTests {
    private func page(_ body: String) -> MarkupReading {
        MarkupReading("<!DOCTYPE html><html><body>\(body)</body></html>")
    }

    @Test func `blocks are segments and elements inside a line do not cut a value`() {
        let reading = page("<h2>標題</h2><p>證號 A14<b>04</b><span>04</span>047</p><div>第二段</div>")
        #expect(reading.gaps.isEmpty)
        #expect(reading.first("標題")?.kind == .heading)
        #expect(reading.first("證號 A140404047")?.kind == .body)
        #expect(reading.first("第二段") != nil)
    }

    @Test func `table cells carry their place and their column's name`() {
        let reading = page(
            "<table><tr><th>姓名<th>身分證字號<tr><td>陳小明<td>A140404047<tr><td>林大同<td>B240404042</table>")
        let value = reading.first("B240404042")
        #expect(value?.kind == .tableCell && value?.cell == "B3" && value?.label == "身分證字號")
        #expect(reading.texts.joined().contains("林大同\tB240404042"))
    }

    @Test func `a cell beside a header cell carries its row's name`() {
        let reading = page(
            "<table><tr><th>姓名</th><td>陳小明</td></tr><tr><th>電話</th><td>0912345678</td></tr></table>")
        #expect(reading.first("0912345678")?.label == "電話")
    }

    @Test func `cells that span rows and columns move the next ones`() {
        let reading = page(
            "<table><tr><td rowspan=2>組</td><td colspan=2>人</td></tr><tr><td>甲</td><td>A140404047</td></tr></table>"
        )
        #expect(reading.first("A140404047")?.cell == "C2")
        #expect(reading.first("A140404047")?.label == "人")
    }

    struct Hidden: CustomTestStringConvertible {
        var testDescription: String
        var concealment: Concealment = .hiddenText
    }

    @Test(arguments: [
        Hidden(testDescription: "<p hidden>A140404047</p>"),
        Hidden(testDescription: "<div style='display : none'><p>A140404047</p></div>"),
        Hidden(testDescription: "<p style=\"VISIBILITY:hidden!important\">A140404047</p>"),
        Hidden(testDescription: "<span style='font-size:0px'>A140404047</span>"),
        Hidden(testDescription: "<input type=hidden value=A140404047>", concealment: .markupOnly),
        Hidden(testDescription: "<template><b>A140404047</b></template>", concealment: .markupOnly),
        Hidden(testDescription: "<script>A140404047</script>", concealment: .markupOnly),
        Hidden(testDescription: "<!-- A140404047 -->", concealment: .markupOnly),
        Hidden(testDescription: "<a href=# target='A140404047'>x</a>", concealment: .markupOnly),
        Hidden(testDescription: "<p data-id='A140404047'>x</p>", concealment: .markupOnly),
    ])
    func `what the page does not show is read, and how it is hidden is told`(_ hidden: Hidden) {
        #expect(page(hidden.testDescription).first("A140404047")?.concealment == hidden.concealment)
    }

    @Test(arguments: [
        ("<p style='color:#fff'>x</p>", Concealment.invisibleInk),
        ("<p><font color=white>x</font></p>", .invisibleInk),
        ("<p style='color:#123456;background:#123456'>x</p>", .invisibleInk),
        ("<p style='color:transparent'>x</p>", .invisibleInk),
        ("<p style='position:absolute;left:-9999px'>x</p>", .offPage),
        ("<p style='font-size:1px'>x</p>", .hiddenText),
        ("<table bgcolor=navy><tr><td><font color=white>x</font></table>", .none),
        ("<div class=dark><p style='color:white'>x</p></div>", .none),
        ("<style>body{background:#000}</style><p style='color:white'>x</p>", .none),
        ("<p style='color:white;background:red'>x</p>", .none),
    ])
    func `ink in the colour of its ground is told where the ground is known`(
        html: String, concealment: Concealment
    ) {
        #expect(MarkupReading("<html>" + html).runs("x").map(\.concealment) == [concealment])
    }

    @Test(arguments: [
        ("<img src='https://example.org/a.png'>", 1), ("<script src='//example.org/a.js'></script>", 1),
        ("<link rel=stylesheet href='http://example.org/a.css'>", 1), ("<img src='a.png'>", 0),
        ("<a href='https://example.org/'>x</a>", 0), ("<link rel=canonical href='https://example.org/'>", 0),
    ])
    func `what is fetched from elsewhere is a trait, a link is none`(html: String, count: Int) {
        let document = ReadDocument(text: "<html>" + html)
        #expect(document.traits(at: []) == Array(repeating: .externalReference, count: count))
        #expect(document.gaps == [])
    }

    @Test func `text after something hidden is not hidden`() {
        let reading = page("<p>證號 A14<i style='display:none'>x</i>0404047</p><p>後文</p>")
        #expect(reading.first("證號 A140404047")?.concealment == Concealment.none)
        #expect(reading.first("後文")?.concealment == Concealment.none)
    }

    @Test(arguments: [
        ("&#65;140404047", "A140404047"), ("a&commat;b.tw", "a@b.tw"), ("x&amp;y", "x&y"),
        ("&lt;p&gt;", "<p>"),
        ("&copy 2020", "© 2020"), ("&unknown;", "&unknown;"), ("&#x6a5f;&#23494", "機密"), ("1 < 2", "1 < 2"),
    ])
    func `references are resolved`(source: String, text: String) {
        #expect(page("<p>\(source)</p>").first(text) != nil)
    }

    @Test func `addresses, titles and descriptions are text`() {
        let reading = MarkupReading(
            """
            <html><head><title>頁名</title><meta name="author" content="陳小明"></head>
            <body><a href="mailto:amy%40example.org">寫信</a><img src="x.png" alt="身分證影本"></body></html>
            """)
        #expect(reading.first("mailto:amy@example.org")?.label == "href")
        #expect(reading.first("頁名")?.kind == .metadata)
        #expect(reading.first("陳小明")?.label == "author")
        #expect(reading.first("身分證影本")?.label == "alt")
    }

    @Test func `a damaged picture inside the page is a gap`() {
        let reading = page("<img src='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB'>")
        #expect(reading.reasons == [.corrupt])
    }

    @Test func `a page inside an attribute is read`() {
        let reading = page("<iframe srcdoc='<p>A14<b>0404</b>047</p>'></iframe>")
        #expect(reading.first("A140404047") != nil)
    }

    @Test(arguments: [
        "<p>A140404047", "<p>A140404047<", "<td>A140404047</table></table>", "<b><p>A140404047</b></p>",
        "<a title='x>A140404047", "<script>A140404047", "<!-- A140404047", "</p title=A140404047>",
        "<p>\u{0}A140404047</p>", "<![CDATA[A140404047]]>", "<?php A140404047 ?>", "<title>A140404047",
        "<textarea><p>A140404047", "<x-y z='A140404047'>", "<p A140404047>",
    ])
    func `no damage swallows text`(source: String) {
        #expect(page(source).texts.joined().contains("140404047"))
    }

    @Test(arguments: [
        ("<!DOCTYPE html><p>x", true), ("  <!-- c --><HTML>", true), ("junk\n<html><body>x", true),
        ("<table><tr><td>x", true), ("<?xml version='1.0'?><html xmlns='x'/>", true),
        ("<?xml version='1.0'?><feed>x</feed>", false), ("姓名,電話", false), ("{\"a\": \"<html>\"}", false),
        ("Subject: x\n\n<html>", false),
        ("<函><主旨/></函>", false),
    ])
    func `pages are told by their content`(source: String, isPage: Bool) {
        #expect(HTMLRecognition.recognises(Array(source.utf8)[...]) == isPage)
    }

    @Test(arguments: [
        "<figure><img src=a.png><figcaption>證號 A14<b>04</b>04047</figure>",
        "<LABEL for=a>證號 A14<b>04</b>04047",
        "<unit-name><p>證號 A14<b>04</b>04047<br></unit-name>", "<dl><dt>x<dd>證號 A14<b>04</b>04047",
        "<%@ page %><div>證號 A14<b>04</b>04047<br>", "<?php echo 1 ?><main>證號 A14<b>04</b>04047<br></main>",
        "<main>&nbsp;<p>證號 A14<b>04</b>04047</p></main>", "<address>證號 A14<b>04</b>04047<br>",
        "公告如下：<br>\n證號 A14<b>04</b>04047",
    ])
    func `a piece of a page is read as one`(source: String) {
        let reading = MarkupReading(source)
        #expect(reading.gaps == [])
        #expect(reading.texts.contains { $0.contains("證號 A140404047") })
    }

    @Test(arguments: [
        "<r xmlns='urn:a'><t>證號</r>", "<?xml version='1.0'?><r><t>證號</r>",
        "<!DOCTYPE r [<!ENTITY a '&b;'>]><r>證號&a;</r>",
    ])
    func `what says that it is XML and is none stays a gap`(source: String) {
        #expect(MarkupReading(source).reasons == [.corrupt])
    }

    @Test func `claims of endless columns end nowhere`() {
        let cells = String(repeating: "<td colspan=99999 rowspan=99999>值", count: 3_000)
        let reading = page("<table><tr>\(cells)<tr><td>後</table>")
        #expect(reading.runs("值").count == 3_000 && reading.first("後") != nil)
    }

    @Test func `ten thousand open elements are no trouble`() {
        let reading = page(String(repeating: "<div>", count: 10_000) + "A140404047")
        #expect(reading.first("A140404047") != nil)
    }
}
