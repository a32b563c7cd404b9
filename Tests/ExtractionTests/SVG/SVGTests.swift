import Documents
import Testing

@testable import Extraction

@Suite struct SVGTests {
    private func svg(_ content: String) -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\(content)</svg>"
    }

    private func traits(of text: String) -> [Documents.Trait] {
        ReadDocument(text: text, name: "drawing.svg").traits(at: [])
    }

    @Test func `glyphs that are placed one by one are one text`() {
        let reading = MarkupReading(
            svg("<text x='1' y='2'><tspan x='1'>A1404</tspan><tspan x='9'>04047</tspan></text>"))
        #expect(reading.mediaType == "image/svg+xml")
        #expect(reading.gaps == [])
        #expect(reading.runs("A140404047").map(\.kind) == [.body])
    }

    @Test func `a piece at another height is another line`() {
        let reading = MarkupReading(
            svg(
                "<text><tspan x='1' y='2'>甲</tspan><tspan x='1' y='9'>乙</tspan><tspan dy='1em'>丙</tspan></text>"
            ))
        #expect(reading.runs("甲\n乙\n丙").count == 1)
    }

    @Test func `titles, descriptions and data of the program are read under their names`() {
        let reading = MarkupReading(
            svg("<title>圖</title><desc>說明</desc><metadata><creator>林志豪</creator></metadata>"))
        #expect(reading.runs("圖").map(\.label) == ["title"])
        #expect(reading.runs("說明").map(\.label) == ["desc"])
        #expect(reading.runs("林志豪").map(\.label) == ["creator"])
    }

    @Test(arguments: [
        ("<g display='none'><text>x</text></g>", Concealment.hiddenText),
        ("<text style='visibility: hidden'>x</text>", .hiddenText),
        ("<text opacity='0'>x</text>", .invisibleInk),
        ("<g><text>x</text></g>", .none),
    ])
    func `what doesn't show is told`(content: String, concealment: Concealment) {
        #expect(MarkupReading(svg(content)).runs("x").map(\.concealment) == [concealment])
    }

    @Test func `what stands for a date or a number of a slide hides nothing`() {
        let slide = svg("<g visibility='hidden'><text>&lt;date/time&gt;</text><text>x</text></g>")
        #expect(MarkupReading(slide).runs("<date/time>").map(\.concealment) == [.markupOnly])
        #expect(MarkupReading(slide).runs("x").map(\.concealment) == [.hiddenText])
    }

    @Test func `text of other vocabularies inside is read`() {
        let reading = MarkupReading(
            svg(
                "<foreignObject><div xmlns='http://www.w3.org/1999/xhtml'><p>密等：<b>機</b>密</p></div></foreignObject>"
            ))
        #expect(reading.texts.contains { $0.contains("密等：") })
        #expect(reading.gaps == [])
    }

    @Test func `a picture inside is a member, one elsewhere a trait`() {
        let inside = svg("<image xlink:href='data:image/png;base64,iVBORw0KGgo='/>")
        #expect(MarkupReading(inside).gaps.map(\.part.names) == [["data 1"]])
        #expect(traits(of: svg("<image href='https://example.org/a.png'/>")) == [.externalReference])
        #expect(traits(of: svg("<a href='https://example.org/'><text>x</text></a><use href='#a'/>")) == [])
    }

    @Test(arguments: ["<script>alert(1)</script>", "<rect onclick='f()'/>", "<a href='javascript:f()'/>"])
    func `a script is a trait`(content: String) {
        #expect(traits(of: svg(content)) == [.script])
    }

    @Test func `entities of a drawing program are put in place`() {
        let text = """
            <?xml version="1.0"?>
            <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [
              <!ENTITY ns_svg "http://www.w3.org/2000/svg">
              <!ENTITY who "林志豪">
            ]>
            <svg xmlns="&ns_svg;"><text>承辦：&who;</text></svg>
            """
        let reading = MarkupReading(text)
        #expect(reading.gaps == [])
        #expect(reading.runs("承辦：林志豪").map(\.line) == [6])
    }
}
