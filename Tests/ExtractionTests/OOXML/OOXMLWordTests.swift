import Documents
import Foundation
import Testing

@testable import Extraction

@Suite struct OOXMLWordTests {
    @Test func `a value over several runs is one, and tabs and breaks stay`() {
        let reading = OfficeSpecimen.word(
            "<w:p><w:r><w:t>證號A14</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>0404</w:t></w:r><w:r><w:t>047</w:t><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>"
        )
        #expect(reading.gaps.isEmpty)
        #expect(reading.first("證號A140404047\t甲\n乙")?.kind == .body)
    }

    @Test func `cells carry their place and the first row's words, columns that are merged counted`() {
        let cell = { (text: String) in "<w:tc><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:tc>" }
        let reading = OfficeSpecimen.word(
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>姓名</w:t></w:r></w:p></w:tc>\(cell("證號"))</w:tr>"
                + "<w:tr>\(cell("陳"))\(cell("小明"))\(cell("A140404047"))</w:tr></w:tbl>")
        let value = reading.first("A140404047")
        #expect(value?.kind == .tableCell && value?.cell == "C2" && value?.label == "證號")
        #expect(reading.first("小明")?.label == "姓名")
        #expect(reading.texts.joined().contains("陳\t小明\tA140404047"))
    }

    struct Piece: CustomTestStringConvertible {
        var testDescription: String
        var text: String
        var kind: SegmentKind
        var concealment: Concealment = .none
    }

    @Test(arguments: [
        Piece(
            testDescription: "<w:del w:author='王'><w:r><w:delText>0404047</w:delText></w:r></w:del>",
            text: "A140404047", kind: .trackedDeletion),
        Piece(
            testDescription: "<w:ins w:author='王'><w:r><w:t>0404047</w:t></w:r></w:ins>", text: "A140404047",
            kind: .trackedInsertion),
        Piece(
            testDescription: "<w:moveFrom><w:r><w:t>0404047</w:t></w:r></w:moveFrom>", text: "A140404047",
            kind: .trackedDeletion),
        Piece(
            testDescription: "<w:r><w:rPr><w:vanish/></w:rPr><w:t>0404047</w:t></w:r>", text: "A140404047",
            kind: .body, concealment: .hiddenText),
        Piece(
            testDescription: "<w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>0404047</w:t></w:r>",
            text: "A140404047", kind: .body, concealment: .invisibleInk),
        Piece(
            testDescription: "<w:r><w:rPr><w:sz w:val='2'/></w:rPr><w:t>0404047</w:t></w:r>",
            text: "A140404047", kind: .body, concealment: .invisibleInk),
        Piece(
            testDescription: "<w:r><w:instrText> HYPERLINK \"tel:0912\" </w:instrText></w:r>",
            text: "HYPERLINK \"tel:0912\"", kind: .hidden, concealment: .markupOnly),
        Piece(
            testDescription:
                "<w:fldSimple w:instr='DOCVARIABLE x'><w:r><w:t>0404047</w:t></w:r></w:fldSimple>",
            text: "DOCVARIABLE x", kind: .hidden, concealment: .markupOnly),
    ])
    func `what is changed or hidden is told, widened to the whole value`(_ piece: Piece) {
        let reading = OfficeSpecimen.word("<w:p><w:r><w:t>證號 A14</w:t></w:r>\(piece.testDescription)</w:p>")
        let found = reading.runs(piece.text).contains {
            $0.kind == piece.kind && $0.concealment == piece.concealment
        }
        #expect(found, "\(reading.runs)")
    }

    @Test func `a paragraph that was inserted whole is told once`() {
        let reading = OfficeSpecimen.word("<w:p><w:ins><w:r><w:t>A140404047</w:t></w:r></w:ins></w:p>")
        #expect(reading.runs("A140404047").map(\.kind) == [.trackedInsertion])
    }

    @Test(arguments: [
        "<w:vanish w:val='0'/>", "<w:vanish w:val='false'/>",
        "<w:color w:val='FFFFFF'/><w:shd w:fill='000080'/>",
    ])
    func `what is switched off or stands on a dark ground is not hidden`(property: String) {
        let reading = OfficeSpecimen.word(
            "<w:p><w:r><w:rPr>\(property)</w:rPr><w:t>A140404047</w:t></w:r></w:p>")
        #expect(reading.first("A140404047")?.concealment == Concealment.none)
    }

