/// How much decoded text looks like something that a person wrote.
///
/// Every character outside ASCII has a weight: near 1 for what ordinary text is made of, below 0 for what only wrong
/// decodings give. The score is their mean, weighted by the bytes that each one came from.
struct Plausibility {
    private(set) var weight = 0.0
    /// Source bytes that were judged.
    private(set) var bytes = 0

    /// Text that scores less is not believed.
    static let believable = 0.35

    /// From about -3 to 1; 0 where there is nothing to judge.
    var score: Double { bytes == 0 ? 0 : weight / Double(bytes) }

    /// Judges UTF-8 text that was decoded from `charset`.
    ///
    /// Text in an encoding of single bytes is judged by ``RegionalScript`` instead.
    init(of text: some Collection<UInt8>, from charset: Charset) {
        if charset.isRegional || charset == .windows1252 {
            (weight, bytes) = RegionalScript.of(charset).weigh(text)
            return
        }
        var previousIsLatin = false
        let countsASCII = charset.unitBytes > 1
        for scalar in Scalars(text) {
            guard scalar >= 0x80 else {
                previousIsLatin = false
                if countsASCII { add(Self.asciiWeight(scalar), bytes: 2) }
                continue
            }
            let isLatin = (0xC0...0x24F).contains(scalar)
            // Accented letters stand alone among plain ones; a row of them is Chinese read as Latin.
            let weight = isLatin && previousIsLatin ? -0.4 : Self.weight(of: scalar, in: charset)
            add(weight, bytes: Self.sourceBytes(of: scalar, in: charset))
            previousIsLatin = isLatin
        }
    }

    /// Whether some lines in a row score as only wrong decodings do, in text that makes sense as a whole.
    static func hasSenselessStretch(in text: ArraySlice<UInt8>, from charset: Charset) -> Bool {
        var stretch = Plausibility(of: [], from: charset)
        for line in text.split(separator: 0x0A) {
            let next = Plausibility(of: line, from: charset)
            stretch.weight += next.weight
            stretch.bytes += next.bytes
            guard stretch.bytes >= stretchBytes else { continue }
            if stretch.score < senseless { return true }
            stretch = Plausibility(of: [], from: charset)
        }
        return false
    }

    /// About thirty Chinese characters.
    private static let stretchBytes = 64
    private static let senseless = 0.2

    private mutating func add(_ weight: Double, bytes: Int) {
        self.weight += weight * Double(bytes)
        self.bytes += bytes
    }

    private static func sourceBytes(of scalar: UInt32, in charset: Charset) -> Int {
        (0xFF61...0xFF9F).contains(scalar) ? 1 : 2
    }

    private static func asciiWeight(_ scalar: UInt32) -> Double {
        switch scalar {
        case 0x20...0x7E, 0x09, 0x0A, 0x0D: 0.6
        default: -2
        }
    }

    private static func weight(of scalar: UInt32, in charset: Charset) -> Double {
        switch scalar {
        case 0x4E00...0x9FFF: CommonCharacters.contains(scalar) ? 1 : 0.1
        case 0x3000...0x3002, 0x3008...0x3011: 0.8
        case 0xFF01...0xFF5E: 0.6
        case 0x3041...0x30FE: charset == .shiftJIS || charset == .eucJP || charset.unitBytes > 1 ? 0.8 : 0.3
        case 0xAC00...0xD7A3: charset == .eucKR || charset.unitBytes > 1 ? 0.55 : 0
        case 0x2010...0x2027, 0x20AC, 0x2103, 0x2160...0x216B, 0x2460...0x2473, 0x25A0...0x25FF: 0.5
        case 0xA0...0xBF: 0.4
        case 0xC0...0x24F: -0.2
        case 0xFFFD: -3
        case 0x80...0x9F: -2
        case 0xE000...0xF8FF, 0xF0000...: -1
        case 0x3400...0x4DBF, 0x20000...0x3FFFF: -0.5
        case 0xFF61...0xFF9F: -0.2
        case 0xF900...0xFAFF: -0.3
        // Lines of boxes, as tables are drawn with.
        case 0x2500...0x257F: 0.4
        // The scripts of the encodings for one part of the world; in Chinese text they are rare.
        case 0x370...0x6FF, 0xE01...0xE5B: charset.unitBytes > 1 ? 0.5 : 0
        case 0x250...0x1FFF, 0x2028...0x2FFF, 0x3003...0x33FF: 0
        default: -0.5
        }
    }
}

/// The code points of valid UTF-8, without a string being made of it.
struct Scalars<Text: Collection<UInt8>>: Sequence, IteratorProtocol {
    private var bytes: Text.Iterator

    init(_ text: Text) {
        bytes = text.makeIterator()
    }

    mutating func next() -> UInt32? {
        guard let first = bytes.next() else { return nil }
        switch first {
        case 0..<0x80: return UInt32(first)
        case 0..<0xE0: return continued(UInt32(first & 0x1F), by: 1)
        case 0..<0xF0: return continued(UInt32(first & 0x0F), by: 2)
        default: return continued(UInt32(first & 0x07), by: 3)
        }
    }

    private mutating func continued(_ start: UInt32, by count: Int) -> UInt32 {
        (0..<count).reduce(start) { value, _ in value << 6 | UInt32((bytes.next() ?? 0) & 0x3F) }
    }
}
