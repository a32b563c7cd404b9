/// JavaScript as it stands in a document.
enum PDFScript {
    /// The script with the escapes of its strings undone; `nil` where it has none that stand for a character.
    static func unescaped(_ script: [UInt8]) -> [UInt8]? {
        var output: [UInt8] = []
        var rest = script[...]
        var isChanged = false
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let kind = rest.first, let length = lengths[kind] else {
                output.append(byte)
                continue
            }
            let isBraced = kind == UInt8(ascii: "u") && rest.dropFirst().first == UInt8(ascii: "{")
            let digits =
                isBraced
                ? rest.dropFirst(2).prefix(longest).prefix { $0 != UInt8(ascii: "}") }
                : rest.dropFirst().prefix(length)
            let count = digits.count + (isBraced ? 3 : 1)
            guard let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
                let scalar = Unicode.Scalar(code)
            else {
                output.append(byte)
                continue
            }
            output += Array(String(scalar).utf8)
            rest = rest.dropFirst(count)
            isChanged = true
        }
        return isChanged ? output : nil
    }

    /// Digits between braces.
    private static let longest = 6
    private static let lengths: [UInt8: Int] = [UInt8(ascii: "u"): 4, UInt8(ascii: "x"): 2]
}
