/// The ways in which mail writes bytes as text (RFC 2045, section 6).
enum TransferCoding {
    struct Decoded {
        var bytes: [UInt8] = []
        var isDamaged = false
    }

    /// Base64, several runs of it one after the other; signs that do not belong there are passed over and noted.
    static func base64(_ text: ArraySlice<UInt8>) -> Decoded {
        var decoded = Decoded()
        decoded.bytes.reserveCapacity(text.count / 4 * 3)
        var bits: UInt32 = 0
        var held = 0
        var count = 0
        var isPadded = false
        for byte in text where !byte.isXMLSpace {
            if byte == UInt8(ascii: "=") {
                isPadded = true
                continue
            }
            guard let six = sextet(byte) else {
                decoded.isDamaged = true
                continue
            }
            if isPadded {
                // A run has ended, and another begins.
                decoded.isDamaged = decoded.isDamaged || count % 4 == 1
                isPadded = false
                held = 0
                count = 0
            }
            count += 1
            bits = (bits << 6 | UInt32(six)) & 0xFF_FFFF
            held += 6
            if held >= 8 {
                held -= 8
                decoded.bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
            }
        }
        // One sign alone is six bits of a byte that was cut off; without padding a tail may have been.
        if count % 4 == 1 || (count % 4 != 0 && !isPadded) { decoded.isDamaged = true }
        return decoded
    }

    private static func sextet(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x47
        case 0x30...0x39: byte + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }

    /// Quoted-printable; in headers an underscore is a blank.
    ///
    /// What is no valid escape stays as it is.
    static func quotedPrintable(_ text: ArraySlice<UInt8>, isInHeader: Bool = false) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            index += 1
            if isInHeader, byte == UInt8(ascii: "_") {
                decoded.append(0x20)
            } else if byte != UInt8(ascii: "=") {
                decoded.append(byte)
            } else if let high = text[index...].first.flatMap(digit),
                let low = text[index...].dropFirst().first.flatMap(digit)
            {
                decoded.append(high << 4 | low)
                index += 2
            } else if let next = softBreak(text, at: index) {
                index = next
            } else {
                decoded.append(byte)
            }
        }
        return decoded
    }

    /// Where the text goes on after blanks and the end of a line, or `nil` where something else follows.
    private static func softBreak(_ text: ArraySlice<UInt8>, at index: Int) -> Int? {
        let rest = text[index...].drop { $0 == 0x20 || $0 == 0x09 }
        guard let end = rest.first else { return text.endIndex }
        if end == 0x0D { return rest.startIndex + (rest.dropFirst().first == 0x0A ? 2 : 1) }
        return end == 0x0A ? rest.startIndex + 1 : nil
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
