/// Reads PDF values from bytes (ISO 32000-1, 7.2 and 7.3); what fits nothing is skipped.
struct PDFTokens {
    let bytes: [UInt8]
    /// Never beyond the end.
    var position: Int {
        didSet { if position > bytes.count { position = bytes.count } }
    }

    private static let deepest = 100

    init(_ bytes: [UInt8], at position: Int = 0) {
        self.bytes = bytes
        self.position = min(position, bytes.count)
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// The next value; `nil` at the end, before a keyword and before a closing bracket.
    mutating func value(depth: Int = 0) -> PDFObject? {
        skipSpace()
        guard depth < Self.deepest, let byte = next else { return nil }
        switch byte {
        case UInt8(ascii: "/"): return .name(name())
        case UInt8(ascii: "("): return .string(literal())
        case UInt8(ascii: "["): return .array(array(depth: depth))
        case UInt8(ascii: "<"):
            let isDictionary = position + 1 < bytes.count && bytes[position + 1] == byte
            return isDictionary ? .dictionary(dictionary(depth: depth)) : .string(hexadecimal())
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return reference() ?? .number(number())
        default: return constant()
        }
    }

    /// Steps over `keyword` where it is next.
    mutating func skip(_ keyword: StaticString) -> Bool {
        skipSpace()
        guard bytes[position...].has(keyword) else { return false }
        position += keyword.utf8CodeUnitCount
        return true
    }

    /// Steps over one line end after `stream`, where the data begin.
    mutating func skipLineEnd() {
        if next == 0x0D { position += 1 }
        if next == 0x0A { position += 1 }
    }

    /// A whole number without sign, or `nil` (and nothing skipped) where none is next.
    mutating func wholeNumber() -> Int? {
        skipSpace()
        var end = position
        var value = 0
        while end < bytes.count, end - position < 12, bytes[end].isDigit {
            value = value * 10 + Int(bytes[end] - UInt8(ascii: "0"))
            end += 1
        }
        guard end > position else { return nil }
        position = end
        return value
    }

    private mutating func skipSpace() {
        while let byte = next {
            if byte == UInt8(ascii: "%") {
                while let inside = next, inside != 0x0A, inside != 0x0D { position += 1 }
            } else if byte.isPDFSpace {
                position += 1
            } else {
                return
            }
        }
    }

    private mutating func reference() -> PDFObject? {
        let start = position
        if let number = wholeNumber(), next?.isPDFSpace == true, wholeNumber() != nil, skip("R"),
            next.map({ $0.isPDFSpace || $0.isPDFDelimiter }) ?? true
        {
            return .reference(number)
        }
        position = start
        return nil
    }

    private mutating func number() -> Double {
        let start = position
        while let byte = next, byte.isDigit || byte == 0x2B || byte == 0x2D || byte == 0x2E { position += 1 }
        return Double(String(decoding: bytes[start..<position], as: UTF8.self)) ?? 0
    }

    private mutating func constant() -> PDFObject? {
        if skip("null") { return .null }
        if skip("true") { return .boolean(true) }
        if skip("false") { return .boolean(false) }
        return nil
    }

    private mutating func name() -> String {
        position += 1
        var name: [UInt8] = []
        while let byte = next, !byte.isPDFSpace, !byte.isPDFDelimiter {
            position += 1
            guard byte == UInt8(ascii: "#"), position + 1 < bytes.count,
                let high = bytes[position].hexadecimalValue, let low = bytes[position + 1].hexadecimalValue
            else {
                name.append(byte)
                continue
            }
            name.append(high << 4 | low)
            position += 2
        }
        return String(decoding: name, as: UTF8.self)
    }

    private mutating func array(depth: Int) -> [PDFObject] {
        position += 1
        var values: [PDFObject] = []
        while let byte = nextVisible(), byte != UInt8(ascii: "]") {
            if let value = self.value(depth: depth + 1) { values.append(value) } else { position += 1 }
        }
        position += 1
        return values
    }

    private mutating func dictionary(depth: Int) -> PDFDictionary {
        position += 2
        var entries: [(key: String, value: PDFObject)] = []
        while let byte = nextVisible(), byte != UInt8(ascii: ">") {
            guard byte == UInt8(ascii: "/") else {
                position += 1
                continue
            }
            let key = name()
            entries.append((key, self.value(depth: depth + 1) ?? .null))
        }
        position += 2
        return PDFDictionary(entries: entries)
    }

    private mutating func nextVisible() -> UInt8? {
        skipSpace()
        return next
    }

    private mutating func hexadecimal() -> [UInt8] {
        position += 1
        var string: [UInt8] = []
        var pending: UInt8?
        while let byte = next, byte != UInt8(ascii: ">") {
            position += 1
            guard let digit = byte.hexadecimalValue else { continue }
            if let high = pending { string.append(high << 4 | digit) }
            pending = pending == nil ? digit : nil
        }
        if let high = pending { string.append(high << 4) }
        position += 1
        return string
    }

    private mutating func literal() -> [UInt8] {
        position += 1
        var string: [UInt8] = []
        var depth = 1
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return string }
            case UInt8(ascii: "\\"):
                if let escaped = escape() { string.append(escaped) }
                continue
            default: break
            }
            string.append(byte)
        }
        return string
    }

    /// What a backslash and what follows it stand for; `nil` for a line that goes on.
    private mutating func escape() -> UInt8? {
        guard let byte = next else { return nil }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case 0x0A: return nil
        case 0x0D:
            if next == 0x0A { position += 1 }
            return nil
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            var value = UInt32(byte - UInt8(ascii: "0"))
            for _ in 0..<2 {
                guard let digit = next, digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "7") else { break }
                value = value * 8 + UInt32(digit - UInt8(ascii: "0"))
                position += 1
            }
            return UInt8(truncatingIfNeeded: value)
        default: return byte
        }
    }
}
