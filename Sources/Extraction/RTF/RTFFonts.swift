/// The fonts of a document, of which only the encoding matters.
struct RTFFonts {
    private var codePages: [Int: CodePage] = [:]
    private var current = 0

    /// The encoding of a font; `nil` where it says none, or the Western one that writers put for "none".
    subscript(number: Int) -> CodePage? { codePages[number] }

    mutating func start(_ number: Int) { current = number }

    mutating func set(charset: Int) {
        guard charset > 1, let codePage = CodePage(fontCharset: charset) else { return }
        codePages[current] = codePage
    }

    mutating func set(codePage: Int) { codePages[current] = CodePage(codePage) }

    /// Takes in a font's name, which says the encoding where nothing else does.
    mutating func readName(_ name: [UInt8]) {
        let text = String(decoding: name, as: UTF8.self)
        guard codePages[current] == nil else { return }
        for (suffix, number) in [
            (" CE;", 1250), (" Cyr;", 1251), (" Greek;", 1253), (" Tur;", 1254), (" Baltic;", 1257),
        ]
        where text.hasSuffix(suffix) {
            codePages[current] = CodePage(number)
        }
    }
}
