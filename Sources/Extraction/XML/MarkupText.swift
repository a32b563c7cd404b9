import Documents

/// A page or an XML document in UTF-8, whatever it was written in.
struct MarkupText {
    let bytes: ArraySlice<UInt8>
    /// Bytes that mean nothing in the encoding that was taken.
    let illegal: Int

    /// Takes the encoding from the byte order mark, then from the bytes where only UTF-8 fits them, then from the
    /// declaration (`encoding=` or `charset=`), and at last from the bytes' own statistics.
    ///
    /// - Returns: `nil` where the encoding is not one that can be read.
    init?(_ source: ArraySlice<UInt8>) {
        if source.has("\u{FEFF}") {
            self.init(utf8: source.dropFirst(3))
        } else if let wide = Self.wideCharset(of: source) {
            self.init(UnicodeTranscoder.convert(source, from: wide))
        } else if String(validating: source, as: UTF8.self) != nil {
            self.init(utf8: source)
        } else if let declared = Self.declared(in: source.prefix(4_096)), declared != .utf8 {
            guard let conversion = TextDecoders.convert(source, from: declared, mostIllegal: .max) else { return nil }
            self.init(conversion)
        } else {
            self.init(detecting: source)
        }
    }

    private init(utf8 bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        illegal = 0
    }

    private init(_ conversion: TextDecoders.Conversion) {
        let text = conversion.text[...]
        bytes = text.has("\u{FEFF}") ? text.dropFirst(3) : text
        illegal = conversion.illegal
    }

    private init?(detecting source: ArraySlice<UInt8>) {
        var best: TextDecoders.Conversion?
        for charset in Charset.legacy where charset != .windows1252 {
            guard let conversion = TextDecoders.convert(source, from: charset, mostIllegal: 50) else { continue }
            if !conversion.isAbandoned, conversion.illegal < best?.illegal ?? .max { best = conversion }
        }
        guard let best else { return nil }
        self.init(best)
    }

    /// Notes as a gap that some bytes were no text.
    func report(to extraction: Extraction, at path: PartPath) {
        guard illegal > 0 else { return }
        extraction.miss(.partialText, "\(illegal) characters that can't be decoded", at: path)
    }

    // MARK: What the bytes say of themselves

    private static func wideCharset(of bytes: ArraySlice<UInt8>) -> Charset? {
        if bytes.has([0xFF, 0xFE, 0, 0]) { return .utf32LittleEndian }
        if bytes.has([0, 0, 0xFE, 0xFF]) { return .utf32BigEndian }
        if bytes.has([0xFF, 0xFE]) { return .utf16LittleEndian }
        if bytes.has([0xFE, 0xFF]) { return .utf16BigEndian }
        // The first sign of markup is `<`, or white space before it.
        let first = Array(bytes.prefix(4))
        guard first.count == 4 else { return nil }
        if first[0] < 0x80, first[0] > 0, first[1] == 0 { return first[2] == 0 ? .utf32LittleEndian : .utf16LittleEndian }
        guard first[0] == 0 else { return nil }
        return first[1] == 0 ? .utf32BigEndian : .utf16BigEndian
    }

    /// The label after `encoding=` in an XML declaration or after `charset=` in a page's head.
    private static func declared(in start: ArraySlice<UInt8>) -> Charset? {
        for key in ["encoding", "charset"] {
            var rest = start
            while let open = rest.firstIndex(where: { $0 | 0x20 == key.utf8.first }) {
                rest = rest[open...]
                guard rest.prefix(key.utf8.count).elementsEqual(key.utf8, by: { $0 | 0x20 == $1 }) else {
                    rest = rest.dropFirst()
                    continue
                }
                rest = rest.dropFirst(key.utf8.count)
                let value = rest.drop { $0.isXMLSpace || "='\"".utf8.contains($0) }
                let label = value.prefix { $0.isASCIIWord || "-_:.".utf8.contains($0) }
                if let charset = Charset(declared: String(decoding: label, as: UTF8.self)) { return charset }
            }
        }
        return nil
    }
}
