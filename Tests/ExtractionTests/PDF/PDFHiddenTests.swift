import Documents
import Testing

/// Texts that other programs have written into places where nobody sees them.
@Suite struct PDFHiddenTests {
    struct Place: CustomTestStringConvertible, Sendable {
        var file: String
        var text: String
        var kind: SegmentKind
        var concealment: Concealment
        var testDescription: String { file + ": " + text }

        init(_ file: String, _ text: String, _ kind: SegmentKind, _ concealment: Concealment) {
            self.file = file
            self.text = text
            self.kind = kind
            self.concealment = concealment
        }

        init(_ file: String, _ text: String, _ concealment: Concealment) {
            self.init(file, text, .body, concealment)
        }
    }

    static let places: [Place] = [
        Place("whitecmyk", "TOKCMYK", .invisibleInk), Place("whitecmyk", "shown", .none),
        Place("smask", "TOKSMASK", .invisibleInk),
        Place("boxround", "TOKROUND", .covered), Place("ellipse", "TOKELL", .covered),
        Place("thickline", "TOKLINE", .covered), Place("boxpic", "TOKPICB", .covered),
        Place("redactannot", "TOKREDACT", .covered), Place("squarenoap", "Page text here", .covered),
        Place("stampcover", "Page text here", .covered), Place("freetextcover", "TOKSTUCK", .covered),
        Place("freetextcover", "cover", .annotation, .none),
        Place("clip", "TOKCLIPPED", .hiddenText), Place("clip", "TOKCLIP", .none),
        Place("bboxclip", "TOKBBOX", .hiddenText),
        Place("ocgform", "TOKXOC", .layerOff), Place("ocusage", "TOKVIEWOFF", .layerOff),
        Place("ocgsame", "TOKOFFLAY", .layerOff), Place("ocgsame", "ONLAY", .none),
        Place("ocmd_on", "ONMD", .none),
        Place("annots", "TOKTEXTA", .annotation, .none),
        Place("annots", "TOKHIDDENA", .annotation, .hiddenText),
        Place("annots", "TOKNOVIEWA", .annotation, .hiddenText),
        Place("form", "TOKVAL", .formField, .none), Place("form", "TOKHIDF", .formField, .hiddenText),
        Place("form", "TOKNOVIEW", .formField, .hiddenText),
        Place("links", "mailto:tok.link@example.tw", .formField, .none),
    ]

    @Test(arguments: places)
    func `is found with what hides it and its page`(_ place: Place) {
        let reading = PDFReading(PDFFixture.bytes("hidden/\(place.file).pdf"))
        let found = reading.runs(place.text)
        #expect(
            found.contains {
                $0.kind == place.kind && $0.concealment == place.concealment && $0.page == 1
            })
    }

    @Test func `a field says what readers call it, and its script is told`() {
        let reading = PDFReading(PDFFixture.bytes("hidden/field.pdf"))
        #expect(reading.first("TOKV")?.field == "TOKTIP")
        for text in ["TOKDV", "TOKRV", "TOKCA", "TOKDISP", "TOKEXPV"] {
            #expect(reading.runs(text).contains { $0.kind == .formField && $0.page == 1 })
        }
        #expect(reading.first("TOKFJS")?.kind == .hidden)
        #expect(reading.traits == [.script])
    }

    @Test func `scripts and actions are told besides their texts`() {
        #expect(PDFReading(PDFFixture.bytes("hidden/js.pdf")).traits == [.script])
        #expect(
            PDFReading(PDFFixture.bytes("hidden/actions.pdf")).traits == [.program, .externalReference])
        #expect(PDFReading(PDFFixture.bytes("hidden/links.pdf")).traits.isEmpty)
    }

    @Test func `an earlier state that says something else is told`() {
        let reading = PDFReading(PDFFixture.bytes("hidden/incr.pdf"))
        #expect(reading.first("TOKOLDREV")?.concealment == .cachedData)
        #expect(reading.first("TOKDELPAGE")?.concealment == .cachedData)
        #expect(reading.traits.contains(.earlierRevision))
    }

    @Test func `cells that were painted column by column are read row by row`() {
        let lines = PDFReading(PDFFixture.bytes("hidden/order_colwise.pdf")).lines(ofPage: 1)
        #expect(lines == ["Name Wang Ming", "ID A123456789", "Phone 0912-345-678", "Addr Taipei"])
    }

    @Test func `columns of prose are not mixed`() {
        let lines = PDFReading(PDFFixture.bytes("clean/order_twocol.pdf")).lines(ofPage: 1)
        #expect(lines.first == "The quick brown fox jumps over the lazy")
        #expect(lines.dropFirst(3).first == "was also jumping over several dogs.")
        #expect(lines.last == "which nobody could read any longer.")
    }

    // MARK: Nothing hidden

    @Test(
        arguments: [
            "white_on_dark", "highlight", "highlight_over", "order_twocol", "cairo", "groff",
            "gs_rl_platypus",
            "rl_platypus", "mpl3", "typst", "xhtml2pdf",
        ])
    func `what is all to be seen has no gap and hides nothing`(_ name: String) {
        let reading = PDFReading(PDFFixture.bytes("clean/\(name).pdf"))
        #expect(reading.gaps.isEmpty)
        #expect(!reading.runs.isEmpty)
        #expect(reading.runs.allSatisfy { $0.concealment == .none || $0.concealment == .markupOnly })
        #expect(reading.traits.isEmpty)
    }

    @Test func `what one page cuts off and another shows is hidden from nobody`() {
        var specimen = PDFSpecimen()
        specimen.addPage(
            PDFSpecimen.line("Area") + PDFSpecimen.line("12 15 18", left: 700)
                + PDFSpecimen.line("secret 15", at: 600, left: 700))
        specimen.addPage(PDFSpecimen.line("12 15 18") + PDFSpecimen.line("Area", left: -400))
        let reading = PDFReading(specimen.bytes)
        #expect(reading.runs("12 15 18").allSatisfy { $0.concealment == .none })
        #expect(reading.runs("Area").allSatisfy { $0.concealment == .none })
        #expect(reading.first("secret 15")?.concealment == .offPage)
    }

    @Test func `what the same page shows elsewhere is hidden all the same`() {
        var specimen = PDFSpecimen()
        specimen.addPage(PDFSpecimen.line("Area") + PDFSpecimen.line("Area", at: 600, left: 700))
        specimen.addPage(PDFSpecimen.line("Other"))
        #expect(PDFReading(specimen.bytes).runs("Area").map(\.concealment).contains(.offPage))
    }
}
