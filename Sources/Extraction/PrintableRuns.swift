/// Text that stands in binary data whose layout nobody needs to know: runs of printable characters of one or two bytes.
///
/// The last resort for data that carry a word here and there, such as controls, macros and records of add-ins.
enum PrintableRuns {
    /// The runs in order, in UTF-8, each of at least `least` characters.
    ///
    /// Two-byte runs are read at both alignments where they begin with a printable unit; one-byte runs are read in the
    /// code page, or only as ASCII where there is none.
    static func find(
        in bytes: ArraySlice<UInt8>, least: Int = 4, codePage: CodePage? = nil
    ) -> [[UInt8]] {
        var runs: [[UInt8]] = []
        // Where the wide run that begins at an even or odd place ends; it need not be looked at again from its middle.
        var seen = [bytes.startIndex, bytes.startIndex]
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if index >= seen[index & 1] {
                let wide = wideEnd(of: bytes, from: index)
                seen[index & 1] = wide
                if (wide - index) / 2 >= least, isLikely(bytes[index..<wide]) {
                    runs.append(CodePage.utf16.decode(bytes[index..<wide]))
                    index = wide
                    continue
                }
            }
            let narrow = narrowEnd(of: bytes, from: index, codePage)
            if narrow - index >= least {
                runs.append((codePage ?? .western).decode(bytes[index..<narrow]))
                index = narrow
            } else {
                index += 1
            }
        }
        return runs
    }

    private static func wideEnd(of bytes: ArraySlice<UInt8>, from start: Int) -> Int {
        var index = start
        while index + 1 < bytes.endIndex {
            let unit = UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
            guard isPrintable(unit) else { break }
            index += 2
        }
        return index
    }

    private static func isPrintable(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x09, 0x0A, 0x0D, 0x20..<0x7F, 0xA0..<0x250, 0x370..<0x530, 0x2010..<0x2030, 0x3000..<0x3130,
            0x4E00..<0xA000, 0xAC00..<0xD7A4, 0xFF01..<0xFF66:
            true
        default: false
        }
    }

    /// Whether two-byte units are text rather than bytes that look like Chinese: those differ all over.
    private static func isLikely(_ run: ArraySlice<UInt8>) -> Bool {
        var others: [UInt16] = []
        var shifted = 0
        var pairs = 0
        for index in stride(from: run.startIndex, to: run.endIndex - 1, by: 2) {
            let unit = UInt16(run[index]) | UInt16(run[index + 1]) << 8
            if unit >= 0x80 { others.append(unit) }
            if unit & 0xFF == 0 { shifted += 1 }
            if (0x20..<0x7F).contains(run[index]), (0x20..<0x7F).contains(run[index + 1]) { pairs += 1 }
        }
        // Units whose lower halves are nought are ASCII that was entered in its middle.
        guard shifted * 2 < run.count / 2 else { return false }
        // Two ASCII characters look like one Chinese character, hardly ever the other way round.
        guard pairs * 4 < run.count / 2 * 3 else { return false }
        guard let first = others.first else { return true }
        if first < 0x530 || first >= 0xAC00 && first < 0xFF00 {
            return others.allSatisfy { $0 >> 8 == first >> 8 || $0 >= 0xAC00 && first >= 0xAC00 }
        }
        let common = others.count {
            CommonCharacters.contains(UInt32($0)) || (0x3000..<0x3130).contains($0) || $0 > 0xFF00
        }
        return common * 3 >= others.count
    }

    private static func narrowEnd(of bytes: ArraySlice<UInt8>, from start: Int, _ codePage: CodePage?) -> Int
    {
        var index = start
        while index < bytes.endIndex {
            let byte = bytes[index]
            if (0x20..<0x7F).contains(byte) || byte == 0x09 || byte == 0x0A || byte == 0x0D {
                index += 1
            } else if let codePage, codePage.isLead(byte), index + 1 < bytes.endIndex,
                bytes[index + 1] >= 0x40
            {
                index += 2
            } else if let codePage, !codePage.isDoubleByte, byte >= 0xA0 {
                index += 1
            } else {
                break
            }
        }
        return index
    }
}
