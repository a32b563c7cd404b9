/// A table of strings in a Word document (STTB, [MS-DOC] 2.2.4).
enum WordStrings {
    /// The strings in UTF-8; `codePage` is for those of one byte a character.
    static func read(_ table: ArraySlice<UInt8>, isWord97: Bool, codePage: CodePage) -> [[UInt8]] {
        var cursor = ByteCursor(table)
        guard isWord97, table.number16(at: 0) == 0xFFFF else {
            return readNarrow(&cursor, codePage, skipsLength: !isWord97)
        }
        cursor.skip(2)
        guard let count = cursor.number16(), let extra = cursor.number16() else { return [] }
        var strings: [[UInt8]] = []
        for _ in 0..<count {
            guard let length = cursor.number16(), let text = cursor.bytes(length * 2) else { break }
            strings.append(CodePage.utf16.decode(text))
            cursor.skip(extra)
        }
        return strings
    }

    /// Strings that each stand behind their length, without a count (`Xst`).
    static func readLoose(_ table: ArraySlice<UInt8>, isWord97: Bool, codePage: CodePage) -> [[UInt8]] {
        var cursor = ByteCursor(table)
        guard isWord97 else { return readNarrow(&cursor, codePage, skipsLength: false) }
        var strings: [[UInt8]] = []
        while let length = cursor.number16(), let text = cursor.bytes(length * 2) {
            strings.append(CodePage.utf16.decode(text))
        }
        return strings
    }

    private static func readNarrow(
        _ cursor: inout ByteCursor, _ codePage: CodePage, skipsLength: Bool
    ) -> [[UInt8]] {
        if skipsLength { cursor.skip(2) }
        var strings: [[UInt8]] = []
        while let length = cursor.byte(), let text = cursor.bytes(length) {
            strings.append(codePage.decode(text))
        }
        return strings
    }
}
