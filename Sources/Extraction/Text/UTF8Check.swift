/// Strict UTF-8, and text that nearly is.
enum UTF8Check {
    static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
        (try? UTF8Span(validating: bytes.span)) != nil
    }

    /// Whether it is valid and without control characters: nothing binary looks like that for long.
    static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
        isValid(bytes) && ByteStatistics(bytes).controls == 0
    }

    /// Whether characters of several bytes are mostly valid: UTF-8 with damage, and not another encoding.
    static func isMostly(_ bytes: ArraySlice<UInt8>) -> Bool {
        var valid = 0
        var invalid = 0
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard bytes[index] >= 0x80 else {
                index += 1
                continue
            }
            let length = sequenceLength(bytes[index...].prefix(4))
            valid += length > 0 ? 1 : 0
            invalid += length > 0 ? 0 : 1
            index += max(1, length)
        }
        return valid > invalid * 4
    }

    /// Whether a line holds at least three characters of three bytes and is valid as a whole.
    static func hasLine(in bytes: ArraySlice<UInt8>) -> Bool {
        bytes.split(separator: 0x0A).contains { line in
            var leads = 0
            for byte in line where byte & 0xF0 == 0xE0 {
                leads += 1
                if leads > 2 { return isValid(line) }
            }
            return false
        }
    }

    /// The length of the character that these bytes begin with, or 0 where they begin with none.
    static func sequenceLength(_ bytes: ArraySlice<UInt8>) -> Int {
        guard let first = bytes.first else { return 0 }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        // Surrogates in three bytes each are wrong, but nobody else writes them (CESU-8).
        let second = bytes.dropFirst().first ?? 0
        if first == 0xED, (0xA0...0xBF).contains(second), bytes.count > 2,
            (bytes.dropFirst(2).first ?? 0) & 0xC0 == 0x80
        {
            return 3
        }
        return isValid(bytes.prefix(length)) && bytes.count >= length ? length : 0
    }
}
