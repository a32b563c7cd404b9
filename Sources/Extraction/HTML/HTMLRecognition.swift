/// Tells pages by their content, whatever stands before the first tag.
enum HTMLRecognition {
    /// Elements with which pages and fragments of pages begin.
    private static let openers: Set<String> = [
        "html", "head", "body", "title", "meta", "link", "script", "style", "table", "div", "p", "span", "h1",
        "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "font", "center", "form", "a", "br", "b", "i", "hr",
        "img", "pre", "section", "article", "main", "nav", "header", "footer", "base", "frameset", "iframe",
        "tr", "td", "li", "strong", "em", "figure", "figcaption", "aside", "blockquote", "button", "select",
        "textarea", "input", "fieldset", "noscript", "small", "strike", "sub", "sup", "ruby", "thead",
        "tbody", "tfoot", "th", "dt", "dd", "caption", "colgroup", "marquee", "nobr", "picture", "video",
        "audio", "canvas",
    ]

    /// Whether a file is a page; `bytes` may be UTF-16.
    static func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = bytes.prefix(4_096).filter { $0 != 0 }
        guard !start.contains(where: { $0 < 0x20 && !$0.isXMLSpace && $0 != 0x1B }) else { return false }
        if start.drop(while: { $0.isXMLSpace || $0 >= 0x80 }).starts(with: "<?xml".utf8) {
            return XMLRoot(start[...]).map { $0.name.lowercased() == "html" } ?? false
        }
        guard !beginsOtherwise(start), let root = firstTag(in: start) else { return false }
        if root == "html" || root == "!doctype" { return true }
        let lead = start.drop { $0.isXMLSpace || $0 >= 0x80 }
        return lead.first == UInt8(ascii: "<") && openers.contains(root)
    }

    /// Whether text begins as JSON or as a mail's headers do; a page quoted in it is only a part of it.
    private static func beginsOtherwise(_ start: [UInt8]) -> Bool {
        let lead = start.drop { $0.isXMLSpace || $0 >= 0x80 }
        guard let first = lead.first else { return true }
        if "{[\"".utf8.contains(first) { return true }
        let name = lead.prefix { $0.isASCIILetter || $0 == UInt8(ascii: "-") }
        return !name.isEmpty && lead.dropFirst(name.count).first == UInt8(ascii: ":")
    }

    /// The name of the first tag in front of which stands nothing that another format would begin with.
    private static func firstTag(in bytes: [UInt8]) -> String? {
        var rest = bytes[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
            guard open < 512 || rest.startIndex > 0 else { return nil }
            rest = rest[(open + 1)...]
            // Instructions to the server that fills the page.
            if let sign = rest.first, sign == UInt8(ascii: "%") || sign == UInt8(ascii: "?") {
                guard let close = rest.dropFirst().firstIndex(of: sign) else { return nil }
                rest = rest[(close + 1)...]
                continue
            }
            if rest.starts(with: "!--".utf8) {
                guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
                rest = rest[(close + 1)...]
                continue
            }
            let name = rest.prefix { $0.isASCIIWord || $0 == UInt8(ascii: "!") }
            let lower = String(decoding: name, as: UTF8.self).lowercased()
            if lower != "!doctype" { return lower }
            let kind = rest.dropFirst(name.count).drop(while: \.isXMLSpace).prefix(4)
            return String(decoding: kind, as: UTF8.self).lowercased() == "html" ? lower : nil
        }
        return nil
    }

    /// Whether tags of a page stand in text that begins as something else, and may cut a value in two.
    static func holdsElements(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[(open + 1)...]
            guard rest.first == UInt8(ascii: "/") else { continue }
            let name = rest.dropFirst().prefix(16).prefix(while: \.isASCIIWord)
            guard rest[name.endIndex...].first == UInt8(ascii: ">"), !name.isEmpty else { continue }
            let lower = String(decoding: name, as: UTF8.self).lowercased()
            if openers.contains(lower) || HTMLVocabulary.inline.contains(lower) { return true }
        }
        return false
    }

    /// Whether text holds tags that a page would: a letter right after `<`, and an end to it.
    static func holdsTags(_ text: some Collection<UInt8>) -> Bool {
        var previous: UInt8 = 0
        var isOpen = false
        for byte in text {
            if previous == UInt8(ascii: "<"), byte.isASCIILetter || byte == UInt8(ascii: "/") {
                isOpen = true
            }
            if isOpen, byte == UInt8(ascii: ">") { return true }
            previous = byte
        }
        return false
    }
}
