/// Text strings of PDF files (ISO 32000-1, 7.9.2; ISO 32000-2 adds UTF-8).
enum PDFString {
    /// The string as UTF-8, without byte order mark and language escapes.
    ///
    /// Bytes without a mark are PDFDocEncoding; where they happen to be valid UTF-8 with more than ASCII, the writer
    /// meant that.
    static func text(_ bytes: some RandomAccessCollection<UInt8>) -> [UInt8] {
        let bytes = Array(bytes)
        let text: String
        if bytes.starts(with: [0xFE, 0xFF]) {
            text = utf16(bytes.dropFirst(2), isLittle: false)
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            text = utf16(bytes.dropFirst(2), isLittle: true)
        } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
        } else if let unicode = String(validating: bytes, as: UTF8.self) {
            text = unicode
        } else {
            text = String(String.UnicodeScalarView(bytes.map(documentEncoding)))
        }
        return clean(text)
    }

    /// What the bytes say in the encodings that writers in Taiwan and China used without telling.
    ///
    /// - Returns: UTF-8; empty where the string names its encoding or the bytes fit none of these.
    static func undeclaredTexts(_ bytes: [UInt8]) -> [[UInt8]] {
        let marks: [[UInt8]] = [[0xFE, 0xFF], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF]]
        guard bytes.contains(where: { $0 >= 0x80 }), !marks.contains(where: bytes.starts),
            String(validating: bytes, as: UTF8.self) == nil
        else { return [] }
        return [Charset.big5, .gb18030].compactMap { charset in
            let conversion = TextDecoders.convert(bytes[...], from: charset, mostIllegal: 0)
            guard let conversion, conversion.illegal == 0, !conversion.isAbandoned else { return nil }
            return clean(String(decoding: conversion.text, as: UTF8.self))
        }
    }

    /// Whether a text is an address whose escapes may be undone.
    static func isAddress(_ text: [UInt8]) -> Bool {
        guard text.contains(UInt8(ascii: "%")), let colon = text.firstIndex(of: UInt8(ascii: ":")) else {
            return false
        }
        return text[colon...].has("://") || text[..<colon].elementsEqual("mailto".utf8)
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> String {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let pair = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isLittle ? pair.1 << 8 | pair.0 : pair.0 << 8 | pair.1)
            index += 2
        }
        return String(decoding: units, as: UTF16.self)
    }

    /// Control characters become spaces, except for line ends and tabs; escapes that name a language disappear.
    static func clean(_ text: String) -> [UInt8] {
        var scalars = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{1B}": isEscaped.toggle()
            case _ where isEscaped: break
            case "\r": scalars.append("\n")
            case "\n", "\t": scalars.append(scalar)
            case _ where scalar.properties.generalCategory == .control: scalars.append(" ")
            default: scalars.append(scalar)
            }
        }
        // An escape that nothing closes is none, and hides nothing.
        if isEscaped { return Array(text.utf8).map { $0 == 0x1B || $0 == 0 ? UInt8(ascii: " ") : $0 } }
        return Array(String(scalars).utf8)
    }

    /// ISO 32000-1, annex D.2: Latin-1 but for these.
    private static func documentEncoding(_ byte: UInt8) -> Unicode.Scalar {
        switch byte {
        case 0x18...0x1F: accents[Int(byte - 0x18)]
        case 0x80...0xA0: specials[Int(byte - 0x80)]
        default: Unicode.Scalar(byte)
        }
    }

    private static let accents: [Unicode.Scalar] = [
        "\u{2D8}", "\u{2C7}", "\u{2C6}", "\u{2D9}", "\u{2DD}", "\u{2DB}", "\u{2DA}", "\u{2DC}",
    ]

    private static let specials: [Unicode.Scalar] = Array(
        "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\u{FFFD}€".unicodeScalars)
}
