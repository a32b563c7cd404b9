import Documents
import Testing

@testable import Extraction

@Suite struct TableTests {
    @Test func `cells know their place and their header`() {
        let document = ReadDocument(text: "姓名,身分證字號\n林志豪,A140404047\n陳怡君,B240404040\n")
        #expect(document.mediaType == "text/csv")
        #expect(document.gaps == [])
        #expect(document.content == "姓名,身分證字號\n林志豪,A140404047\n陳怡君,B240404040")
        let cell = document.segments.first { $0.text == "A140404047" }
        #expect(cell?.cell == "B2")
        #expect(cell?.label == "身分證字號")
        #expect(cell?.kind == .tableCell)
        #expect(cell?.line == 2)
        #expect(document.segments.prefix(2).map(\.label) == [nil, nil])
    }

    @Test(arguments: [
        ("a\tb\n1\t2\n", "text/tab-separated-values"), ("a;b\n1;2\n", "text/csv"), ("a|b\n1|2\n", "text/csv"),
        ("sep=;\na;b\n1;2\n", "text/csv"), ("sep=,\r\na,b\r\n1,2\r\n", "text/csv"),
        ("\u{FEFF}a\tb\n1\t2", "text/tab-separated-values"),
    ])
    func `the separator is found`(text: String, mediaType: String) {
        let document = ReadDocument(text: text)
        #expect(document.mediaType == mediaType)
        #expect(document.segments.suffix(2).map(\.text) == ["1", "2"])
        #expect(document.segments.suffix(2).map(\.label) == ["a", "b"])
    }

    @Test func `quotes hold separators, line ends and quotes`() {
        let document = ReadDocument(
            text: "name,note\n\"Lin, A\",\"two\nlines\"\n\"say \"\"yes\"\"\",\"\"\nplain,x\n")
        let texts = document.segments.map(\.text)
        #expect(texts == ["name", "note", "Lin, A", "two\nlines", "say \"yes\"", "plain", "x"])
        #expect(document.segments.last?.cell == "B4")
        #expect(document.segments.last?.line == 5)
    }

    @Test(arguments: [
        "a,b\n1,2\n3,4,extra,A140404047\n5\n", "a,b\n\"x\"junk A140404047,2\n1,2\n3,4",
        "a,b\n1,2\n3,\"open A140404047\n5,6\n",
        "a,b\n1,\"\"\"A140404047\"\"\"\n2,3\n", "a,b\n1,A140404047\"2\n3,4\n", "\"\",\"A140404047\"\n1,2\n",
        "a,b\r1,A140404047\r2,3",
    ])
    func `nothing is lost in a ragged table`(text: String) {
        #expect(ReadDocument(text: text).content.contains("A140404047"))
    }

    @Test func `every letter and digit of a table comes out`() {
        let pieces = ["a", "1", ",", "\"", "\"\"", "\n", "\r\n", " ", "", "é", ";", "\t"]
        var seed: UInt64 = 7
        for _ in 0..<2_000 {
            var text = "x,y\nx,y\nx,y\n"
            for _ in 0..<24 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(seed >> 33) % pieces.count]
            }
            #expect(
                ReadDocument(text: text).content.lettersAndDigits == text.lettersAndDigits,
                "\(text.debugDescription)")
        }
    }

    @Test func `a title above the header does not label the columns`() {
        let document = ReadDocument(text: "名冊\n姓名,電話\n甲,1\n乙,2\n丙,3\n丁,4\n")
        #expect(document.segments.last?.label == "電話")
    }

    @Test func `titles, dates and rows filled up with empty cells above the header label nothing`() {
        let text = "# 匯出時間 2024\n名冊,,\n製表：主計處,,\n姓名,證號,備註\n甲,A140404047,x\n乙,B240404040,y\n"
        let document = ReadDocument(text: text)
        #expect(document.mediaType == "text/csv")
        #expect(document.segments.first { $0.text == "A140404047" }?.label == "證號")
        #expect(document.segments.first { $0.text == "A140404047" }?.cell == "B5")
    }

    @Test func `a header in two languages is one`() {
        let document = ReadDocument(text: "姓名,證號\nName,ID No.\n甲,A140404047\n乙,B240404040\n")
        #expect(document.segments.last?.label == "證號 ID No.")
    }

    @Test func `quotes behind backslashes are part of the cell`() {
        let document = ReadDocument(
            text: "題,證號,註\n\"說 \\\"好\\\"; 再, 說\",A140404047,\"\\\"\"\n甲,B240404040,x\n")
        #expect(document.segments.map(\.text).contains("說 \"好\"; 再, 說"))
        #expect(document.segments.first { $0.text == "A140404047" }?.cell == "B2")
    }

    @Test func `a header that is data labels nothing`() {
        let document = ReadDocument(text: "林志豪,A140404047\n陳怡君,B240404040\n王小明,C100000001\n")
        #expect(document.segments.allSatisfy { $0.label == nil })
    }

    @Test func `ragged rows stay a table`() {
        let text = "a,b,c\n1,2,x\n1,2,x\n1,2\n1,2,x\n1,2,3,x\n1,2,x\n1,2\n1,2,x\n"
        #expect(ReadDocument(text: text).mediaType == "text/csv")
    }

    @Test func `a header and one row are a table`() {
        let document = ReadDocument(text: "姓名,身分證字號\r\n承辦,A140404047")
        #expect(document.segments.last?.label == "身分證字號" && document.segments.last?.cell == "B2")
    }

    @Test(arguments: ["姓名,帳號,備註\n甲\n乙,無,一,二,三\n丙,123\n,,\n丁,無\n", "姓名,帳號\n丙,123\n"])
    func `under a table's name rows of any length are a table`(text: String) {
        let document = ReadDocument(text: text, name: "名冊.csv")
        #expect(document.segments.first { $0.text == "123" }?.label == "帳號")
    }

    @Test func `under a table's name lines are a table of one column`() {
        let document = ReadDocument(text: "帳號\n無\n123\n", name: "帳號.csv")
        #expect(document.segments.map(\.label) == [nil, "帳號", "帳號"])
        #expect(document.segments.last?.cell == "A3")
        #expect(ReadDocument(text: "帳號\n無\n123\n").mediaType == "text/plain")
    }

    @Test func `a caret separates, too`() {
        #expect(ReadDocument(text: "a^b\nx^y\nz^w\n").segments.last?.label == "b")
    }

    @Test func `a first row with numbers is no header`() {
        #expect(ReadDocument(text: "甲,1\n乙,2\n丙,3\n").segments.allSatisfy { $0.label == nil })
    }

    @Test(arguments: [
        "Dear Sir,\nthank you, and goodbye.\n", "一行\n二行\n", "a,b,c",
        "ID;P\nC;X1;Y1;K\"a\"\nC;X2;Y1;K\"b\"\nE\n",
    ])
    func `prose is no table`(text: String) {
        #expect(ReadDocument(text: text).mediaType == "text/plain")
    }
}
