/// An encoding that text is read in.
enum Charset: String, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case utf32LittleEndian = "UTF-32LE"
    case utf32BigEndian = "UTF-32BE"
    /// Big5 with the Hong Kong characters: a superset of what CP950 defines.
    case big5 = "Big5-HKSCS"
    /// Big5 as Windows has it in Taiwan; its user-defined areas become private-use characters.
    case cp950 = "CP950"
    case gb18030 = "GB18030"
    case shiftJIS = "Shift-JIS"
    case eucJP = "EUC-JP"
    case eucKR = "EUC-KR"
    case eucTW = "EUC-TW"
    case windows1252 = "Windows-1252"
    case windows1250 = "Windows-1250"
    case windows1251 = "Windows-1251"
    case windows1253 = "Windows-1253"
    case windows1254 = "Windows-1254"
    case windows1255 = "Windows-1255"
    case windows1256 = "Windows-1256"
    case windows1258 = "Windows-1258"
    case latin2 = "ISO-8859-2"
    case cyrillic = "ISO-8859-5"
    case arabic = "ISO-8859-6"
    case greek = "ISO-8859-7"
    case koi8 = "KOI8-U"
    case cp866 = "CP866"
    case thai = "TIS-620"
    /// Of DOS in Western Europe.
    case cp850 = "CP850"
    case macRoman = "Macintosh"
    /// Encodings that switch by escape sequences.
    case iso2022JP = "ISO-2022-JP"
    case iso2022KR = "ISO-2022-KR"
    case iso2022CN = "ISO-2022-CN"
    /// Chinese in pairs of ASCII characters (RFC 1843).
    case hz = "HZ"
    case utf7 = "UTF-7"
    // The next have no statistics: text is read in them only where its document names them.
    case windows1257 = "CP1257"
    case dos437 = "IBM437"
    case johab = "JOHAB"
    /// A text whose pieces are in different encodings.
    case mixed = "several encodings"

    /// The encodings that only a converter knows and that text may be in without saying so.
    static let legacy: [Charset] = [.big5, .cp950, .gb18030, .shiftJIS, .eucJP, .eucKR, .eucTW, .windows1252]

    /// Likewise, with one byte for each character of one part of the world.
    static let regional: [Charset] = [
        .windows1250, .windows1251, .windows1253, .windows1254, .windows1255, .windows1256, .windows1258,
        .latin2, .cyrillic, .arabic, .greek, .koi8, .cp866, .thai, .cp850, .macRoman,
    ]

    /// Every encoding that needs a converter.
    static let converted =
        legacy + regional + [.iso2022JP, .iso2022KR, .iso2022CN, .windows1257, .dos437, .johab]

    /// What the C library calls it.
    var converterName: String {
        switch self {
        case .big5: "BIG5-HKSCS"
        case .shiftJIS: "CP932"
        case .eucJP: "EUC-JP-MS"
        case .eucKR: "CP949"
        case .windows1250: "CP1250"
        case .windows1251: "CP1251"
        case .windows1253: "CP1253"
        case .windows1254: "CP1254"
        case .windows1255: "CP1255"
        case .windows1256: "CP1256"
        case .windows1258: "CP1258"
        case .thai: "CP874"
        // Half-width kana and the newer characters besides what the plain name has.
        case .iso2022JP: "ISO-2022-JP-3"
        case .iso2022CN: "ISO-2022-CN-EXT"
        default: rawValue.uppercased()
        }
    }

    /// Bytes of one unit, for the encodings whose units are wider than a byte.
    var unitBytes: Int {
        switch self {
        case .utf16LittleEndian, .utf16BigEndian: 2
        case .utf32LittleEndian, .utf32BigEndian: 4
        default: 1
        }
    }

    var isRegional: Bool { Self.regional.contains(self) }

    var isBig5: Bool { self == .big5 || self == .cp950 }

    /// The encoding that a declaration names (`charset=`, an XML declaration), or `nil` where it is not read.
    init?(declared label: some StringProtocol) {
        let folded = label.lowercased().filter { $0.isLetter || $0.isNumber }
        guard let charset = Self.labels[folded] else { return nil }
        self = charset
    }

    /// Labels of the WHATWG Encoding Standard (section 4.2), without their punctuation.
    private static let labels: [String: Charset] = [
        "utf8": .utf8, "utf16": .utf16LittleEndian, "utf16le": .utf16LittleEndian, "utf16be": .utf16BigEndian,
        "usascii": .windows1252, "ascii": .windows1252, "iso88591": .windows1252, "latin1": .windows1252,
        "windows1252": .windows1252, "cp1252": .windows1252,
        "big5": .big5, "big5hkscs": .big5, "cnbig5": .big5, "xxbig5": .big5, "csbig5": .big5, "cp950": .big5,
        "big5tw": .big5, "big5eten": .big5, "cp951": .big5, "ms950": .big5, "windows950": .big5,
        "gb18030": .gb18030, "gbk": .gb18030, "gb2312": .gb18030, "xgbk": .gb18030, "cp936": .gb18030,
        "ms936": .gb18030, "csgb2312": .gb18030, "euccn": .gb18030, "gb231280": .gb18030, "chinese": .gb18030,
        "shiftjis": .shiftJIS, "sjis": .shiftJIS, "xsjis": .shiftJIS, "windows31j": .shiftJIS,
        "ms932": .shiftJIS,
        "cp932": .shiftJIS, "mskanji": .shiftJIS,
        "eucjp": .eucJP, "xeucjp": .eucJP, "euckr": .eucKR, "ksc56011987": .eucKR, "cp949": .eucKR,
        "windows949": .eucKR, "korean": .eucKR, "euctw": .eucTW, "xeuctw": .eucTW,
        "windows1250": .windows1250, "cp1250": .windows1250, "windows1251": .windows1251,
        "cp1251": .windows1251, "windows1253": .windows1253, "cp1253": .windows1253,
        "windows1254": .windows1254, "cp1254": .windows1254, "iso88599": .windows1254,
        "latin5": .windows1254, "windows1255": .windows1255, "cp1255": .windows1255,
        "iso88598": .windows1255, "windows1256": .windows1256, "cp1256": .windows1256,
        "windows1258": .windows1258, "cp1258": .windows1258, "iso88592": .latin2, "latin2": .latin2,
        "iso88595": .cyrillic, "iso88596": .arabic, "iso88597": .greek, "koi8r": .koi8, "koi8u": .koi8,
        "koi8": .koi8, "ibm866": .cp866, "cp866": .cp866, "tis620": .thai, "windows874": .thai,
        "cp874": .thai, "iso885911": .thai, "iso885915": .windows1252, "latin9": .windows1252,
        "cp850": .cp850, "ibm850": .cp850, "macintosh": .macRoman, "xmacroman": .macRoman,
        "iso2022jp": .iso2022JP, "csiso2022jp": .iso2022JP, "iso2022jp2": .iso2022JP, "iso2022kr": .iso2022KR,
        "iso2022cn": .iso2022CN,
    ]
}
