/// The encoding of bytes as a Windows document names it: by number, by the character set of a font, or by a language.
struct CodePage: Hashable, Sendable {
    /// The Windows number, for example 950.
    let number: Int

    init(_ number: Int) {
        self.number = number
    }

    /// Western Europe, which documents mean where they name none.
    static let western = CodePage(1252)
    static let utf16 = CodePage(1200)

    /// The encoding of a font's character set (`lfCharSet`, `\fcharset`, `chs`); `nil` where it says none of its own.
    init?(fontCharset: Int) {
        guard let number = Self.fontCharsets[fontCharset] else { return nil }
        self.number = number
    }

    /// The encoding that Windows uses for a language (`LCID`).
    init(language: Int) {
        if let number = Self.languages[language] {
            self.number = number
        } else {
            number = Self.languages[language & 0x3FF] ?? 1252
        }
    }

    /// What the bytes say, in UTF-8, with U+FFFD for what means nothing.
    func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        if number != 1200, number != 1201, bytes.allSatisfy({ $0 < 0x80 }) { return Array(bytes) }
        switch number {
        case 1200: return UnicodeTranscoder.convert(bytes, from: .utf16LittleEndian).text
        case 1201: return UnicodeTranscoder.convert(bytes, from: .utf16BigEndian).text
        case 65_001 where UTF8Check.isValid(bytes): return Array(bytes)
        case 65_001: return Array(String(decoding: bytes, as: UTF8.self).utf8)
        case 950: return decodeBig5(bytes)
        default: return convert(bytes, from: charset)
        }
    }

    /// How the code page's converter is called; Western where there is none for it.
    private var charset: Charset { Self.charsets[number] ?? .windows1252 }

    /// Whether one character may take two bytes.
    var isDoubleByte: Bool { [932, 936, 949, 950, 1361, 54_936].contains(number) }

    /// Whether a byte begins a character of two.
    func isLead(_ byte: UInt8) -> Bool {
        switch number {
        case 932: (0x81...0x9F).contains(byte) || (0xE0...0xFC).contains(byte)
        case 936, 949, 950, 1361, 54_936: (0x81...0xFE).contains(byte)
        default: false
        }
    }

    private func convert(_ bytes: ArraySlice<UInt8>, from charset: Charset) -> [UInt8] {
        let conversion = TextDecoders.convert(bytes, from: charset, mostIllegal: bytes.count)
        return conversion?.text ?? Array(repeating: UInt8(ascii: "?"), count: bytes.count)
    }

    /// Hong Kong's superset has what CP950 lacks; what neither has stays a replacement character.
    private func decodeBig5(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let most = bytes.count
        guard let wide = TextDecoders.convert(bytes, from: .big5, mostIllegal: most), wide.illegal > 0,
            let narrow = TextDecoders.convert(bytes, from: .cp950, mostIllegal: most),
            narrow.illegal < wide.illegal
        else { return convert(bytes, from: .big5) }
        return narrow.text
    }

    private static let charsets: [Int: Charset] = [
        932: .shiftJIS, 936: .gb18030, 949: .eucKR, 950: .big5, 54_936: .gb18030, 51_949: .eucKR,
        51_932: .eucJP, 20_932: .eucJP, 1361: .johab, 1250: .windows1250, 1251: .windows1251,
        1252: .windows1252, 1253: .windows1253, 1254: .windows1254, 1255: .windows1255, 1256: .windows1256,
        1257: .windows1257, 1258: .windows1258, 874: .thai, 437: .dos437, 866: .cp866, 850: .cp850,
        10_000: .macRoman,
        10_001: .shiftJIS, 10_002: .big5, 10_003: .eucKR, 10_008: .gb18030, 20_936: .gb18030,
        52_936: .gb18030, 50_220: .shiftJIS, 28_591: .windows1252, 20_127: .windows1252, 32_768: .macRoman,
        32_769: .windows1252, 367: .windows1252,
    ]

    /// The values of `lfCharSet` ([MS-WMF] 2.1.1.5); 0 is Western, 1 and 2 say nothing.
    private static let fontCharsets: [Int: Int] = [
        0: 1252, 77: 10_000, 78: 10_001, 79: 10_003, 80: 10_008, 81: 10_002, 128: 932, 129: 949, 130: 1361,
        134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251,
        222: 874, 238: 1250, 254: 437, 255: 850,
    ]

    /// Languages by their primary number, and the Chinese ones by their whole number.
    private static let languages: [Int: Int] = [
        0x404: 950, 0xC04: 950, 0x1404: 950, 0x804: 936, 0x1004: 936, 0x04: 936, 0x11: 932, 0x12: 949,
        0x19: 1251, 0x22: 1251, 0x23: 1251, 0x02: 1251, 0x2F: 1251, 0x05: 1250, 0x0E: 1250, 0x15: 1250,
        0x18: 1250, 0x1B: 1250, 0x24: 1250, 0x1A: 1250, 0x1C: 1250, 0x08: 1253, 0x1F: 1254, 0x0D: 1255,
        0x01: 1256, 0x29: 1256, 0x25: 1257, 0x26: 1257, 0x27: 1257, 0x2A: 1258, 0x1E: 874,
    ]
}
