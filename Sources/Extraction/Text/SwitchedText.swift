/// Text in ISO 2022: escape sequences, all in ASCII, switch to other character sets and back.
enum SwitchedText {
    /// The encoding that the escape sequences of a text belong to, or `nil` where there are none.
    static func charset(of bytes: ArraySlice<UInt8>) -> Charset? {
        var rest = bytes
        while let escape = rest.firstIndex(of: 0x1B) {
            let sequence = rest[(escape + 1)...].prefix(3)
            if let found = sequences.first(where: { sequence.starts(with: $0.bytes) }) {
                return found.charset
            }
            rest = rest[(escape + 1)...]
        }
        return nil
    }

    /// ECMA-35; RFC 1468, 1554, 1557 and 1922.
    private static let sequences: [(bytes: [UInt8], charset: Charset)] = [
        (Array("$)C".utf8), .iso2022KR), (Array("$)A".utf8), .iso2022CN), (Array("$)G".utf8), .iso2022CN),
        (Array("$)E".utf8), .iso2022CN), (Array("$*H".utf8), .iso2022CN), (Array("$@".utf8), .iso2022JP),
        (Array("$B".utf8), .iso2022JP), (Array("$(".utf8), .iso2022JP), (Array("(J".utf8), .iso2022JP),
        (Array("(I".utf8), .iso2022JP),
    ]
}
