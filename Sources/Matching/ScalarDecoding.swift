/// Reading and writing single characters of UTF-8 bytes, forwards and backwards.
enum ScalarDecoding {
    /// The character at `index` and its length; `nil` where the bytes there are not UTF-8.
    static func scalar(_ bytes: [UInt8], at index: Int) -> (value: UInt32, length: Int)? {
        let lead = bytes[index]
        let length: Int
        var value: UInt32
        switch lead {
        case 0..<0x80: return (UInt32(lead), 1)
        case 0xC2...0xDF: (length, value) = (2, UInt32(lead & 0x1F))
        case 0xE0...0xEF: (length, value) = (3, UInt32(lead & 0x0F))
        case 0xF0...0xF4: (length, value) = (4, UInt32(lead & 0x07))
        default: return nil
        }
        guard index + length <= bytes.count else { return nil }
        for offset in 1..<length {
            guard bytes[index + offset] & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
        }
        // Overlong forms, surrogates and what lies beyond Unicode.
        let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        guard value >= least, value <= 0x10FFFF, !(0xD800...0xDFFF).contains(value) else { return nil }
        return (value, length)
    }

    /// The character that ends just before `index`, in bytes known to be UTF-8.
    static func scalar(_ bytes: [UInt8], before index: Int) -> (value: UInt32, length: Int)? {
        guard index > 0 else { return nil }
        let start = boundary(bytes, atOrBefore: index - 1)
        return scalar(bytes, at: start)
    }

    /// The first byte of the character that holds `index`.
    static func boundary(_ bytes: [UInt8], atOrBefore index: Int) -> Int {
        var start = min(index, bytes.count)
        while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    /// The next place at or after `index` where a character starts, or the end.
    static func boundary(_ bytes: [UInt8], atOrAfter index: Int) -> Int {
        var start = index
        while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
        return min(start, bytes.count)
    }

    static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        switch value {
        case 0..<0x80: bytes.append(UInt8(value))
        case 0x80..<0x800:
            bytes.append(UInt8(0xC0 | value >> 6))
            bytes.append(UInt8(0x80 | value & 0x3F))
        case 0x800..<0x10000:
            bytes.append(UInt8(0xE0 | value >> 12))
            bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | value & 0x3F))
        default:
            bytes.append(UInt8(0xF0 | value >> 18))
            bytes.append(UInt8(0x80 | value >> 12 & 0x3F))
            bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | value & 0x3F))
        }
    }

    /// Whether it is an ideograph or one of the two signs that act as such (々, 〇).
    static func isHan(_ value: UInt32) -> Bool {
        switch value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3005, 0x3007, 0x20000...0x3FFFD: true
        default: false
        }
    }
}

extension UInt8 {
    /// An ASCII letter or digit.
    var isAlphanumeric: Bool { isDigit || isLetter }

    var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

    /// The lower-case form of an ASCII letter; everything else unchanged.
    var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

    /// The upper-case form of an ASCII letter; everything else unchanged.
    var uppercased: UInt8 { self >= 0x61 && self <= 0x7A ? self & 0xDF : self }
}
