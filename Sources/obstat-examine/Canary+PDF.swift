extension Canary {
    /// Chinese text in a font that is not in the file, with a map of its own from glyphs to characters.
    static let pdf: Canary = {
        let content = "BT /F1 12 Tf 72 720 Td <000100020003000400050006> Tj ET"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                + "/Resources << /Font << /F1 5 0 R >> >> >>",
            stream(content),
            "<< /Type /Font /Subtype /Type0 /BaseFont /Canary /Encoding /Identity-H "
                + "/DescendantFonts [6 0 R] /ToUnicode 8 0 R >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Canary /FontDescriptor 7 0 R /DW 1000 "
                + "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
            "<< /Type /FontDescriptor /FontName /Canary /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
                + "/Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>",
            stream(characterMap("不得對外公開")),
        ]
        return Canary(format: "PDF", fileName: "canary.pdf", bytes: file(objects), text: "不得對外公開")
    }()

    private static func stream(_ content: String) -> String {
        "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream"
    }

    /// Glyphs 1, 2, 3 … stand for the characters of the text, one after the other.
    private static func characterMap(_ text: String) -> String {
        let lines = text.utf16.enumerated().map { "<\(hexadecimal($0 + 1))> <\(hexadecimal(Int($1)))>" }
        return """
            /CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Canary def /CMapType 2 def
            1 begincodespacerange <0000> <FFFF> endcodespacerange
            \(lines.count) beginbfchar
            \(lines.joined(separator: "\n"))
            endbfchar endcmap CMapName currentdict /CMap defineresource pop end end
            """
    }

    private static func hexadecimal(_ value: Int) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }

    private static func file(_ objects: [String]) -> [UInt8] {
        var file = "%PDF-1.7\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets {
            let digits = String(offset)
            file += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return Array(file.utf8)
    }
}
