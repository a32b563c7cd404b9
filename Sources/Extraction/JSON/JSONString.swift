/// A JSON string with its escapes undone.
struct JSONString {
    /// UTF-8.
    private(set) var text: [UInt8] = []
    /// Whether half of a surrogate pair stood alone; it has become U+FFFD.
    private(set) var isBroken = false

    /// - Parameter raw: what stands between the quotes, every escape in it valid.
    init(_ raw: ArraySlice<UInt8>) {
        var rest = raw
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let kind = rest.popFirst() else {
                text.append(byte)
                continue
            }
            if kind == UInt8(ascii: "u") {
                appendUnit(Self.unit(&rest), &rest)
            } else {
                text.append(Self.plain(kind))
            }
        }
    }

    private mutating func appendUnit(_ unit: UInt32, _ rest: inout ArraySlice<UInt8>) {
        var value = unit
        if unit & 0xFC00 == 0xD800, rest.has("\\u") {
            var ahead = rest.dropFirst(2)
            let low = Self.unit(&ahead)
            if low & 0xFC00 == 0xDC00 {
                value = 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
                rest = ahead
            }
        }
        let scalar = Unicode.Scalar(value)
        isBroken = isBroken || scalar == nil
        text.append(contentsOf: String(Character(scalar ?? "\u{FFFD}")).utf8)
    }

    private static func unit(_ rest: inout ArraySlice<UInt8>) -> UInt32 {
        let digits = rest.prefix(4)
        rest = rest.dropFirst(4)
        return digits.reduce(0) { $0 << 4 | UInt32(hexValue($1) ?? 0) }
    }

    static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    private static func plain(_ kind: UInt8) -> UInt8 {
        switch kind {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: kind
        }
    }
}
