/// Cuts a page in UTF-8 into tags, comments and text, so that each byte belongs to one of them.
///
/// Our own instead of libxml2's HTML parser: that one knows HTML 4, drops what it finds misplaced and stops at a NUL;
/// a gate must see what any browser would show, and everything else too. Rules: the tokenization section of the HTML
/// standard, with scripting off.
struct HTMLTokenizer {
    /// Elements whose content holds no tags, each with whether character references count in it.
    private static let rawElements: [String: Bool] = [
        "script": true, "style": true, "xmp": true, "noembed": true, "noframes": true, "iframe": true,
        "title": false, "textarea": false,
    ]

    let bytes: [UInt8]
    private var position = 0
    /// The element that only its own end tag closes.
    private var rawElement: String?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func next() -> HTMLToken? {
        guard position < bytes.count else { return nil }
        if let element = rawElement {
            rawElement = nil
            let start = position
            position = endOfRaw(element)
            if position > start { return .text(start..<position, isRaw: Self.rawElements[element] ?? true) }
        }
        if bytes[position] == UInt8(ascii: "<"), let token = markup() { return token }
        let start = position
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
        return .text(start..<position, isRaw: false)
    }

    private func byte(_ offset: Int) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    /// Where the end tag of a raw element begins, or the end of the page.
    private func endOfRaw(_ element: String) -> Int {
        let name = Array(element.utf8)
        var index = position
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<"), index + 2 + name.count <= bytes.count,
                bytes[index + 1] == UInt8(ascii: "/"),
                zip(bytes[(index + 2)...], name).allSatisfy({ $0 | 0x20 == $1 }),
                index + 2 + name.count == bytes.count || !bytes[index + 2 + name.count].isASCIIWord
            {
                return index
            }
            index += 1
        }
        return index
    }

    /// The markup at `<`, or `nil` where the sign is only text.
    private mutating func markup() -> HTMLToken? {
        guard let second = byte(1) else { return nil }
        if second.isASCIILetter { return startTag() }
        if second == UInt8(ascii: "/"), let third = byte(2) {
            if third.isASCIILetter { return endTag() }
            return comment(from: 2, until: ">")
        }
        guard second == UInt8(ascii: "!") || second == UInt8(ascii: "?") else { return nil }
        guard byte(2) == UInt8(ascii: "-"), byte(3) == UInt8(ascii: "-") else {
            if bytes[position...].starts(with: "<![CDATA[".utf8) { return comment(from: 9, until: "]]>") }
            return comment(from: 2, until: ">")
        }
        if byte(4) == UInt8(ascii: ">") { return comment(from: 4, until: ">") }
        return comment(from: 4, until: "-->", orUntil: "--!>")
    }

    private mutating func comment(
        from skipped: Int, until end: String, orUntil other: String? = nil
    ) -> HTMLToken {
        let start = position + skipped
        position = start
        while position < bytes.count {
            for mark in [end, other ?? end] where bytes[position...].starts(with: mark.utf8) {
                let range = start..<position
                position += mark.utf8.count
                return .comment(range)
            }
            position += 1
        }
        return .comment(min(start, bytes.count)..<bytes.count)
    }

    // MARK: Tags

    private mutating func tagName() -> String {
        let start = position
        while let byte = byte(0), !byte.isXMLSpace, byte != UInt8(ascii: "/"), byte != UInt8(ascii: ">") {
            position += 1
        }
        return Self.lowercase(bytes[start..<position])
    }

    private static func lowercase(_ name: ArraySlice<UInt8>) -> String {
        String(decoding: name.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private mutating func startTag() -> HTMLToken {
        position += 1
        var tag = HTMLTag(name: tagName())
        readAttributes(of: &tag)
        if Self.rawElements[tag.name] != nil { rawElement = tag.name }
        return .start(tag)
    }

    private mutating func endTag() -> HTMLToken {
        position += 2
        var tag = HTMLTag(name: tagName())
        readAttributes(of: &tag)
        // An end tag has no attributes; whoever writes some there still publishes them.
        return tag.attributes.isEmpty
            ? .end(name: tag.name) : .start(HTMLTag(name: "/" + tag.name, attributes: tag.attributes))
    }

    private mutating func readAttributes(of tag: inout HTMLTag) {
        while let next = byte(0) {
            if next == UInt8(ascii: ">") {
                position += 1
                return
            }
            if next.isXMLSpace || next == UInt8(ascii: "/") {
                position += 1
                continue
            }
            let start = position
            position += 1
            while let byte = byte(0), !byte.isXMLSpace, !"/>=".utf8.contains(byte) { position += 1 }
            let name = Self.lowercase(bytes[start..<position])
            tag.attributes.append((name, attributeValue()))
        }
    }

    private mutating func skipSpace() {
        while let byte = byte(0), byte.isXMLSpace { position += 1 }
    }

    private mutating func attributeValue() -> [UInt8] {
        skipSpace()
        guard byte(0) == UInt8(ascii: "=") else { return [] }
        position += 1
        skipSpace()
        guard let quote = byte(0) else { return [] }
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if isQuoted { position += 1 }
        let start = position
        while let byte = byte(0), isQuoted ? byte != quote : !byte.isXMLSpace && byte != UInt8(ascii: ">") {
            position += 1
        }
        let value = HTMLEntities.resolve(bytes[start..<position])
        if isQuoted { position = min(position + 1, bytes.count) }
        return value
    }
}
