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

    // MARK: What lies where

    /// A deck of one slide, whose layout and master are white and bare unless something else is said.
    private func deck(
        _ shapes: String, after: String = "",
        master: String = "<p:bg><p:bgRef idx='1001'><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg>"
    ) -> MarkupReading {
        let link = OfficeSpecimen.relationship
        let root = "xmlns:p='p' xmlns:a='a'"
        return MarkupReading([
            "[Content_Types].xml": OfficeSpecimen.types,
            "_rels/.rels": OfficeSpecimen.relationships(link("r", "officeDocument", "p.xml", false)),
            "p.xml":
                "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst><p:sldId id='256' r:id='a'/></p:sldIdLst><p:sldSz cx='10000' cy='8000'/></p:presentation>",
            "_rels/p.xml.rels": OfficeSpecimen.relationships(link("a", "slide", "s.xml", false)),
            "s.xml": "<p:sld \(root)><p:cSld><p:spTree>\(shapes)</p:spTree></p:cSld>\(after)</p:sld>",
            "_rels/s.xml.rels": OfficeSpecimen.relationships(link("l", "slideLayout", "l.xml", false)),
            "l.xml": "<p:sldLayout \(root)><p:cSld><p:spTree/></p:cSld></p:sldLayout>",
            "_rels/l.xml.rels": OfficeSpecimen.relationships(link("m", "slideMaster", "m.xml", false)),
            "m.xml":
                "<p:sldMaster \(root)><p:cSld>\(master)<p:spTree/></p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\"/></p:sldMaster>",
        ])
    }

    private func box(
        _ text: String, _ x: Int = 0, _ y: Int = 0, run: String = "", fill: String = "",
        size: (Int, Int) = (1_000, 500)
    ) -> String {
        "<p:sp><p:nvSpPr><p:cNvPr id='1' name='n'/></p:nvSpPr><p:spPr><a:xfrm><a:off x='\(x)' y='\(y)'/><a:ext cx='\(size.0)' cy='\(size.1)'/></a:xfrm>\(fill)</p:spPr><p:txBody><a:p><a:r>\(run)<a:t>\(text)</a:t></a:r></a:p></p:txBody></p:sp>"
    }

    private func solid(_ colour: String) -> String {
        "<a:solidFill><a:srgbClr val='\(colour)'/></a:solidFill>"
    }
    private func ink(_ colour: String) -> String { "<a:rPr>\(solid(colour))</a:rPr>" }

    @Test func `text under a filled shape is covered, unless the show moves it away`() {
        let shapes = box("字", 100, 100) + box("", 50, 50, fill: solid("000000"), size: (2_000, 2_000))
        #expect(deck(shapes).first("字")?.concealment == .covered)
        #expect(deck(shapes, after: "<p:timing/>").first("字")?.concealment == Concealment.none)
        let beside = box("字", 100, 100) + box("", 1_000, 100, fill: solid("000000"))
        #expect(deck(beside).first("字")?.concealment == Concealment.none)
        let below = box("", 50, 50, fill: solid("000000"), size: (2_000, 2_000)) + box("字", 100, 100)
        #expect(deck(below).first("字")?.concealment == Concealment.none)
        let glass =
            box("字", 100, 100)
            + box(
                "", 50, 50,
                fill: "<a:solidFill><a:srgbClr val='000000'><a:alpha val='50000'/></a:srgbClr></a:solidFill>",
                size: (2_000, 2_000))
        #expect(deck(glass).first("字")?.concealment == Concealment.none)
    }

    @Test func `white on a white slide is invisible, on anything else it may be read`() {
        let white = box("字", run: ink("FFFFFF"))
        #expect(deck(white).first("字")?.concealment == .invisibleInk)
        #expect(
            deck(white, master: "<p:bg><p:bgPr>\(solid("000080"))</p:bgPr></p:bg>").first("字")?.concealment
                == Concealment.none)
        #expect(deck(white, master: "").first("字")?.concealment == Concealment.none)
        let over =
            box("", 0, 0, fill: solid("000080"), size: (5_000, 5_000)) + box("字", 10, 10, run: ink("FFFFFF"))
        #expect(deck(over).first("字")?.concealment == Concealment.none)
        #expect(
            deck(box("字", run: ink("112233"), fill: solid("112233"))).first("字")?.concealment == .invisibleInk
        )
        #expect(deck(box("字", run: "<a:rPr sz='100'/>")).first("字")?.concealment == .invisibleInk)
    }

    @Test func `a group's own coordinates are taken back to the slide's`() {
        func group(_ offset: Int, _ inner: String) -> String {
            "<p:grpSp><p:grpSpPr><a:xfrm><a:off x='\(offset)' y='0'/><a:ext cx='1000' cy='1000'/><a:chOff x='50000' y='0'/><a:chExt cx='1000' cy='1000'/></a:xfrm></p:grpSpPr>\(inner)</p:grpSp>"
        }
        #expect(deck(group(0, box("字", 50_000))).first("字")?.concealment == Concealment.none)
        #expect(deck(group(20_000, box("字", 50_000))).first("字")?.concealment == .offPage)
    }

    @Test func `the number on a page of notes is not a note`() {
        let notes = slide(
            "<p:sp><p:nvSpPr><p:nvPr><p:ph type='sldNum'/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:fld type='slidenum'><a:t>7</a:t></a:fld></a:p></p:txBody></p:sp>",
            root: "notes")
        let reading = MarkupReading([
            "[Content_Types].xml": OfficeSpecimen.types, "n.xml": notes,
        ])
        #expect(reading.first("7")?.concealment == .markupOnly)
    }

    @Test func `a cropped picture is a trait`() {
        let picture = { (crop: String) in
            "<p:pic><p:blipFill><a:srcRect \(crop)/></p:blipFill></p:pic>"
        }
        #expect(deck(picture("l='25000'")).traits.map(\.trait) == [.croppedPicture])
        #expect(deck(picture("")).traits.isEmpty)
    }
}
