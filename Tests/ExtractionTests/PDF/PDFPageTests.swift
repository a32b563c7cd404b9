import Documents
import Testing

@testable import Extraction

/// What the pages of a PDF say, and how it is hidden.
@Suite struct PDFPageTests {
    @Test func `a clean page gives its lines with page and line, and no gap`() {
        var specimen = PDFSpecimen()
        specimen.addPage(PDFSpecimen.line("First page"))
        specimen.addPage(PDFSpecimen.line("Upper line", at: 700) + PDFSpecimen.line("Lower line", at: 600))
        let reading = PDFReading(specimen.bytes)
        #expect(reading.gaps.isEmpty)
        #expect(reading.runs.map(\.text) == ["First page", "Upper line", "Lower line"])
        #expect(reading.runs.map(\.page) == [1, 2, 2])
        #expect(reading.runs.map(\.line) == [1, 1, 2])
        #expect(reading.runs.allSatisfy { $0.kind == .body && $0.concealment == .none && $0.part.isEmpty })
    }

    @Test func `Chinese text of a font that is not in the file is read`() {
        let reading = PDFReading(PDFSpecimen.page(PDFSpecimen.chinese("身分證字號密件")))
        #expect(reading.runs.map { $0.text.filter { $0 != " " } } == ["身分證字號密件"])
        #expect(reading.gaps.isEmpty)
    }

    struct Hidden: CustomTestStringConvertible {
        var testDescription: String
        var content: String
        var concealment: Concealment
    }

    @Test(arguments: [
        Hidden(
            testDescription: "render mode 3", content: "BT 3 Tr /H 12 Tf 50 700 Td (A140404047) Tj 0 Tr ET",
            concealment: .invisibleInk),
        Hidden(
            testDescription: "white on paper", content: "1 g " + PDFSpecimen.line("A140404047"),
            concealment: .invisibleInk),
        Hidden(
            testDescription: "black on black",
            content: "0 g 0 600 500 200 re f " + PDFSpecimen.line("A140404047"),
            concealment: .invisibleInk),
        Hidden(
            testDescription: "half a point", content: "BT /H 0.5 Tf 50 700 Td (A140404047) Tj ET",
            concealment: .invisibleInk),
        Hidden(
            testDescription: "beside the page", content: PDFSpecimen.line("A140404047", left: 900),
            concealment: .offPage),
        Hidden(
            testDescription: "under a box",
            content: PDFSpecimen.line("A140404047") + "0 g 40 690 200 30 re f",
            concealment: .covered),
    ])
    func `text out of sight is read, and how it is hidden is told`(_ hidden: Hidden) {
        let reading = PDFReading(
            PDFSpecimen.page(hidden.content + " 0 g " + PDFSpecimen.line("Plain", at: 300)))
        #expect(reading.first("A140404047")?.concealment == hidden.concealment)
        #expect(reading.first("Plain")?.concealment == Concealment.none)
    }

    @Test func `white text on a coloured box is no secret`() {
        let content = "0 0 0.6 rg 40 690 300 30 re f 1 g " + PDFSpecimen.line("Heading")
        #expect(PDFReading(PDFSpecimen.page(content)).first("Heading")?.concealment == Concealment.none)
    }

    @Test func `text outside of the crop box is off the page`() {
        var specimen = PDFSpecimen()
        specimen.addPage(
            PDFSpecimen.line("Inside", at: 300) + PDFSpecimen.line("Outside", at: 800),
            "/CropBox[0 0 595 500]")
        let reading = PDFReading(specimen.bytes)
        #expect(reading.first("Inside")?.concealment == Concealment.none)
        #expect(reading.first("Outside")?.concealment == .offPage)
    }

    @Test func `a line that is hidden in part is divided between words`() {
        let content = "BT /H 12 Tf 50 700 Td (Name: ) Tj 1 g (Wang ) Tj 0 g (born) Tj ET"
        let reading = PDFReading(PDFSpecimen.page(content))
        #expect(reading.runs.map(\.text) == ["Name:", "Wang", "born"])
        #expect(reading.runs.map(\.concealment) == [.none, .invisibleInk, .none])
        #expect(Set(reading.runs.map(\.line)) == [1])
    }

    @Test func `a layer that is switched off is read as such`() {
        var specimen = PDFSpecimen()
        let shown = specimen.add("<</Type/OCG/Name(Shown)>>")
        let hidden = specimen.add("<</Type/OCG/Name(Not shown)>>")
        specimen.catalogue = """
            /OCProperties<</OCGs[\(shown) 0 R \(hidden) 0 R]/D<</OFF[\(hidden) 0 R]/Order[]>>>>
            """
        let content =
            "/OC /A BDC \(PDFSpecimen.line("Seen", at: 600)) EMC /OC /B BDC \(PDFSpecimen.line("Unseen")) EMC"
        specimen.addPage(content, resources: "/Properties<</A \(shown) 0 R/B \(hidden) 0 R>>")
        let reading = PDFReading(specimen.bytes)
        #expect(reading.first("Seen")?.concealment == Concealment.none)
        #expect(reading.first("Unseen")?.concealment == .layerOff)
    }

