/// One property of a style sheet's rule or of a `style` attribute, in lower case.
struct StyleDeclaration {
    /// What decides whether text shows; all other properties are passed over.
    private static let telling: Set<String> = [
        "display", "visibility", "content-visibility", "opacity", "font-size", "zoom", "mso-hide", "color",
        "background", "background-color", "background-image", "text-indent", "left", "top", "margin-left",
        "margin-top", "height", "max-height", "width", "max-width", "overflow", "overflow-x", "overflow-y",
        "fill", "fill-opacity", "stroke",
    ]

    let name: String
    /// With runs of blanks made one.
    let value: String
    let isImportant: Bool

    /// The telling declarations of a block, in order.
    static func parse(_ block: ArraySlice<UInt8>) -> [StyleDeclaration] {
        var found: [StyleDeclaration] = []
        var rest = block
        while !rest.isEmpty {
            let piece = rest.prefix(upToAny: [UInt8(ascii: ";")])
            rest = rest[piece.endIndex...].dropFirst()
            guard let colon = piece.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = lowercase(piece[..<colon].trimmed)
            guard telling.contains(name) else { continue }
            var words = lowercase(piece[(colon + 1)...].trimmed).split(whereSeparator: \.isWhitespace)
            var isImportant = false
            if let last = words.last, last.hasSuffix("important"), let mark = last.lastIndex(of: "!") {
                isImportant = true
                words[words.count - 1] = last[..<mark]
            } else if words.last == "important", words.dropLast().last?.hasSuffix("!") == true {
                isImportant = true
                words[words.count - 2] = words[words.count - 2].dropLast()
                words.removeLast()
            }
            let value = words.filter { !$0.isEmpty }.joined(separator: " ")
            found.append(StyleDeclaration(name: name, value: value, isImportant: isImportant))
        }
        return found
    }

    private static func lowercase(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}

extension ArraySlice<UInt8> {
    /// What stands before the first of some signs that is outside of quotes and brackets.
    func prefix(upToAny signs: [UInt8]) -> ArraySlice<UInt8> {
        var quote: UInt8?
        var depth = 0
        var isEscaped = false
        for index in indices {
            let byte = self[index]
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if let mark = quote {
                if byte == mark || byte == 0x0A { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if depth <= 0, signs.contains(byte) {
                return self[..<index]
            } else if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") {
                depth += 1
            } else if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") {
                depth -= 1
            }
        }
        return self
    }
}
