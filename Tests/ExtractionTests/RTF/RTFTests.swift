import Documents
import Testing

@testable import Extraction

@Suite struct RTFTests {
    @Test func `a clean document is read whole`() throws {
        let reading = try MarkupReading.fixture("ole/plain.rtf")
        #expect(reading.gaps.isEmpty)
        #expect(reading.mediaType == "application/rtf")
        #expect(reading.first("02-27208889")?.label == "電話")
        #expect(reading.first("臺北市政府")?.kind == .pageHeader)
    }

    @Test(arguments: [
        ("planted-header", SegmentKind.pageHeader, Concealment.none), ("planted-footer", .pageFooter, .none),
        ("planted-comment", .comment, .none), ("planted-inserted", .trackedInsertion, .none),
        ("planted-deleted", .trackedDeletion, .none), ("planted-hidden", .body, .hiddenText),
        ("planted-white", .body, .invisibleInk), ("planted-cauthor", .metadata, .none),
        ("planted-delauthor", .metadata, .none),
        ("HYPERLINK \"http://x.example/planted-field\"", .hidden, .markupOnly),
        ("Author planted-author", .metadata, .none),
    ])
    func `every place is read as what it is`(text: String, kind: SegmentKind, concealment: Concealment) throws
    {
        let reading = try MarkupReading.fixture("ole/planted.rtf")
        #expect(reading.runs(text).contains { $0.kind == kind && $0.concealment == concealment })
    }

    @Test(arguments: [
        (#"{\rtf1\ansi\ansicpg950 \'b3\'af\'a4\'70\'a9\'fa}"#, "陳小明"),
        (#"{\rtf1\ansi\ansicpg950 \'b3\'af\'a4p\'a9\'fa}"#, "陳小明"),
        (#"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset136 B;}}\f1\'b3\'af}"#, "陳"),
        (#"{\rtf1\ansi\uc1\u-26515?\u23567?}"#, "\u{986D}小"),
        (#"{\rtf1\ansi\uc2\u38515\'b3\'af\u23567\'a4p}"#, "陳小"),
        (#"{\rtf1\ansi\uc0\u38515\u23567 x}"#, "陳小x"), (#"{\rtf1\ansi caf\'e9}"#, "café"),
        (#"{\rtf1\ansi\ansicpg950 caf\'e9 }"#, "café"), (#"{\rtf1 a\~b\_c\{d\}}"#, "a\u{A0}b-c{d}"),
        (#"{\rtf1 \u-10179?\u-8704?}"#, "😀"),
    ])
    func `characters are read in every way to write them`(source: String, text: String) {
        let reading = MarkupReading(source)
        #expect(reading.runs.first?.text == text)
        #expect(reading.gaps.isEmpty)
    }

    @Test(arguments: [
        (#"{\rtf1{\info{\operator Amy}}}"#, "Amy", SegmentKind.metadata),
        (#"{\rtf1 a{\footnote A140404047}}"#, "A140404047", .footnote),
        (#"{\rtf1{\*\userprops{\propname Id}{\staticval A140404047}}}"#, "A140404047", .metadata),
        (#"{\rtf1{\shp{\*\shpinst{\shptxt A140404047\par}}}}"#, "A140404047", .body),
        (#"{\rtf1{\*\unknown A140404047 name}}"#, "A140404047 name", .metadata),
        (#"{\rtf1{\stylesheet{\s0 Normal;}{\s1 A140404047;}}}"#, "A140404047", .metadata),
        (
            #"{\rtf1{\*\listtable{\list{\listlevel{\leveltext A140404047.;}}{\listname ;}}}}"#, "A140404047.",
            .metadata
        ),
        (
            #"{\rtf1{\*\listtable{\list{\listlevel{\leveltext 1.;}}{\listname A140404047;}}}}"#, "A140404047",
            .metadata
        ),
        (#"{\rtf1{\*\unknown A140404047{\*\inner x}}}"#, "A140404047", .metadata),
        (#"{\rtf1{\*\unknown A140404047{\*\unknown x}}}"#, "A140404047", .metadata),
        (#"{\rtf1{\*\xmlnstbl{\xmlns1 urn:A140404047}}}"#, "urn:A140404047", .metadata),
        (#"{\rtf1{\field{\*\fldinst SECRET}{\fldrslt shown}}}"#, "SECRET", .hidden),
    ])
    func `destinations are read as what they are`(source: String, text: String, kind: SegmentKind) {
        #expect(MarkupReading(source).first(text)?.kind == kind)
    }

    @Test func `pictures and objects are handed on`() {
        let object =
            CompoundBuilder.number(0x501) + CompoundBuilder.number(2) + CompoundBuilder.number(8)
            + Array("Package\0".utf8)
            + CompoundBuilder.number(0) + CompoundBuilder.number(0)
        let package =
            [2, 0] + Array("a.txt\0C:\\amy\\a.txt\0".utf8) + [0, 0, 3, 0] + CompoundBuilder.number(3)
            + Array("t.t".utf8)
            + CompoundBuilder.number(10) + Array("A140404047".utf8)
        let hex = (object + CompoundBuilder.number(package.count) + package).hexadecimal
        let reading = MarkupReading(
            "{\\rtf1{\\object{\\*\\objdata \(hex)}}{\\pict\\pngblip 89504e470d0a1a0a}}")
        #expect(reading.first("A140404047")?.part == "object › a.txt")
        #expect(reading.first("C:\\amy\\a.txt")?.label == "source path")
        #expect(reading.gaps.contains { $0.part.names == ["picture.png"] })
    }

    @Test func `encapsulated HTML is read as the page that it was`() {
        let reading = MarkupReading(
            #"{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p title="x">}\htmlrtf \par \htmlrtf0 A140404047{\*\htmltag72 </p>}}"#
        )
        #expect(reading.first("A140404047")?.part == "page")
    }

    @Test func `a document that breaks off is a gap`() {
        #expect(MarkupReading(#"{\rtf1 {\b some"#).reasons == [.corrupt])
    }

    @Test func `what follows the document is read`() {
        #expect(MarkupReading(#"{\rtf1 a}A140404047"#).first("A140404047")?.part == "after the document")
    }

    @Test func `groups beyond all measure are a gap`() {
        #expect(MarkupReading("{\\rtf1 " + String(repeating: "{", count: 20_000)).reasons == [.limit])
    }
}
