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

    /// The encodings that only a converter knows and that text may be in without saying so.
    static let legacy: [Charset] = [.big5, .cp950, .gb18030, .shiftJIS, .eucJP, .eucKR, .eucTW, .windows1252]

    /// What the C library calls it.
    var converterName: String {
        switch self {
        case .big5: "BIG5-HKSCS"
        case .shiftJIS: "CP932"
        case .eucJP: "EUC-JP-MS"
        case .eucKR: "CP949"
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
        "ms950": .big5, "windows950": .big5,
        "gb18030": .gb18030, "gbk": .gb18030, "gb2312": .gb18030, "xgbk": .gb18030, "cp936": .gb18030,
        "ms936": .gb18030, "csgb2312": .gb18030, "euccn": .gb18030, "gb231280": .gb18030, "chinese": .gb18030,
        "shiftjis": .shiftJIS, "sjis": .shiftJIS, "xsjis": .shiftJIS, "windows31j": .shiftJIS,
        "ms932": .shiftJIS,
        "cp932": .shiftJIS, "mskanji": .shiftJIS,
        "eucjp": .eucJP, "xeucjp": .eucJP, "euckr": .eucKR, "ksc56011987": .eucKR, "cp949": .eucKR,
        "windows949": .eucKR, "korean": .eucKR, "euctw": .eucTW, "xeuctw": .eucTW,
    ]
}
