import Testing

@testable import Extraction

/// The parts of PDF's syntax that are read without PDFium.
@Suite struct PDFSyntaxTests {
    private func value(_ text: String) -> PDFObject? {
        var tokens = PDFTokens(Array(text.utf8))
        return tokens.value()
    }

    @Test(arguments: [
        ("(a\\(b\\)c)", "a(b)c"), ("(nested (one) two)", "nested (one) two"), ("(\\101\\12x)", "A\nx"),
        ("(go\\\non)", "goon"), ("<48 65 6C6>", "Hel`"), ("(open", "open"), ("(\\", ""), ("<4", "@"),
    ])
    func `strings are read as they are meant`(_ written: String, _ meant: String) {
        #expect(value(written)?.string.map { String(decoding: $0, as: UTF8.self) } == meant)
    }

    @Test func `dictionaries hold names, numbers, references and arrays`() {
        let dictionary = value("<</A#20B 1.5/C[12 0 R 7 true]/D<</E null>>%note\n/F(x)>>")?.dictionary
        #expect(dictionary?.entries.map(\.key) == ["A B", "C", "D", "F"])
        #expect(dictionary?["C"]?.array?.first?.reference == 12)
        #expect(dictionary?["C"]?.array?.dropFirst().first?.integer == 7)
        #expect(dictionary?["F"]?.string == [UInt8(ascii: "x")])
    }

    @Test(arguments: [
        "<<", "<</A", "<</A/B", "[[[[", "[1 2", "<</A<</B(", ">>", "]", "99999999999999999999", "-", "/",
    ])
    func `what is cut off or out of place neither traps nor hangs`(_ text: String) {
        _ = value(text)
        var scan = PDFScan(Array("1 0 obj \(text)".utf8))
        scan.run()
        #expect(scan.objects.count <= 1)
    }

    @Test func `values within values are followed to a bounded depth`() {
        let text = String(repeating: "[", count: 100_000)
        #expect(value(text)?.array != nil)
    }

    @Test func `what is written is read again as the same`() {
        let text = "<</A#20B 1.5/C[12 0 R 7 true null]/D<</E(x\\)y)>>>>"
        let once = value(text)?.written
        #expect(once != nil)
        #expect(value(String(decoding: once ?? [], as: UTF8.self))?.written == once)
    }

    @Test(
        arguments: [
            ([0xFE, 0xFF, 0x5B, 0xC6], "密"), ([0xFF, 0xFE, 0xC6, 0x5B], "密"),
            ([0xEF, 0xBB, 0xBF, 0xE5, 0xAF, 0x86], "密"),
            ([0xE5, 0xAF, 0x86], "密"), ([0x80, 0xE9], "•é"), ([0x41, 0x00, 0x42], "A B"),
            ([0xFE, 0xFF, 0x5B], ""),
        ] as [([UInt8], String)])
    func `text strings come in several encodings`(_ bytes: [UInt8], _ text: String) {
        #expect(String(decoding: PDFString.text(bytes), as: UTF8.self) == text)
    }

    @Test func `a language escape disappears, one that never ends hides nothing`() {
        #expect(PDFString.text([0xFE, 0xFF, 0, 0x1B, 0, 0x7A, 0, 0x1B, 0, 0x41]) == [0x41])
        #expect(PDFString.text([0x1B, 0x41, 0x42]).contains(0x41))
    }

    @Test func `filters are undone in their order, and refused where they can't be`() {
        let hexadecimal = Array("48656C6C6F>".utf8)
        func decode(_ bytes: [UInt8], _ filters: [String]) -> [UInt8]? {
            PDFFilter.decode(bytes[...], filters: filters, parameters: nil, limit: 1_000)
        }
        #expect(decode(hexadecimal, ["ASCIIHexDecode"]) == Array("Hello".utf8))
        #expect(decode(Array("87cURD]i,\"Ebo80~>".utf8), ["ASCII85Decode"]) == Array("Hello World!".utf8))
        #expect(decode(hexadecimal, ["FlateDecode"]) == nil)
        #expect(decode(hexadecimal, ["Unheard"]) == nil)
        #expect(decode(hexadecimal, []) == hexadecimal)
    }

    @Test(arguments: [
        ("D:20240131120000+08'00'", true), ("D:2024", true), ("D:A140404047", false),
        ("D:2024013112000012", false),
        ("D:20240131 call 0912345678", false), ("20240131", false),
    ])
    func `only a date passes for a date`(_ text: String, _ isDate: Bool) {
        #expect(PDFDate.isDate(Array(text.utf8)) == isDate)
    }

    @Test(arguments: [
        ("2024-01-31T12:00:00+08:00", true), ("uuid:0123456789abcdef0123456789abcdef", true), ("72/1", true),
        ("uuid:A123456789", false), ("2024-01-31", false), ("0912/345/678", false),
        ("2024-01-31T12:00 Wang", false),
    ])
    func `only what programs write passes for that`(_ text: String, _ isMachineMade: Bool) {
        #expect(PDFDate.isMachineMade(Array(text.utf8)) == isMachineMade)
    }

    @Test(arguments: [
        "<a b='", "<", "</", "<a b=>c", "<a =b c", "<![CDATA[x", "<!--", "&#xFFFFFFFF;", "<a/b/>x",
        "<a \"b\">x",
    ])
    func `damaged markup neither traps nor hangs`(_ text: String) {
        #expect(PDFMarkup(Array(text.utf8)).fields.count <= 2)
    }

    @Test func `each start of a revision is found, that of a file for the web is not`() {
        let file = Array(
            "%PDF-1.4\nstartxref\n0\n%%EOF\nstartxref 12\n%%EOF\nstartxref\r\n34\r\n%%EOF\n".utf8)
        let prefixes = PDFRevisions.prefixes(of: file[...])
        #expect(prefixes.count == 1)
        #expect(prefixes.first.map { String(decoding: $0.suffix(12), as: UTF8.self) } == "startxref 12")
    }
}
