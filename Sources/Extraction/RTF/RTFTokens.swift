/// The signs that Rich Text Format is made of: groups, control words, bytes of text.
struct RTFTokens {
    enum Token {
        case open
        case close
        case word(ArraySlice<UInt8>, Int?)
        /// A control sign that is no letter.
        case sign(UInt8)
        /// A byte of text that was written as two digits.
        case byte(UInt8)
        case text(ArraySlice<UInt8>)
        /// Bytes that stand as they are.
        case binary(ArraySlice<UInt8>)
    }

    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    mutating func next() -> Token? {
        guard let first = rest.first else { return nil }
        switch first {
        case UInt8(ascii: "{"):
            rest = rest.dropFirst()
            return .open
        case UInt8(ascii: "}"):
            rest = rest.dropFirst()
            return .close
        case UInt8(ascii: "\\"): return control()
        default:
            let text = rest.prefix { ![0x7B, 0x7D, 0x5C].contains($0) }
            rest = rest[text.endIndex...]
            return .text(text)
        }
    }

    private mutating func control() -> Token? {
        rest = rest.dropFirst()
        guard let first = rest.first else { return nil }
        guard first.isASCIILetter else {
            rest = rest.dropFirst()
            return first == UInt8(ascii: "'") ? hexadecimal() : .sign(first)
        }
        let word = rest.prefix(64).prefix { $0.isASCIILetter }
        rest = rest[word.endIndex...]
        let number = parameter()
        if rest.first == 0x20 { rest = rest.dropFirst() }
        guard word.elementsEqual("bin".utf8) else { return .word(word, number) }
        let bytes = rest.prefix(max(0, number ?? 0))
        rest = rest[bytes.endIndex...]
        return .binary(bytes)
    }

    private mutating func parameter() -> Int? {
        let isNegative = rest.first == UInt8(ascii: "-")
        let digits = (isNegative ? rest.dropFirst() : rest).prefix(11).prefix { $0.isASCIIDigit }
        guard !digits.isEmpty else { return nil }
        rest = rest[digits.endIndex...]
        let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return isNegative ? -value : value
    }

    private mutating func hexadecimal() -> Token {
        guard let high = rest.first.flatMap(Self.digit), let low = rest.dropFirst().first.flatMap(Self.digit)
        else {
            return .sign(UInt8(ascii: "'"))
        }
        rest = rest.dropFirst(2)
        return .byte(high << 4 | low)
    }

    /// The value of a hexadecimal digit.
    static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    /// The bytes that hexadecimal digits stand for; white space between them does not count.
    static func bytes(hexadecimal text: some Sequence<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var half: UInt8?
        for digit in text.lazy.compactMap(digit) {
            if let high = half {
                bytes.append(high << 4 | digit)
                half = nil
            } else {
                half = digit
            }
        }
        return bytes
    }
}
