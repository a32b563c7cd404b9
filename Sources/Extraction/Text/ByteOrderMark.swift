/// The mark at the start of a text that names its encoding.
struct ByteOrderMark {
    let name: String
    /// `nil` where the encoding is not read.
    let charset: Charset?
    let length: Int

    init?(_ bytes: ArraySlice<UInt8>) {
        guard let mark = Self.marks.first(where: { bytes.has($0.bytes) && $0.fits(bytes) }) else {
            return nil
        }
        name = mark.charset?.rawValue ?? mark.name
        charset = mark.charset
        length = mark.bytes.count
    }

    private struct Mark {
        let bytes: [UInt8]
        let charset: Charset?
        var name = ""

        /// UTF-32's little-endian mark is also UTF-16's, followed by a NUL.
        func fits(_ content: ArraySlice<UInt8>) -> Bool {
            charset?.unitBytes != 4 || content.count % 4 == 0
        }
    }

    /// Unicode Standard, table 23-7, and GB 18030.
    private static let marks: [Mark] = [
        Mark(bytes: [0xEF, 0xBB, 0xBF], charset: .utf8),
        Mark(bytes: [0xFF, 0xFE, 0, 0], charset: .utf32LittleEndian),
        Mark(bytes: [0, 0, 0xFE, 0xFF], charset: .utf32BigEndian),
        Mark(bytes: [0xFF, 0xFE], charset: .utf16LittleEndian),
        Mark(bytes: [0xFE, 0xFF], charset: .utf16BigEndian),
        Mark(bytes: [0x84, 0x31, 0x95, 0x33], charset: .gb18030),
        Mark(bytes: [0x0E, 0xFE, 0xFF], charset: nil, name: "SCSU"),
        Mark(bytes: [0xFB, 0xEE, 0x28], charset: nil, name: "BOCU-1"),
        Mark(bytes: [0xF7, 0x64, 0x4C], charset: nil, name: "UTF-1"),
        Mark(bytes: [0xDD, 0x73, 0x66, 0x73], charset: nil, name: "UTF-EBCDIC"),
    ]
}
