/// The texts that a formula carries in itself ([MS-XLS] 2.5.198.89).
enum Excel97Formula {
    private static let textToken = 0x17

    /// Every text behind the sign for one whose length and characters make sense.
    ///
    /// The tokens around it need not be known: a sign that means something else is followed by no text.
    static func texts(in tokens: ArraySlice<UInt8>, isUnicode: Bool, codePage: CodePage) -> [[UInt8]] {
        var texts: [[UInt8]] = []
        var index = tokens.startIndex
        while index < tokens.endIndex {
            let rest = tokens[index...]
            index += 1
            guard rest.number8(at: 0) == textToken, let count = rest.number8(at: 1), count > 0 else {
                continue
            }
            let flags = isUnicode ? rest.number8(at: 2) ?? 0xFF : 0
            guard flags <= 1 else { continue }
            let start = isUnicode ? 3 : 2
            guard let bytes = rest.slice(at: start, length: flags == 1 ? count * 2 : count) else { continue }
            let page: CodePage = flags == 1 ? .utf16 : isUnicode ? CodePage(28_591) : codePage
            let text = page.decode(bytes)
            guard text.allSatisfy({ $0 >= 0x20 || $0.isXMLSpace || $0 == 0 }) else { continue }
            texts.append(text)
            index += start - 1 + bytes.count
        }
        return texts
    }
}
