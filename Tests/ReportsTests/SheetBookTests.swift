import Documents
import Testing

@testable import Reports

@Suite struct SheetBookTests {
    private var book: SheetBook {
        var sheet = Sheet(title: "原因 [1]/2", header: ["unit", "count"])
        sheet.add(cells: [.text("=SUM(A1)"), .number(7)])
        sheet.add(cells: [.text("<b>&\"x\u{7}"), .decimal(2.5)])
        sheet.note = "a note"
        return SheetBook(title: "Report", subtitle: "2026", sheets: [sheet], language: .en)
    }

    @Test func `a spreadsheet can't take a cell for a formula, nor a page for a tag`() {
        #expect(book.csv.contains("\"'=SUM(A1)\",\"7\""))
        #expect(book.html.contains("&lt;b&gt;&amp;&quot;x\\u{7}") && !book.html.contains("<b>"))
        #expect(book.html.contains("<td class=\"number\">2.5</td>"))
    }

    @Test func `the archive begins as OpenDocument asks, and its checksums hold`() {
        #expect(StoredArchive.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
        let bytes = book.openDocument
        #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]))
        #expect(Array(bytes[30..<38]) == Array("mimetype".utf8))
        #expect(
            String(decoding: bytes[38..<84], as: UTF8.self)
                == "application/vnd.oasis.opendocument.spreadsheet")
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("office:value-type=\"float\" office:value=\"7\""))
        #expect(text.contains("office:value-type=\"string\"><text:p>=SUM(A1)</text:p>"))
        #expect(text.contains("table:name=\"1 原因 12\""))
    }
}
