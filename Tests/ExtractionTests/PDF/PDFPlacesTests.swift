import Documents
import Testing

/// Text of a PDF that stands outside of its pages' content.
@Suite struct PDFPlacesTests {
    private func reading(_ build: (inout PDFSpecimen) -> Void) -> PDFReading {
        var specimen = PDFSpecimen()
        build(&specimen)
        return PDFReading(specimen.bytes)
    }

    @Test func `a note gives its text and author, with its page`() {
        let reading = reading { specimen in
            specimen.addPage(PDFSpecimen.line("Page"))
            let note = specimen.add("<</Type/Annot/Subtype/Text/Rect[9 9 29 29]/Contents(Call me)/T(Chen)>>")
            specimen.addPage(PDFSpecimen.line("Page"), "/Annots[\(note) 0 R]")
        }
        let note = reading.first("Call me")
        #expect(note?.kind == .annotation && note?.page == 2 && note?.field == "Contents")
        #expect(reading.first("Chen")?.field == "Author")
    }

    @Test
    func `what an annotation paints is read where its note says something else, even if it is not shown`() {
        let reading = reading { specimen in
            let look = specimen.add(
                stream: Array(PDFSpecimen.line("Painted", at: 5, left: 5).utf8),
                "/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<<\(PDFSpecimen.fonts)>>")
            let stamp = specimen.add(
                "<</Type/Annot/Subtype/FreeText/Rect[50 50 250 70]/F 2/Contents(Told)/AP<</N \(look) 0 R>>>>")
            specimen.addPage(PDFSpecimen.line("Page"), "/Annots[\(stamp) 0 R]")
        }
        #expect(reading.first("Told")?.kind == .annotation)
        #expect(reading.first("Painted")?.kind == .annotation)
        #expect(reading.first("Painted")?.page == 1)
        #expect(reading.runs("Page").count == 1)
    }

