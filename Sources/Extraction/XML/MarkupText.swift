import Documents

/// Pages and XML in UTF-8, whatever they were written in.
enum MarkupText {
    /// Decodes by the byte order mark, then as UTF-8 where the bytes are, then by what they declare (`encoding=` or
    /// `charset=`) and by their own statistics.
    static func decode(_ source: ArraySlice<UInt8>) -> DecodedText {
        var decoded = DecodedText()
        if source.first != 0, source.dropFirst().first != 0, UTF8Check.isValid(source),
            SwitchedText.charset(of: source) == nil
        {
            let text = source.has("\u{FEFF}") ? source.dropFirst(3) : source
            decoded.readings = [DecodedText.Reading(charset: .utf8, text: text)]
            if holdsReplacement(text) {
                decoded.add(.partialText, "replacement characters stand in the text")
            }
            return decoded
        }
        return TextDecoder.decode(source, declared: declared(in: source.prefix(4_096)))
    }

    /// Reads a file by each way to decode it; the second way is a part of its own, named for its encoding.
    static func read(
        _ source: Source, _ extraction: Extraction, by reader: (ArraySlice<UInt8>, PartPath) -> Void
    ) {
        let decoded = decode(source.bytes)
        decoded.report(to: extraction, at: source.path)
        for (index, reading) in decoded.readings.enumerated() {
            reader(
                reading.text,
                index == 0 ? source.path : source.path.appending("as \(reading.charset.rawValue)"))
        }
    }

    /// Whether U+FFFD occurs: the writer's program could not read what stood there.
    private static func holdsReplacement(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        while let index = rest.firstIndex(of: 0xEF) {
            if rest[index...].starts(with: Unicode.UTF8.encodedReplacementCharacter) { return true }
            rest = rest[(index + 1)...]
        }
        return false
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
