/// The one form of a value that all its spellings share: for counting different values, for comparing with excluded ones, for fingerprints.
enum CanonicalValue {
    /// - Parameter value: bytes of a normalised view.
    /// - Returns: upper case without white space; numbers and codes also lose what groups their digits.
    static func bytes(_ value: some Collection<UInt8>) -> [UInt8] {
        let isCode = value.allSatisfy { $0.isAlphanumeric || isSeparator($0) }
        var canonical: [UInt8] = []
        for byte in value where !isSpace(byte) && !(isCode && isSeparator(byte)) {
            canonical.append(byte.uppercased)
        }
        return canonical
    }

    /// What people write between groups of digits.
    static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/"),
            UInt8(ascii: "+"):
            true
        default: isSpace(byte)
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
}
