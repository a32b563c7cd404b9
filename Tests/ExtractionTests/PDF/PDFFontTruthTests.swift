import Documents
import Testing

@testable import Extraction

@Suite struct PDFFontTruthTests {
    private static func map(_ ranges: String) -> [UInt8] {
        Array("begincmap 1 beginbfrange \(ranges) endbfrange endcmap".utf8)
    }

    /// A page that paints a text in a font with that map.
    private func reading(font: String, map ranges: String, file: [UInt8] = []) -> PDFReading {
        var specimen = PDFSpecimen()
        let map = specimen.add(stream: Self.map(ranges))
        let program = specimen.add(stream: file)
        let font = specimen.add(
            "<</Type/Font/ToUnicode \(map) 0 R\(font.replacing("FILE", with: "\(program) 0 R"))>>")
        let form = specimen.add(
            stream: Array("BT /L 12 Tf 50 700 Td (0123) Tj ET".utf8),
            "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</L \(font) 0 R>>>>")
        specimen.addPage("/X Do", resources: "/XObject<</X \(form) 0 R>>")
        return PDFReading(specimen.bytes)
    }

    private static let composite =
        "/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/F/Flags 4/FontFile2 FILE>>>>]"

    /// A font file of nothing but the characters of its glyphs: digits from the first glyph on.
    private static let digits: [UInt8] = {
        let subtable: [UInt8] =
            [0, 4, 0, 32, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0] + [0, 0x39, 0xFF, 0xFF, 0, 0, 0, 0x30, 0xFF, 0xFF]
            + [0xFF, 0xD1, 0, 1, 0, 0, 0, 0]
        let table: [UInt8] = [0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12] + subtable
        return [0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0] + Array("cmap".utf8) + [0, 0, 0, 0, 0, 0, 0, 28]
            + [0, 0, 0, UInt8(table.count)] + table
    }()

    @Test(arguments: [
        "/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding",
        "/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding/Differences[48/zero/one/two/three]>>",
        "/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding/Differences[48/uni0030/uni0031/uni0032]>>",
    ])
    func `a font that says letters where it paints digits is a gap of its page`(font: String) {
        #expect(reading(font: font, map: "<30> <33> <0041>").gaps.map(\.reason) == [.partialText])
        #expect(reading(font: font, map: "<30> <33> <0030>").gaps == [])
    }

    @Test func `the table of a font file is asked, too`() {
        #expect(TrueTypeCharacters(Self.digits[...]).characters[2] == [0x31])
        let lying = reading(font: Self.composite, map: "<0001> <000A> <0035>", file: Self.digits)
        #expect(
            lying.gaps.contains { $0.detail.hasSuffix("a font that says other characters than it paints") })
        let honest = reading(font: Self.composite, map: "<0001> <000A> <0030>", file: Self.digits)
        #expect(
            !honest.gaps.contains { $0.detail.hasSuffix("a font that says other characters than it paints") })
    }

    @Test func `a map is read in pairs, ranges and lists`() {
        let map = PDFCharacterMap(
            Array(
                "2 beginbfchar <01> <0041> <0002> <6A5F> endbfchar 1 beginbfrange <05> <07> [<0061> <00620063> <0064>] endbfrange <08> <09>"
                    .utf8))
        #expect(map.characters == [1: "A", 2: "機", 5: "a", 7: "d"])
    }

    @Test func `whatever the font file, reading it ends`() {
        for end in 0..<Self.digits.count { _ = TrueTypeCharacters(Self.digits.prefix(end)) }
        for index in Self.digits.indices {
            var bytes = Self.digits
            for value in [0, 0x7F, 0xFF] as [UInt8] {
                bytes[index] = value
                _ = TrueTypeCharacters(bytes[...])
            }
        }
    }
}
