/// Text in UTF-7 (RFC 2152): UTF-16 in base64 between `+` and `-`.
enum UTF7Text {
    /// The text with every such run decoded, or `nil` where there is none.
    ///
    /// Only runs count that come out as characters which people write, because sums and addresses have plus signs too.
    static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var decoded: [UInt8] = []
        var rest = text
        var hasRun = false
        while let plus = rest.firstIndex(of: UInt8(ascii: "+")) {
            decoded += rest[..<plus]
            rest = rest[plus...]
            let body = rest.dropFirst().prefix(4_096).prefix { base64Value($0) != nil }
            if body.count >= 3, let characters = characters(of: body) {
                hasRun = true
                decoded += characters
                rest = rest[body.endIndex...]
                // A minus ends the run and is no text.
                if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            } else {
                decoded.append(UInt8(ascii: "+"))
                rest = rest.dropFirst()
            }
        }
        return hasRun ? decoded + rest : nil
    }

    private static func characters(of run: ArraySlice<UInt8>) -> [UInt8]? {
        var bits: UInt32 = 0
        var held = 0
        var units: [UInt16] = []
        for byte in run {
            bits = (bits << 6 | UInt32(base64Value(byte) ?? 0)) & 0x3F_FFFF
            held += 6
            guard held >= 16 else { continue }
            held -= 16
            let unit = bits >> UInt32(held) & 0xFFFF
            guard isCharacter(unit) else { return nil }
            units.append(UInt16(unit))
            bits &= (1 << UInt32(held)) - 1
        }
        // The spare bits at the end are zero.
        guard held < 6, bits == 0, units.contains(where: { $0 >= 0x80 }) else { return nil }
        return Array(String(decoding: units.filter { $0 != 0xFEFF }, as: UTF16.self).utf8)
    }

    /// ASCII, Latin, punctuation, kana, Han or full-width.
    private static func isCharacter(_ unit: UInt32) -> Bool {
        switch unit {
        case 0x20...0x24F, 0x2000...0x27FF, 0x3000...0x9FFF, 0xFEFF, 0xFF01...0xFF5E: true
        default: false
        }
    }

    private static func base64Value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x61 + 26
        case 0x30...0x39: byte - 0x30 + 52
        case 0x2B: 62
        case 0x2F: 63
        default: nil
        }
    }
}
