import Documents
import Testing

@testable import Extraction

/// Damaged documents: they are held, or read whole, and never stop the reader.
@Suite struct PDFDamageTests {
    /// Numbers that look like chance and are the same in every run (Knuth's linear congruence).
    private struct Dice {
        var state: UInt64

        mutating func roll(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(max(1, bound)))
        }
    }

    @Test(arguments: ["hidden/annots", "hidden/field", "hidden/incr", "clean/cairo"])
    func `any damage is survived`(_ name: String) {
        let whole = PDFFixture.bytes(name + ".pdf")
        var dice = Dice(state: 20_240_131)
        for _ in 0..<40 {
            var bytes = whole
            for _ in 0...dice.roll(below: 12) {
                bytes[dice.roll(below: bytes.count)] = UInt8(truncatingIfNeeded: dice.roll(below: 256))
            }
            let reading = PDFReading(bytes)
            #expect(!reading.runs.isEmpty || !reading.gaps.isEmpty)
        }
    }

    @Test(arguments: ["hidden/annots", "clean/groff", "clean/typst"])
    func `a file that is cut off is a gap`(_ name: String) {
        let whole = PDFFixture.bytes(name + ".pdf")
        for part in [2, 5, 8, 9] {
            #expect(!PDFReading(Array(whole.prefix(whole.count * part / 10))).gaps.isEmpty)
        }
    }

    @Test func `a page whose content can't be unpacked to its end is a gap`() {
        var specimen = PDFSpecimen()
        let content = specimen.add(stream: Array("not packed at all".utf8), "/Filter/FlateDecode")
        specimen.addPage("", "/Resources<<\(PDFSpecimen.fonts)>>/Contents \(content) 0 R")
        #expect(PDFReading(specimen.bytes).reasons == [.corrupt])
    }

    @Test func `a form that paints itself is a gap, not a loop`() {
        var specimen = PDFSpecimen()
        let form = specimen.add(
            stream: Array("/X Do /X Do".utf8),
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 3 0 R>>>>")
        specimen.addPage("/X Do", resources: "/XObject<</X \(form) 0 R>>")
        let reading = PDFReading(specimen.bytes)
        #expect(reading.reasons == [.limit] && reading.runs.isEmpty)
    }

    @Test(arguments: [
        "<80 0B 60 50 22 0C 0C 85 01>", "<80>", "<>", "<FFFFFFFFFFFFFFFFFFFFFFFF>",
    ])
    func `the old compression is undone, or refused`(_ written: String) {
        var tokens = PDFTokens(Array(written.utf8))
        let bytes = tokens.value()?.string ?? []
        let data = PDFLZW.decode(bytes, isEarly: true, limit: 1 << 20)
        // The example of ISO 32000-1, 7.4.4.2.
        if bytes.count == 9 { #expect(data == [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]) }
        #expect(data.map { $0.count < 100 } ?? true)
    }

    @Test func `differences between rows are undone`() {
        let parameters = PDFDictionary(entries: [("Predictor", .number(12)), ("Columns", .number(3))])
        let rows: [UInt8] = [0, 1, 2, 3, 2, 1, 1, 1, 1, 5, 1, 1]
        #expect(PDFPredictor.undo(rows, parameters: parameters) == [1, 2, 3, 2, 3, 4, 5, 6, 7])
    }
}
