import Documents
import Testing

/// What a PDF says beside the text of its pages, and what no page shows.
@Suite struct PDFBesideTests {
    private func reading(_ build: (inout PDFSpecimen) -> Void) -> PDFReading {
        var specimen = PDFSpecimen()
        build(&specimen)
        return PDFReading(specimen.bytes)
    }

    @Test func `comments and the properties of marks in a page's content are read, with their page`() {
        let reading = reading { specimen in
            specimen.addPage(PDFSpecimen.line("One"))
            specimen.addPage(
                "% drawn for Chen\n/Figure <</Alt <feff738b5c0f660e>/Note(Lin)>> BDC q EMC\n/N <</T(Wu)>> DP\n"
            )
        }
        for text in [" drawn for Chen", "王小明", "Lin", "Wu"] {
            #expect(reading.first(text)?.page == 2, "\(text)")
        }
        #expect(reading.first("王小明")?.field == "Alt")
    }

    @Test func `what looks like a comment within a string or an inline picture is none`() {
        let content =
            PDFSpecimen.line("50 % of all") + "BI /W 2 /H 2 /BPC 8 /CS /G ID %ab\n EI\n"
            + PDFSpecimen.line("After", at: 600)
        let reading = PDFReading(PDFSpecimen.page(content))
        #expect(reading.runs.allSatisfy { $0.field != "Comment" })
        #expect(reading.first("After")?.page == 1)
    }

    @Test func `text that is squeezed to nothing is a gap`() {
        for squeeze in ["0 Tz", "0 0 0 0 50 700 Tm"] {
            let reading = PDFReading(PDFSpecimen.page("BT /H 12 Tf \(squeeze) (Hidden) Tj ET"))
            #expect(reading.gaps.contains { $0.reason == .partialText }, "\(squeeze)")
        }
        let usual = PDFReading(PDFSpecimen.page("BT /H 12 Tf 90 Tz 1 0 0 1 50 700 Tm (Seen) Tj ET"))
        #expect(usual.gaps.isEmpty)
    }

    @Test func `streams that the standard does not call for are read like files`() {
        let reading = reading { specimen in
            specimen.addPage(PDFSpecimen.line("Page"))
            let data = specimen.add(stream: Array("kept by a program: A140404047".utf8))
            let packed = specimen.add(stream: [0, 1, 2, 250, 251, 252, 0, 0, 9, 200, 201, 0, 3, 4])
            specimen.catalogue = "/PieceInfo<</App<</Private \(data) 0 R/Other \(packed) 0 R>>>>"
        }
        #expect(reading.runs.contains { $0.text == "kept by a program: A140404047" })
        #expect(reading.gaps.contains { $0.reason == .undecodable })
    }

    @Test func `fonts, functions and colour profiles are no private streams`() {
        let reading = reading { specimen in
            let function = specimen.add(
                stream: Array("{ pop 0 }".utf8), "/FunctionType 4/Domain[0 1]/Range[0 1]")
            let profile = specimen.add(stream: [0, 1, 2, 3, 200], "/N 3/Alternate/DeviceRGB")
            let list = specimen.add("[/ICCBased \(profile) 0 R]")
            specimen.addPage(
                PDFSpecimen.line("Page"),
                resources: "/ColorSpace<</A \(list) 0 R/B[/Separation/Spot/DeviceGray \(function) 0 R]>>")
        }
        #expect(reading.gaps.isEmpty)
    }

    @Test func `names that people chose are read, those of the machinery are not`() {
        let reading = reading { specimen in
            let look = specimen.add(
                stream: [], "/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
            let field = specimen.add(
                """
                <</Type/Annot/Subtype/Widget/FT/Btn/T(who)/AS/Off/Rect[0 0 9 9]\
                /AP<</N<</A140404047 \(look) 0 R/Off \(look) 0 R>>>>>>
                """)
            specimen.addPage(
                PDFSpecimen.line("Page"),
                resources: "/ColorSpace<</CS12345[/Separation/Stamp#20Red/DeviceGray 9 0 R]>>",
                "/Annots[\(field) 0 R]")
            specimen.catalogue = "/AcroForm<</Fields[\(field) 0 R]>>"
        }
        #expect(reading.first("A140404047") != nil)
        #expect(reading.first("Stamp Red") != nil)
        #expect(reading.runs.allSatisfy { !$0.text.contains("CS12345") && $0.text != "Helvetica" })
    }

    @Test func `escapes in scripts are undone beside what stands there`() {
        let reading = reading { specimen in
            specimen.addPage(PDFSpecimen.line("Page"))
            specimen.catalogue = #"/OpenAction<</S/JavaScript/JS(a='\\u738b\\x41\\u{5c0f}')>>"#
        }
        #expect(reading.runs.contains { $0.text == "a='王A小'" })
    }

    @Test func `rich text is one text across tags within a line`() {
        let reading = reading { specimen in
            let note = specimen.add(
                """
                <</Type/Annot/Subtype/FreeText/Rect[0 0 9 9]/Contents(x)\
                /RC(<body><p>ID A1404<b>04047</b> ends</p><p>Next</p></body>)>>
                """)
            specimen.addPage(PDFSpecimen.line("Page"), "/Annots[\(note) 0 R]")
        }
        #expect(reading.first("ID A140404047 ends") != nil)
        #expect(reading.first("Next") != nil)
    }

    @Test func `glyphs one below the other are one line`() {
        let letters = "A140404047".enumerated().map { index, letter in
            "BT /H 12 Tf 300 \(700 - index * 13) Td (\(letter)) Tj ET"
        }
        let reading = PDFReading(
            PDFSpecimen.page(PDFSpecimen.line("Heading") + letters.joined(separator: "\n")))
        #expect(reading.first("A140404047")?.page == 1)
    }

    @Test func `a text painted by a glyph of a font is read`() {
        let reading = reading { specimen in
            let glyph = specimen.add(stream: Array("1000 0 d0 BT /H 500 Tf (Drawn) Tj ET".utf8))
            let font = specimen.add(
                """
                <</Type/Font/Subtype/Type3/FontBBox[0 0 9000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 97\
                /LastChar 97/Widths[1000]/CharProcs<</a \(glyph) 0 R>>\
                /Encoding<</Type/Encoding/Differences[97/a]>>/Resources<<\(PDFSpecimen.fonts)>>>>
                """)
            specimen.addPage(
                "BT /T 12 Tf 50 600 Td (a) Tj ET", resources: "/XObject<<>>/ExtGState<<>>",
                "/Note \(font) 0 R")
        }
        #expect(reading.first("Drawn")?.concealment == .hiddenText)
    }

    @Test func `the names in a signature's certificates are read`() throws {
        // SEQUENCE { SET { UTF8String "王小明", PrintableString "(c) CA" } }
        let signature = "301531130c09e78e8be5b08fe6988e1306286329204341" + String(repeating: "00", count: 8)
        let reading = reading { specimen in
            let value = specimen.add(
                "<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 1 2 3]/Contents<\(signature)>>>")
            let field = specimen.add(
                "<</Type/Annot/Subtype/Widget/FT/Sig/T(sign)/V \(value) 0 R/Rect[0 0 0 0]>>")
            specimen.addPage(PDFSpecimen.line("Page"), "/Annots[\(field) 0 R]")
        }
        #expect(reading.first("王小明")?.field == "certificate")
        #expect(reading.runs("(c) CA").isEmpty)
    }
}
