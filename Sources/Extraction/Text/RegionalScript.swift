/// What text in an encoding for one part of the world is written with, and how much of a decoding looks like it.
///
/// In these encodings every byte is legal, so only the letters tell: they stand beside their own kind, capitals begin
/// words, vowels and marks follow what carries them.
struct RegionalScript {
    private enum Kind {
        case native, capital, mark, leadingVowel, latin, other
    }

    /// The letters that text in the encoding uses, in code points.
    private let letters: [ClosedRange<UInt32>]
    /// Letters that are capitals.
    private let capitals: [ClosedRange<UInt32>]
    /// Signs that stand on the letter before them.
    private let marks: [ClosedRange<UInt32>]
    /// Signs that are written before the letter that they belong to.
    private let leadingVowels: [ClosedRange<UInt32>]
    /// Letters of languages with Latin script, which stand among ASCII letters.
    private let latin: Set<UInt32>?

    private init(
        letters: [ClosedRange<UInt32>], capitals: [ClosedRange<UInt32>] = [],
        marks: [ClosedRange<UInt32>] = [], leadingVowels: [ClosedRange<UInt32>] = []
    ) {
        self.letters = letters
        self.capitals = capitals
        self.marks = marks
        self.leadingVowels = leadingVowels
        latin = nil
    }

    private init(latin: String, marks: [ClosedRange<UInt32>] = []) {
        letters = []
        capitals = []
        self.marks = marks
        leadingVowels = []
        self.latin = Set((latin + latin.uppercased()).unicodeScalars.map(\.value))
    }

    static let western = RegionalScript(latin: "áéíóúñüäößàèìòùçêôûâîëïåøæãõœªº")

    static func of(_ charset: Charset) -> RegionalScript {
        switch charset {
        case .windows1250, .latin2: central
        case .windows1251, .cyrillic, .koi8, .cp866: cyrillic
        case .windows1253, .greek: greek
        case .windows1254: turkish
        case .windows1255: hebrew
        case .windows1256, .arabic: arabic
        case .windows1258: vietnamese
        case .thai: thai
        default: western
        }
    }

    private static let central = RegionalScript(latin: "ąćęłńóśźżáčďéěíňřšťúůýžäôĺľŕőöüűßăâîșțşţđ")
    private static let turkish = RegionalScript(latin: "ğışçöüâîûi̇")
    private static let vietnamese = RegionalScript(
        latin: "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ",
        marks: [0x300...0x309, 0x323...0x323])
    // Of Russian, Ukrainian and Bulgarian.
    private static let cyrillic = RegionalScript(
        letters: [0x430...0x44F, 0x451...0x451, 0x454...0x454, 0x456...0x457, 0x491...0x491],
        capitals: [0x401...0x401, 0x404...0x404, 0x406...0x407, 0x410...0x42F, 0x490...0x490])
    private static let greek = RegionalScript(
        letters: [0x386...0x3CE], capitals: [0x386...0x38F, 0x391...0x3AB])
    private static let hebrew = RegionalScript(letters: [0x5D0...0x5F4], marks: [0x5B0...0x5C3])
    private static let arabic = RegionalScript(
        letters: [0x621...0x64A, 0x67E...0x6D2], marks: [0x64B...0x652])
    private static let thai = RegionalScript(
        letters: [0xE01...0xE30, 0xE32...0xE33, 0xE45...0xE46, 0xE50...0xE59],
        marks: [0xE31...0xE31, 0xE34...0xE3A, 0xE47...0xE4E], leadingVowels: [0xE40...0xE44])

    /// The sum of the weights of all characters outside ASCII, and how many there are.
    func weigh(_ text: some Collection<UInt8>) -> (weight: Double, characters: Int) {
        var weight = 0.0
        var characters = 0
        var previous: UInt32 = 0x20
        var row = 0
        for scalar in Scalars(text) {
            if scalar >= 0x80 {
                characters += 1
                row = latin?.contains(scalar) == true ? row + 1 : 0
                weight += self.weight(of: scalar, after: previous, row: row)
            } else {
                row = 0
                // A letter of another script at once after one of this is a mistake of the decoding.
                // So is an at sign, which in EBCDIC is the blank.
                if latin == nil, Self.isASCIILetter(scalar) || scalar == 0x40, kind(of: previous) != .other {
                    weight -= 0.6
                }
            }
            previous = scalar
        }
        return (weight, characters)
    }

    private func weight(of scalar: UInt32, after previous: UInt32, row: Int) -> Double {
        let before = kind(of: previous)
        switch kind(of: scalar) {
        case .latin:
            if row > 2 { return -0.4 }
            // A capital inside a word.
            return Self.isCapital(scalar) && Self.isSmall(previous) ? -0.4 : 0.6
        case .native, .leadingVowel:
            if Self.isASCIILetter(previous) { return -0.6 }
            return 0.6
        case .capital:
            return Self.isASCIILetter(previous) || before == .native ? -0.6 : 0.6
        case .mark:
            return before == .native || before == .mark || before == .latin
                || latin != nil && Self.isASCIILetter(previous) ? 0.6 : -1.5
        case .other:
            return Self.sign(scalar, isInWord: before != .other || Self.isASCIILetter(previous))
        }
    }

    private func kind(of scalar: UInt32) -> Kind {
        guard scalar >= 0x80 else { return .other }
        if let latin, latin.contains(scalar) { return .latin }
        if capitals.contains(where: { $0.contains(scalar) }) { return .capital }
        if marks.contains(where: { $0.contains(scalar) }) { return .mark }
        if leadingVowels.contains(where: { $0.contains(scalar) }) { return .leadingVowel }
        return letters.contains { $0.contains(scalar) } ? .native : .other
    }

    /// Punctuation and signs of money; inside a word they are letters of another encoding.
    private static func sign(_ scalar: UInt32, isInWord: Bool) -> Double {
        switch scalar {
        case 0x2019, 0xAD, 0xB7, 0x2010...0x2011: 0.4
        case 0xA0...0xBF, 0x2012...0x2027, 0x2030...0x203A, 0x20AC, 0x2116, 0x2122:
            isInWord && ![0xA0, 0x201D, 0x2026, 0xBB].contains(scalar) ? -0.2 : 0.4
        case 0x80...0x9F: -2
        case 0xFFFD: -3
        case 0xE000...0xF8FF: -1
        case 0xC0...0x24F: -0.2
        // Lines of boxes, as DOS drew tables with.
        case 0x2500...0x257F: isInWord ? -0.5 : 0.1
        default: -0.5
        }
    }

    private static func isASCIILetter(_ scalar: UInt32) -> Bool {
        (0x41...0x5A).contains(scalar & ~0x20)
    }

    private static func isCapital(_ scalar: UInt32) -> Bool {
        Unicode.Scalar(scalar)?.properties.isUppercase ?? false
    }

    private static func isSmall(_ scalar: UInt32) -> Bool {
        Unicode.Scalar(scalar)?.properties.isLowercase ?? false
    }
}
