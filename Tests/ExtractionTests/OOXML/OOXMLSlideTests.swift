import Documents
import Testing

@testable import Extraction

@Suite struct OOXMLSlideTests {
    private func shape(_ text: String, properties: String = "", place: String = "") -> String {
        "<p:sp><p:nvSpPr><p:cNvPr id='1' name='n' \(properties)/><p:nvPr/></p:nvSpPr><p:spPr>\(place)</p:spPr><p:txBody><a:p><a:r><a:t>\(text)</a:t></a:r></a:p></p:txBody></p:sp>"
    }

    private func slide(_ shapes: String, root: String = "sld", attributes: String = "") -> String {
        "<?xml version='1.0'?><p:\(root) xmlns:p='p' xmlns:a='a' \(attributes)><p:cSld><p:spTree>\(shapes)</p:spTree></p:cSld></p:\(root)>"
    }

    private func deck() -> MarkupReading {
        let link = OfficeSpecimen.relationship
        return MarkupReading([
            "[Content_Types].xml": OfficeSpecimen.types,
            "_rels/.rels": OfficeSpecimen.relationships(link("r", "officeDocument", "p.xml", false)),
            "p.xml":
                "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst><p:sldId id='256' r:id='b'/><p:sldId id='257' r:id='a'/></p:sldIdLst><p:sldSz cx='9144000' cy='6858000'/></p:presentation>",
            "_rels/p.xml.rels": OfficeSpecimen.relationships(
                link("a", "slide", "s1.xml", false) + link("b", "slide", "s2.xml", false)),
            "s1.xml": slide(shape("第二張"), attributes: "show='0'"),
            "s2.xml": slide(
                shape("第一張")
                    + shape(
                        "外面", place: "<a:xfrm><a:off x='9200000' y='0'/><a:ext cx='100' cy='100'/></a:xfrm>")
                    + shape("裡面", place: "<a:xfrm><a:off x='-50' y='0'/><a:ext cx='100' cy='100'/></a:xfrm>")
                    + shape("藏起來", properties: "hidden='1' descr='說明文字'")),
            "_rels/s2.xml.rels": OfficeSpecimen.relationships(
                link("n", "notesSlide", "n.xml", false) + link("c", "comments", "c.xml", false)
                    + link("l", "slideLayout", "l.xml", false)),
            "n.xml": slide(shape("備忘稿"), root: "notes"), "l.xml": slide(shape("版面文字"), root: "sldLayout"),
            "c.xml": "<p:cmLst xmlns:p='p'><p:cm authorId='0'><p:text>批註</p:text></p:cm></p:cmLst>",
        ])
    }

    @Test func `slides come in the order of the show, with their numbers`() {
        let reading = deck()
        #expect(reading.gaps.isEmpty)
        #expect(reading.first("第一張")?.slide == 1 && reading.first("第二張")?.slide == 2)
    }

    @Test func `what does not show on a slide is told`() {
        let reading = deck()
        #expect(reading.first("第二張")?.concealment == .hiddenSlide)
        #expect(reading.first("外面")?.concealment == .offPage)
        #expect(reading.first("裡面")?.concealment == Concealment.none)
        #expect(reading.first("藏起來")?.concealment == .hiddenText)
    }

    @Test func `notes, comments and descriptions belong to their slide, layouts to all`() {
        let reading = deck()
        #expect(reading.first("備忘稿")?.kind == .speakerNotes && reading.first("備忘稿")?.slide == 1)
        #expect(reading.first("批註")?.kind == .comment && reading.first("批註")?.slide == 1)
        #expect(reading.first("說明文字")?.slide == 1)
        #expect(reading.first("版面文字")?.kind == .pageHeader && reading.first("版面文字")?.slide == nil)
    }
}
