/// An international bank account number (ISO 13616).
enum BankAccountNumber {
    static func accepts(_ value: some Collection<UInt8>) -> Bool {
        let text = CanonicalValue.bytes(value)
        guard (15...34).contains(text.count), text.allSatisfy(\.isAlphanumeric), text[0].isLetter,
            text[1].isLetter,
            text[2].isDigit, text[3].isDigit
        else { return false }
        if let length = lengths[UInt16(text[0]) << 8 | UInt16(text[1])], length != text.count { return false }
        var remainder = 0
        for byte in text[4...] + text[..<4] {
            let number = byte.isDigit ? Int(byte & 0x0F) : Int(byte) - 55
            remainder = (remainder * (number > 9 ? 100 : 10) + number) % 97
        }
        return remainder == 1
    }

    /// The length for each country of the registry that is likely to be met; others are taken at any length.
    private static let lengths: [UInt16: Int] = {
        let registry =
            "AD24 AE23 AT20 BE16 BG22 BR29 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GE22 GI23 GR27 HR21 "
            + "HU28 IE22 IL23 IS26 IT27 KW30 LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 QA29 RO24 SA24 SE24 "
            + "SI19 SK24 SM27 TR26 UA29 VA22"
        var table: [UInt16: Int] = [:]
        for entry in registry.split(separator: " ") {
            let bytes = Array(entry.utf8)
            table[UInt16(bytes[0]) << 8 | UInt16(bytes[1])] = Int(bytes[2] & 0x0F) * 10 + Int(bytes[3] & 0x0F)
        }
        return table
    }()
}