    @Test func `a replacement text does not hide what is painted`() {
        let content = "/Span <</ActualText(harmless)>> BDC \(PDFSpecimen.line("A140404047")) EMC"
        let reading = PDFReading(PDFSpecimen.page(content))
        #expect(reading.first("harmless") != nil)
        #expect(reading.first("A140404047")?.kind == .body)
    }

    @Test func `text in a form object is read and judged in the page's coordinates`() {
        var specimen = PDFSpecimen()
        let form = specimen.add(
            stream: Array((PDFSpecimen.line("Within", at: 100) + "0 g 45 95 60 20 re f").utf8),
            "/Type/XObject/Subtype/Form/BBox[0 0 600 600]/Resources<<\(PDFSpecimen.fonts)>>")
        specimen.addPage("q 1 0 0 1 20 500 cm /X Do Q", resources: "/XObject<</X \(form) 0 R>>")
        #expect(PDFReading(specimen.bytes).first("Within")?.concealment == .covered)
    }

    // MARK: What can't be read

    @Test func `a picture of text is read on its page, or a gap of it`() throws {
        var specimen = PDFSpecimen()
        let picture = specimen.add(
            stream: try #require(FixtureFile.bytes("pictures/letters.jpg")),
            "/Type/XObject/Subtype/Image/Width 395/Height 512/BitsPerComponent 8/ColorSpace/DeviceRGB"
                + "/Filter/DCTDecode")
        specimen.addPage(PDFSpecimen.line("Text"))
        specimen.addPage("q 395 0 0 512 50 50 cm /P Do Q", resources: "/XObject<</P \(picture) 0 R>>")
        let reading = PDFReading(specimen.bytes)
        if TextReaders.isOpen {
            #expect(reading.runs.map(\.text) == ["Text", "A140404047"])
            #expect(reading.first("A140404047")?.page == 2)
            #expect(reading.first("A140404047")?.kind == .ocr)
            #expect(reading.gaps.isEmpty)
        } else {
            #expect(reading.gaps.map(\.reason) == [.noText])
            #expect(reading.gaps.first?.detail.contains("page 2") == true)
        }
    }

    @Test func `a bullet-sized picture is none`() {
        var specimen = PDFSpecimen()
        let picture = specimen.add(
            stream: [UInt8](repeating: 128, count: 256),
            "/Type/XObject/Subtype/Image/Width 16/Height 16/BitsPerComponent 8/ColorSpace/DeviceGray")
        specimen.addPage("q 8 0 0 8 50 50 cm /P Do Q", resources: "/XObject<</P \(picture) 0 R>>")
        #expect(PDFReading(specimen.bytes).gaps.isEmpty)
    }

    @Test func `shapes without any text may be a text in outlines`() {
        let shapes = (0..<80).map { "\($0 * 7) 400 m \($0 * 7 + 5) 400 l \($0 * 7 + 5) 410 l f" }
        let reading = PDFReading(PDFSpecimen.page(shapes.joined(separator: "\n")))
        // They are looked at as pixels, where that is possible.
        #expect(reading.runs.contains { $0.kind == .ocr } || reading.reasons == [.noText])
    }

    @Test func `a table's rules beside text are no gap`() {
        let rules = (0..<80).map { "50 \($0 * 9) 400 1 re f" }.joined(separator: "\n")
        #expect(PDFReading(PDFSpecimen.page(rules + "\n" + PDFSpecimen.line("Cell"))).gaps.isEmpty)
    }

    @Test func `glyphs without characters are a gap of their page`() {
        var specimen = PDFSpecimen()
        let glyph = specimen.add(stream: Array("600 0 0 0 500 700 d1 0 0 500 700 re f".utf8))
        let font = """
            /Font<</T<</Type/Font/Subtype/Type3/FontBBox[0 0 600 700]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 1\
            /LastChar 1/Widths[600]/Encoding<</Type/Encoding/Differences[1/g1]>>/CharProcs<</g1 \(glyph) 0 R>>>>>>
            """
        let stream = specimen.add(stream: Array("BT /T 12 Tf 50 700 Td <010101> Tj ET".utf8))
        specimen.addPage("", "/Resources<<\(font)>>/Contents \(stream) 0 R")
        #expect(PDFReading(specimen.bytes).reasons == [.partialText])
    }

    @Test func `pages beyond the limit are a gap`() {
        var specimen = PDFSpecimen()
        for number in 1...3 { specimen.addPage(PDFSpecimen.line("Page \(number)")) }
        var limits = ExaminationLimits()
        limits.pages = 2
        let reading = PDFReading(specimen.bytes, limits: limits)
        #expect(reading.runs.map(\.text) == ["Page 1", "Page 2"])
        #expect(reading.reasons == [.limit])
    }
}
