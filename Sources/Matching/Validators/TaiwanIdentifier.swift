/// A number of ten characters that Taiwan gives to a person, with a check digit that holds.
///
/// National ID (Ministry of the Interior), resident certificate in the form since 2021, and in the form before,
/// which is valid until the end of 2030 and in old files for ever.
struct TaiwanIdentifier {
    enum Kind {
        case national
        case residentNew
        case residentOld
    }

    let kind: Kind

    /// - Returns: `nil` where the form or the check digit does not hold.
    init?(_ value: some Collection<UInt8>) {
        let text = CanonicalValue.bytes(value)
        guard text.count == 10, let first = Self.letterValue(text[0]), text[2...].allSatisfy(\.isDigit) else {
            return nil
        }
        let second: Int
        switch text[1] {
        case UInt8(ascii: "1"), UInt8(ascii: "2"):
            kind = .national
            second = Int(text[1] & 0x0F)
        case UInt8(ascii: "8"), UInt8(ascii: "9"):
            kind = .residentNew
            second = Int(text[1] & 0x0F)
        case UInt8(ascii: "A")...UInt8(ascii: "D"):
            kind = .residentOld
            second = (Self.letterValue(text[1]) ?? 0) % 10
        default: return nil
        }
        var sum = first / 10 + first % 10 * 9 + second * 8
        for (digit, weight) in zip(text[2...], [7, 6, 5, 4, 3, 2, 1, 1]) { sum += Int(digit & 0x0F) * weight }
        guard sum % 10 == 0 else { return nil }
    }

    /// The two-digit number that stands for a letter: alphabetical but for W, Z, I and O, which came later.
    private static func letterValue(_ letter: UInt8) -> Int? {
        guard let index = letters.firstIndex(of: letter) else { return nil }
        return 10 + index
    }

    private static let letters = Array("ABCDEFGHJKLMNPQRSTUVXYWZIO".utf8)
}
