/// Chinese of GB 2312 in pairs of ASCII characters between `~{` and `~}` (RFC 1843).
enum HZText {
    /// The text with every such run decoded, or `nil` where there is none.
    static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var decoded: [UInt8] = []
        var rest = text
        var hasRun = false
        while let tilde = rest.firstIndex(of: UInt8(ascii: "~")) {
            decoded += rest[..<tilde]
            rest = rest[tilde...]
            if let (characters, length) = run(rest) {
                hasRun = true
                decoded += characters
                rest = rest.dropFirst(length)
            } else {
                decoded.append(UInt8(ascii: "~"))
                rest = rest.dropFirst()
            }
        }
        return hasRun ? decoded + rest : nil
    }

    /// The characters of a run that begins here, and its length in bytes.
    private static func run(_ text: ArraySlice<UInt8>) -> ([UInt8], Int)? {
        guard text.has("~{") else { return nil }
        var rest = text.dropFirst(2)
        var pairs: [UInt8] = []
        while let lead = rest.first, (0x21...0x77).contains(lead), let trail = rest.dropFirst().first,
            (0x21...0x7E).contains(trail)
        {
            pairs += [lead | 0x80, trail | 0x80]
            rest = rest.dropFirst(2)
        }
        guard !pairs.isEmpty, rest.has("~}") else { return nil }
        guard let conversion = TextDecoders.convert(pairs[...], from: .gb18030, mostIllegal: 0),
            conversion.illegal == 0
        else { return nil }
        return (conversion.text, pairs.count + 4)
    }
}
