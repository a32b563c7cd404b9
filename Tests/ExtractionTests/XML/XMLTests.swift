import Documents
import Testing

@testable import Extraction

@Suite struct XMLTests {
    @Test func `an element's attributes and its text are segments under its name`() {
        let reading = MarkupReading(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <函><密等 代碼="機密"/>
            <身分證字號>A140404047</身分證字號></函>
            """)
        #expect(reading.gaps.isEmpty)
        let mark = reading.first("密等 代碼=\"機密\"")
        #expect(mark?.kind == .formField && mark?.label == "密等" && mark?.line == 2)
        let value = reading.first("A140404047")
        #expect(value?.kind == .body && value?.label == "身分證字號" && value?.line == 3)
    }

    struct Mixed: CustomTestStringConvertible {
        var testDescription: String
        var whole: String
    }

    @Test(arguments: [
        Mixed(testDescription: "A12<b>345</b>6789", whole: "A123456789"),
        Mixed(testDescription: "<b>A12</b>3456789", whole: "A123456789"),
        Mixed(testDescription: "A1<b>23<i>45</i>6</b>789", whole: "A123456789"),
        Mixed(testDescription: "A1<![CDATA[2345]]>&#54;789", whole: "A123456789"),
        Mixed(testDescription: "<b><i>A1</i></b>23456789", whole: "A123456789"),
    ])
    func `elements inside text do not cut a value`(_ mixed: Mixed) {
        let reading = MarkupReading("<?xml version='1.0'?><r><p>\(mixed.testDescription)</p></r>")
        #expect(reading.first(mixed.whole)?.label == "p")
    }

    @Test func `values of neighbouring elements stay apart even where text stands between them`() {
        let reading = MarkupReading("<?xml version='1.0'?><r>.<a>abc</a><b>A140404047</b></r>")
        #expect(reading.first("A140404047") != nil)
    }

    @Test func `records on one line keep their own labels`() {
        let reading = MarkupReading("<?xml version='1.0'?><r><name>王大明</name><id>A140404047</id></r>")
        #expect(reading.first("王大明")?.label == "name")
        #expect(reading.first("A140404047")?.label == "id")
    }

    @Test func `comments and processing instructions are text`() {
        let reading = MarkupReading("<?xml version='1.0'?><!-- A140404047 --><r><?print 機密?>x</r>")
        #expect(reading.first("A140404047")?.kind == .comment)
        #expect(reading.first("print 機密")?.kind == .comment)
    }

    @Test func `a page inside text is read once more as a page`() {
        let reading = MarkupReading("<?xml version='1.0'?><r><c><![CDATA[<p>A14<b>0404</b>047</p>]]></c></r>")
        #expect(reading.first("A140404047")?.part == "c")
        #expect(reading.first("<p>A14<b>0404</b>047</p>")?.part == "")
    }

    @Test(arguments: ["&amp;", "&#38;", "&#x26;"])
    func `an ampersand in an attribute is one`(reference: String) {
        let reading = MarkupReading("<?xml version='1.0'?><r a='x\(reference)y'/>")
        #expect(reading.first("r a=\"x&y\"") != nil)
    }

    // MARK: Hostile

    @Test func `entities are neither expanded nor passed over`() {
        let reading = MarkupReading(
            """
            <?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>
            <r>before &c; after</r>
            """)
        #expect(reading.reasons == [.corrupt])
        #expect(!reading.texts.joined().contains("lollol"))
        #expect(reading.texts.joined().contains("before"))
    }

    @Test func `an external entity reads nothing`() {
        let reading = MarkupReading(
            "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r>&x;</r>")
        #expect(reading.reasons.contains(.notFollowed))
        #expect(!reading.texts.joined().contains("root:"))
    }

    @Test func `the name that an attribute gives to a field labels its value`() {
        let reading = MarkupReading(
            "<?xml version='1.0'?><r><Data name='申請人'><value>林志豪</value></Data><SimpleData name='電話'>1</SimpleData></r>"
        )
        #expect(reading.first("林志豪")?.label == "申請人")
        #expect(reading.first("1")?.label == "電話")
    }

    @Test func `an external entity that nothing refers to is a trait`() {
        let text = "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'x.xml'>]><r>A140404047</r>"
        let document = ReadDocument(text: text)
        #expect(document.traits(at: []) == [.externalReference])
        #expect(document.gaps == [])
    }

    @Test func `plain entities are put in place and read where they are declared`() {
        let reading = MarkupReading(
            "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY id 'A140404047'><!ENTITY no 'E110000115'>]><r a='&id;'>證號 &id;。</r>"
        )
        #expect(reading.gaps == [])
        #expect(reading.first("證號 A140404047。") != nil)
        #expect(reading.runs("E110000115").map(\.kind) == [.comment])
    }

    @Test func `entities that together outgrow the document are not put in place`() {
        let long = String(repeating: "x", count: 4_000)
        let many = String(repeating: "&a;", count: 5_000)
        let reading = MarkupReading("<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a '\(long)'>]><r>\(many)</r>")
        #expect(reading.reasons.contains(.corrupt))
    }

    @Test func `names of attachments in an official letter's declaration are no fault`() {
        let reading = MarkupReading(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE 函 SYSTEM "104_2_utf8.dtd" [<!NOTATION DI SYSTEM ""><!ENTITY 附件一 SYSTEM "名冊.di" NDATA DI>]>
            <函><主旨>開會</主旨></函>
            """)
        #expect(reading.gaps.isEmpty)
        #expect(reading.texts.joined().contains("名冊.di"))
        #expect(reading.first("開會")?.label == "主旨")
    }

    @Test func `what breaks off is a gap, and the text before it is read`() {
        let reading = MarkupReading("<?xml version='1.0'?><r><a>A140404047</a><b>")
        #expect(reading.reasons == [.corrupt])
        #expect(reading.first("A140404047") != nil)
    }

    @Test func `deep nesting ends in a gap`() {
        let count = XMLReading.mostNested + 10
        let reading = MarkupReading(
            "<?xml version='1.0'?>" + String(repeating: "<a>", count: count) + "x"
                + String(repeating: "</a>", count: count))
        #expect(reading.reasons.contains(.limit))
    }

    // MARK: Encodings

    @Test func `Big5 is read by the declaration`() {
        let text =
            Array("<?xml version=\"1.0\" encoding=\"Big5\"?><r><a>".utf8) + [
                0xBE, 0xF7, 0xB1, 0x4B, 0xA4, 0xE5, 0xA5, 0xF3,
            ]
            + Array("</a></r>".utf8)
        let reading = MarkupReading(text)
        #expect(reading.first("機密文件")?.label == "a")
    }

    @Test(arguments: [true, false])
    func `UTF-16 is read with and without a mark`(isMarked: Bool) {
        let units = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><r><a>機密文件</a></r>".utf16
        let bytes = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let reading = MarkupReading((isMarked ? [0xFF, 0xFE] : []) + bytes)
        #expect(reading.first("機密文件")?.label == "a")
    }

    @Test func `a long run of text is whole across the parser's chunks`() {
        let long = String(repeating: "機密文件", count: 40_000)
        let reading = MarkupReading("<?xml version='1.0'?><r>\(long)</r>")
        #expect(reading.first(long) != nil && reading.gaps.isEmpty)
    }
}
