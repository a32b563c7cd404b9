/// Builds small PDF files, object by object.
struct PDFSpecimen {
    private var bodies: [Int: String] = [:]
    private var streams: [Int: [UInt8]] = [:]
    private var nextNumber = 3
    private var pages: [Int] = []
    /// More entries of the catalogue.
    var catalogue = ""
    /// The number of the Info dictionary.
    var info: Int?

    /// Helvetica, and a Chinese font that is not in the file.
    static let fonts = """
        /Font<</H<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\
        /C<</Type/Font/Subtype/Type0/BaseFont/MingLiU/Encoding/UniCNS-UTF16-H/DescendantFonts\
        [<</Type/Font/Subtype/CIDFontType2/BaseFont/MingLiU/CIDSystemInfo\
        <</Registry(Adobe)/Ordering(CNS1)/Supplement 0>>/FontDescriptor\
        <</Type/FontDescriptor/FontName/MingLiU/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0\
        /Ascent 800/Descent -200/CapHeight 700/StemV 80>>>>]>>>>
        """

    /// - Returns: the number of the new object.
    @discardableResult
    mutating func add(_ body: String) -> Int {
        defer { nextNumber += 1 }
        bodies[nextNumber] = body
        return nextNumber
    }

    @discardableResult
    mutating func add(stream data: [UInt8], _ entries: String = "") -> Int {
        let number = add("<<\(entries)/Length \(data.count)>>")
        streams[number] = data
        return number
    }

    /// - Parameters:
    ///   - content: operators of the page.
    ///   - resources: beside the fonts.
    ///   - entries: more entries of the page.
    /// - Returns: its number.
    @discardableResult
    mutating func addPage(_ content: String, resources: String = "", _ entries: String = "") -> Int {
        let stream = add(stream: Array(content.utf8))
        let page = add(
            """
            <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents \(stream) 0 R\
            /Resources<<\(Self.fonts)\(resources)>>\(entries)>>
            """)
        pages.append(page)
        return page
    }

    /// Operators that set a line of Latin text at a height on the page.
    static func line(_ text: String, at height: Int = 700, left: Int = 50) -> String {
        "BT /H 12 Tf \(left) \(height) Td (\(text)) Tj ET\n"
    }

    /// Operators that set a line of Chinese text.
    static func chinese(_ text: String, at height: Int = 700) -> String {
        let codes = text.utf16.map { String(UInt32($0) + 0x10000, radix: 16).dropFirst() }.joined()
        return "BT /C 12 Tf 50 \(height) Td <\(codes)> Tj ET\n"
    }

    /// A one-page document.
    static func page(_ content: String) -> [UInt8] {
        var specimen = PDFSpecimen()
        specimen.addPage(content)
        return specimen.bytes
    }

    var bytes: [UInt8] {
        let kids = pages.map { "\($0) 0 R" }.joined(separator: " ")
        var all = bodies
        all[1] = "<</Type/Catalog/Pages 2 0 R\(catalogue)>>"
        all[2] = "<</Type/Pages/Kids[\(kids)]/Count \(pages.count)>>"
        var file = Array("%PDF-1.7\n".utf8)
        file += Self.section(all, streams: streams, startingAt: file.count, trailer: trailer())
        return file
    }

    /// The file with later states appended, each of which writes some objects anew.
    func bytes(updates: [[Int: String]]) -> [UInt8] {
        var file = bytes
        for update in updates {
            let previous = Self.lastOffset(of: file)
            file += Self.section(
                update, streams: [:], startingAt: file.count, trailer: trailer() + "/Prev \(previous)")
        }
        return file
    }

    private func trailer() -> String {
        "/Size \(nextNumber)/Root 1 0 R" + (info.map { "/Info \($0) 0 R" } ?? "")
    }

    private static func section(
        _ bodies: [Int: String], streams: [Int: [UInt8]], startingAt start: Int, trailer: String
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        var table = ""
        for (number, body) in bodies.sorted(by: { $0.key < $1.key }) {
            let offset = String(start + bytes.count)
            table +=
                "\(number) 1\n" + String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
            bytes += Array("\(number) 0 obj\n\(body)\n".utf8)
            if let stream = streams[number] {
                bytes += Array("stream\n".utf8) + stream + Array("\nendstream\n".utf8)
            }
            bytes += Array("endobj\n".utf8)
        }
        let place = start + bytes.count
        return bytes
            + Array(
                "xref\n0 1\n0000000000 65535 f \n\(table)trailer\n<<\(trailer)>>\nstartxref\n\(place)\n%%EOF\n"
                    .utf8)
    }

    private static func lastOffset(of file: [UInt8]) -> String {
        let lines = String(decoding: file, as: UTF8.self).split(separator: "\n")
        return String(lines[lines.count - 2])
    }
}
