/// The digits of a number without what groups them.
enum SeparatedDigits {
    /// - Returns: the digits as numbers 0 to 9; `nil` where anything but digits and separators is found.
    static func of(_ value: some Collection<UInt8>) -> [Int]? {
        var digits: [Int] = []
        for byte in value where !CanonicalValue.isSeparator(byte) {
            guard byte.isDigit else { return nil }
            digits.append(Int(byte & 0x0F))
        }
        return digits
    }
}