    /// Regression: the font that stood in for the document's own had no digits, and PDFium dropped each of them.
    @Test func `characters set one by one in a font that the file lacks are read`() throws {
        let document = ReadDocument(try #require(FixtureFile.bytes("pdf/single-characters.pdf")))
        #expect(document.content.contains("申請人身分證字號：A162221999"))
    }

    @Test func `an address is read without its percent escapes`() {
        let reading = reading { specimen in
            let link = specimen.add(
                "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org/ID%20No.%20A140404047)>>>>"
            )
            specimen.addPage(PDFSpecimen.line("Page"), "/Annots[\(link) 0 R]")
        }
        #expect(reading.runs("https://example.org/ID No. A140404047").count == 1)
    }

    @Test func `form fields give their values under their full names`() {
        let reading = reading { specimen in
            let parent = specimen.add("<</T(applicant)/Kids[4 0 R]>>")
            let field = specimen.add(
                "<</Type/Annot/Subtype/Widget/FT/Tx/T(id)/V(A140404047)/Parent \(parent) 0 R/Rect[0 0 9 9]>>")
            specimen.addPage("", "/Annots[\(field) 0 R]")
            specimen.catalogue = "/AcroForm<</Fields[\(parent) 0 R]>>"
        }
        let value = reading.first("A140404047")
        #expect(value?.kind == .formField && value?.field == "applicant.id" && value?.page == 1)
    }

    @Test func `an XFA form's data are read`() {
        let reading = reading { specimen in
            let packet = specimen.add(
                stream: Array("<xfa:data><person><tel>02-1234</tel></person></xfa:data>".utf8))
            specimen.catalogue = "/AcroForm<</Fields[]/XFA[(datasets) \(packet) 0 R]>>"
            specimen.addPage("")
        }
        #expect(reading.first("02-1234")?.kind == .formField)
        #expect(reading.first("02-1234")?.field == "tel")
    }

    @Test func `links, bookmarks, scripts, properties and alternative texts are read`() {
        let reading = reading { specimen in
            let link = specimen.add(
                "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(mailto:a@example.tw)>>>>")
            specimen.addPage("", "/Annots[\(link) 0 R]")
            let outlines = specimen.add("<</Type/Outlines/First 7 0 R/Last 7 0 R>>")
            specimen.add("<</Title<FEFF5BC64EF6>/Parent \(outlines) 0 R>>")
            let figure = specimen.add("<</Type/StructElem/S/Figure/Alt(A picture of Wang)>>")
            specimen.info = specimen.add("<</Author(Lin)/CreationDate(D:20240131120000+08'00')>>")
            specimen.catalogue = """
                /Outlines \(outlines) 0 R/OpenAction<</S/JavaScript/JS(app.alert\\('x'\\))>>\
                /StructTreeRoot<</K \(figure) 0 R>>
                """
        }
        #expect(reading.first("mailto:a@example.tw")?.kind == .formField)
        #expect(reading.first("密件")?.field == "Bookmark")
        #expect(reading.first("A picture of Wang")?.concealment == .markupOnly)
        #expect(reading.first("app.alert('x')")?.kind == .hidden)
        #expect(reading.first("Lin")?.field == "Author")
        #expect(reading.first("Lin")?.kind == .metadata)
        #expect(!reading.runs.contains { $0.text.hasPrefix("D:2024") })
    }

    @Test func `properties in Big5 that do not say so are read as Big5, too`() {
        let reading = reading { specimen in
            specimen.info = specimen.add("<</Title<B14BA5F3A8AD>>>")
            specimen.addPage("")
        }
        #expect(reading.first("密件身")?.field == "Title")
    }

    @Test func `XMP metadata give their fields`() {
        let packet = """
            <?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF><rdf:Description
            photoshop:Credit='CNA &amp; Chen'><dc:creator><rdf:Seq><rdf:li>王小明</rdf:li></rdf:Seq></dc:creator>
            </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>
            """
        let reading = reading { specimen in
            let metadata = specimen.add(stream: Array(packet.utf8), "/Type/Metadata/Subtype/XML")
            specimen.catalogue = "/Metadata \(metadata) 0 R"
            specimen.addPage("")
        }
        #expect(reading.first("王小明")?.field == "creator")
        #expect(reading.first("CNA & Chen")?.field == "Credit")
        #expect(reading.runs.count == 2)
    }

    // MARK: What no page shows

    @Test func `a form object that no page draws is hidden text, one that is drawn is not told twice`() {
        let reading = reading { specimen in
            let entries = "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<\(PDFSpecimen.fonts)>>"
            let drawn = specimen.add(stream: Array(PDFSpecimen.line("Drawn").utf8), entries)
            let unused = specimen.add(stream: Array(PDFSpecimen.line("Left over").utf8), entries)
            specimen.addPage("/A Do", resources: "/XObject<</A \(drawn) 0 R/B \(unused) 0 R>>")
        }
        #expect(reading.runs("Drawn").map(\.concealment) == [Concealment.none])
        #expect(reading.first("Left over")?.concealment == .hiddenText)
    }

    @Test func `text in a pattern is read`() {
        let reading = reading { specimen in
            let pattern = specimen.add(
                stream: Array(PDFSpecimen.line("Tiled", at: 5, left: 5).utf8),
                "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 90 90]/XStep 90/YStep 90/Resources<<\(PDFSpecimen.fonts)>>"
            )
            specimen.addPage(
                "/Pattern cs /P scn 0 0 500 500 re f", resources: "/Pattern<</P \(pattern) 0 R>>")
        }
        #expect(reading.first("Tiled") != nil)
    }

    @Test func `a page that was taken out of the page tree is still read`() {
        let reading = reading { specimen in
            specimen.addPage(PDFSpecimen.line("Kept"))
            let content = specimen.add(stream: Array(PDFSpecimen.line("Deleted").utf8))
            specimen.add(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents \(content) 0 R/Resources<<\(PDFSpecimen.fonts)>>>>"
            )
        }
        #expect(reading.first("Kept")?.concealment == Concealment.none)
        #expect(reading.first("Deleted")?.concealment == .cachedData)
    }

    @Test func `a string that nothing refers to is read`() {
        let reading = reading { specimen in
            specimen.addPage(PDFSpecimen.line("Page"))
            specimen.add("<</Remark(A140404047)>>")
        }
        #expect(reading.first("A140404047")?.concealment == .cachedData)
        #expect(reading.first("A140404047")?.field == "Remark")
    }

    // MARK: Files within the file

    @Test func `an attachment is a part of its own`() {
        let reading = reading { specimen in
            let file = specimen.add(stream: Array("attached text".utf8), "/Type/EmbeddedFile")
            let specification = specimen.add("<</Type/Filespec/F(list.txt)/EF<</F \(file) 0 R>>>>")
            specimen.catalogue = "/Names<</EmbeddedFiles<</Names[(list)\(specification) 0 R]>>>>"
            specimen.addPage("")
        }
        #expect(reading.first("attached text")?.part == "list.txt")
        #expect(reading.gaps.isEmpty)
    }

    @Test func `an attachment that can't be unpacked is a gap`() {
        let reading = reading { specimen in
            let file = specimen.add(stream: Array("rubbish".utf8), "/Type/EmbeddedFile/Filter/FlateDecode")
            specimen.add("<</Type/Filespec/F(list.txt)/EF<</F \(file) 0 R>>>>")
            specimen.addPage("")
        }
        #expect(reading.gaps.map(\.reason) == [.undecodable])
        #expect(reading.gaps.first?.part.names == ["list.txt"])
    }

    @Test func `an earlier revision tells what was changed`() {
        var specimen = PDFSpecimen()
        specimen.addPage(PDFSpecimen.line("A140404047"))
        let redacted = "BT /H 12 Tf 50 700 Td (removed) Tj ET\n"
        let update = [3: "<</Length \(redacted.utf8.count)>>\nstream\n\(redacted)\nendstream"]
        let reading = PDFReading(specimen.bytes(updates: [update]))
        #expect(reading.first("removed")?.concealment == Concealment.none)
        let earlier = reading.first("A140404047")
        #expect(earlier?.concealment == .cachedData && earlier?.part == "revision 1")
    }

    @Test func `more revisions than are read are a gap`() {
        var specimen = PDFSpecimen()
        specimen.addPage(PDFSpecimen.line("Text"))
        let updates = [[Int: String]](repeating: [9: "<<>>"], count: 10)
        #expect(PDFReading(specimen.bytes(updates: updates)).reasons == [.limit])
        #expect(PDFReading(specimen.bytes(updates: Array(updates.prefix(8)))).reasons.isEmpty)
    }

    @Test func `data after the end are read as a part`() {
        let tail = Array(String(repeating: "secret tail ", count: 200).utf8)
        let reading = PDFReading(PDFSpecimen.page(PDFSpecimen.line("Text")) + tail)
        #expect(reading.runs.contains { $0.part == "data after the end" && $0.text.hasPrefix("secret tail") })
    }

    @Test func `binary data after the end are a gap`() {
        let tail = (0..<5_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) }
        #expect(!PDFReading(PDFSpecimen.page(PDFSpecimen.line("Text")) + tail).gaps.isEmpty)
    }

