/// A field such as `text/plain; charset=big5`: a value and its parameters (RFC 2045 and 2231).
struct MIMEValue {
    /// Lower-case, for example `text/plain` or `attachment`.
    let value: String
    private var parameters: [(name: String, value: [UInt8])] = []

    init(_ raw: ArraySlice<UInt8>) {
        let head = raw.prefix { $0 != UInt8(ascii: ";") }
        // A comment may follow.
        let word = head.prefix { $0 != UInt8(ascii: "(") }
        value = String(decoding: word.filter { !$0.isXMLSpace }, as: UTF8.self).lowercased()
        var rest = raw[head.endIndex...]
        while let semicolon = rest.first, semicolon == UInt8(ascii: ";") {
            rest = rest.dropFirst().drop(while: \.isXMLSpace)
            read(&rest)
        }
    }

    private mutating func read(_ rest: inout ArraySlice<UInt8>) {
        let name = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }
        rest = rest[name.endIndex...]
        guard rest.first == UInt8(ascii: "=") else { return }
        rest = rest.dropFirst().drop(while: \.isXMLSpace)
        var text: [UInt8] = []
        if rest.first == UInt8(ascii: "\"") {
            rest = rest.dropFirst()
            while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
                if byte == UInt8(ascii: "\\"), let escaped = rest.first {
                    text.append(escaped)
                    rest = rest.dropFirst()
                } else {
                    text.append(byte)
                }
            }
            rest = rest.drop { $0 != UInt8(ascii: ";") }
        } else {
            text = Array(rest.prefix { $0 != UInt8(ascii: ";") }.trimmed)
            rest = rest.drop { $0 != UInt8(ascii: ";") }
        }
        parameters.append((String(decoding: name.trimmed, as: UTF8.self).lowercased(), text))
    }

    /// A parameter as it is written, its pieces not joined.
    subscript(name: String) -> String? {
        parameters.first { $0.name == name }.map { String(decoding: $0.value, as: UTF8.self) }
    }

    /// A parameter as text, or `nil`: in one piece or several, with percent escapes, or as encoded words.
    func text(_ name: String, plain: (ArraySlice<UInt8>) -> [UInt8]) -> [UInt8]? {
        if let pieced = pieced(name) {
            let decoded = MailText.decode(pieced.bytes[...], label: pieced.label)
            return decoded.readings.first.map { Array($0.text) } ?? pieced.bytes
        }
        guard let simple = parameters.first(where: { $0.name == name }) else { return nil }
        return EncodedWords(simple.value[...], plain: plain).text
    }

    /// `name*`, or `name*0`, `name*1*` and so on: the pieces in their order, and the encoding that the first names.
    private func pieced(_ name: String) -> (label: String?, bytes: [UInt8])? {
        var pieces: [(index: Int, isCoded: Bool, value: [UInt8])] = []
        for parameter in parameters where parameter.name.hasPrefix(name + "*") {
            let suffix = parameter.name.dropFirst(name.count + 1)
            let isCoded = suffix.isEmpty || suffix.hasSuffix("*")
            guard let index = suffix.isEmpty ? 0 : Int(suffix.prefix { $0.isNumber }) else { continue }
            pieces.append((index, isCoded, parameter.value))
        }
        guard !pieces.isEmpty else { return nil }
        var label: String?
        var bytes: [UInt8] = []
        for (position, piece) in pieces.sorted(by: { $0.index < $1.index }).enumerated() {
            var value = piece.value[...]
            if position == 0, piece.isCoded {
                let parts = value.split(
                    separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
                if parts.count == 3 {
                    label = String(decoding: parts[0], as: UTF8.self)
                    value = parts[2]
                }
            }
            bytes += piece.isCoded ? HTMLLink.percentDecoded(value) : Array(value)
        }
        return (label, bytes)
    }
}
