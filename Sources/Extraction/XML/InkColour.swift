/// A colour of text, or of the ground behind it, as office formats write it.
struct InkColour: Hashable, Sendable {
    let red: UInt8
    let green: UInt8
    let blue: UInt8

    static let white = InkColour(red: 0xFF, green: 0xFF, blue: 0xFF)
    static let black = InkColour(red: 0, green: 0, blue: 0)

    /// How far apart in each of its parts two colours may be that the eye can't tell apart.
    private static let tolerance = 10

    init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Reads `1A2B3C`, `#1a2b3c` and, with the opacity first, `FF1A2B3C`; `nil` for every name and for `auto`.
    init?(hexadecimal text: ArraySlice<UInt8>) {
        let digits = text.first == UInt8(ascii: "#") ? text.dropFirst() : text
        guard digits.count == 6 || digits.count == 8,
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { return nil }
        red = UInt8(value >> 16 & 0xFF)
        green = UInt8(value >> 8 & 0xFF)
        blue = UInt8(value & 0xFF)
    }

    /// Whether nobody sees the one on the other.
    func isLike(_ other: InkColour) -> Bool {
        func near(_ one: UInt8, _ two: UInt8) -> Bool { abs(Int(one) - Int(two)) <= Self.tolerance }
        return near(red, other.red) && near(green, other.green) && near(blue, other.blue)
    }
}

/// What text stands on, as far as its markup says.
enum InkGround: Equatable {
    /// Nothing is said: the paper.
    case paper
    case colour(InkColour)
    /// A pattern, a picture, a style's colour: nobody knows what can be read on it.
    case unknown

    /// Whether text of that colour can't be seen on it; what is not known can be.
    func hides(_ ink: InkColour?) -> Bool {
        guard let ink else { return false }
        switch self {
        case .paper: return ink.isLike(.white)
        case .colour(let colour): return ink.isLike(colour)
        case .unknown: return false
        }
    }
}