    @Test func `styles hide text and make headings`() {
        let reading = OfficeSpecimen.word(
            "<w:p><w:pPr><w:pStyle w:val='1'/></w:pPr><w:r><w:t>標題</w:t></w:r></w:p><w:p><w:r><w:rPr><w:rStyle w:val='b'/></w:rPr><w:t>A140404047</w:t></w:r></w:p>",
            links: OfficeSpecimen.relationship("s", "styles", "styles.xml"),
            more: [
                "word/styles.xml":
                    "<?xml version='1.0'?><w:styles xmlns:w='w'><w:style w:styleId='1'><w:name w:val='heading 1'/></w:style><w:style w:styleId='a'><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId='b'><w:basedOn w:val='a'/></w:style></w:styles>"
            ])
        #expect(reading.first("標題")?.kind == .heading)
        #expect(reading.first("A140404047")?.concealment == .hiddenText)
    }

    @Test func `alternative markup is told once, and what only the fallback says is not lost`() {
        let box = { (text: String) in
            "<w:txbxContent><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:txbxContent>"
        }
        let reading = OfficeSpecimen.word(
            "<w:p><w:r><w:t>A14</w:t><mc:AlternateContent><mc:Choice>\(box("方塊"))</mc:Choice><mc:Fallback>\(box("方塊"))\(box("另一段"))</mc:Fallback></mc:AlternateContent><w:t>0404047</w:t></w:r></w:p>"
        )
        #expect(reading.runs("方塊").count == 1)
        #expect(reading.runs("另一段").count == 1)
        #expect(reading.runs("A140404047").count == 1)
    }

    @Test func `watermarks and descriptions are read`() {
        let reading = OfficeSpecimen.word(
            "<w:p><w:r><w:pict><v:shape><v:textpath string='機密'/></v:shape></w:pict><wp:docPr id='1' name='圖片 1' descr='身分證影本'/></w:r></w:p>"
        )
        #expect(reading.first("機密")?.kind == .body)
        #expect(reading.first("身分證影本")?.kind == .metadata)
    }

    @Test func `the package that old drawing markup keeps in an attribute is opened`() {
        let inner = ZipBuilder([
            "[Content_Types].xml": OfficeSpecimen.types,
            "a.xml":
                "<a:x xmlns:a='http://x/drawingml/main'><a:p><a:r><a:t>A14</a:t></a:r><a:r><a:t>0404047</a:t></a:r></a:p></a:x>",
        ])
        let reading = OfficeSpecimen.word(
            "<w:p><v:shape o:gfxdata='\(Data(inner.build()).base64EncodedString())' xmlns:o='o'/></w:p>")
        #expect(reading.gaps.isEmpty)
        #expect(reading.first("A140404047") != nil)
    }

    @Test func `parts around the body have their roles`() {
        let part = { (root: String, text: String) in
            "<?xml version='1.0'?><w:\(root) xmlns:w='http://x/wordprocessingml/main'><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:\(root)>"
        }
        let reading = OfficeSpecimen.word(
            "<w:p/>",
            more: [
                "a.xml": part("hdr", "頁首"), "b.xml": part("ftr", "頁尾"), "c.xml": part("footnotes", "腳註"),
                "d.xml": part("comments", "註解"), "e.xml": part("glossaryDocument", "文件片段"),
            ])
        #expect(reading.gaps.isEmpty)
        let kinds = ["頁首", "頁尾", "腳註", "註解", "文件片段"].map { reading.first($0)?.kind }
        #expect(kinds == [.pageHeader, .pageFooter, .footnote, .comment, .body])
    }

    @Test func `links out of the document are gaps, hyperlinks are text`() {
        let reading = OfficeSpecimen.word(
            "<w:p/>",
            links: OfficeSpecimen.relationship("a", "hyperlink", "mailto:amy@example.org", external: true)
                + OfficeSpecimen.relationship("b", "image", "http://x.example/p.png", external: true))
        #expect(reading.reasons == [.notFollowed])
        #expect(reading.first("mailto:amy@example.org")?.label == "hyperlink")
    }

    @Test func `no member goes unread, whatever it is called`() {
        let reading = OfficeSpecimen.word(
            "<w:p/>",
            more: [
                "word/theme/theme9.xml": "<?xml version='1.0'?><x><y>A140404047</y></x>",
                "docProps/odd.bin": "純文字內容",
                "customXml/item1.xml": "<data id='B240404042'/>",
            ])
        #expect(reading.first("A140404047") != nil)
        #expect(reading.texts.joined().contains("純文字內容"))
        #expect(reading.first("data id=\"B240404042\"") != nil)
    }

    @Test(arguments: [
        "ooxml/plain.docx", "ooxml/plain.xlsx", "ooxml/plain.pptx", "odf/plain.odt", "odf/plain.ods",
    ])
    func `documents of other programs without anything hidden have no gap`(name: String) throws {
        let reading = try MarkupReading.fixture(name)
        #expect(reading.gaps.isEmpty)
        #expect(!reading.runs.isEmpty)
    }
}