    @Test func `a few bytes before the beginning and after the end are hidden text`() {
        let file =
            Array("A140404047\n".utf8) + PDFSpecimen.page(PDFSpecimen.line("Text")) + Array("B240404048".utf8)
        let reading = PDFReading(file)
        #expect(reading.first("A140404047")?.kind == .hidden)
        #expect(reading.first("B240404048")?.kind == .hidden)
        #expect(reading.first("Text") != nil)
    }

    // MARK: What can't be opened

    @Test(arguments: ["%PDF-1.7\n", "%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj trailer <</Root 1 0 R>>"])
    func `a file without pages is a gap`(_ file: String) {
        #expect(PDFReading(Array(file.utf8)).reasons == [.corrupt])
    }

    @Test func `a file that has lost its first line is a gap, because some readers open it`() {
        let file = PDFSpecimen.page(PDFSpecimen.line("Text")).dropFirst(9)
        #expect(!PDFReading(Array(file)).gaps.isEmpty)
    }

    @Test func `a missing page object is a gap`() {
        var specimen = PDFSpecimen()
        let page = specimen.addPage(PDFSpecimen.line("Text"))
        specimen.addPage(PDFSpecimen.line("More"))
        #expect(PDFReading(specimen.bytes(updates: [[page: "null"]])).reasons == [.corrupt])
    }

    @Test func `a password makes a gap, an owner's password does not`() {
        let locked = PDFReading(PDFFixture.bytes("encrypted.pdf"))
        #expect(locked.reasons == [.encrypted] && locked.runs.isEmpty)
        let open = PDFReading(PDFFixture.bytes("owner-password.pdf"))
        #expect(open.gaps.isEmpty)
        #expect(open.runs.map(\.text) == ["Behind a password"])
    }

    @Test func `a file that is cut off at any place never passes in silence with less text`() {
        let whole = PDFSpecimen.page(PDFSpecimen.line("Text"))
        for length in stride(from: 9, to: whole.count, by: 37) {
            let reading = PDFReading(Array(whole.prefix(length)))
            #expect(!reading.gaps.isEmpty || reading.first("Text") != nil, "cut at \(length)")
        }
    }
}
