/// Names and texts of the XML that PDF files carry: XMP metadata, XFA forms, rich text.
///
/// Every text and attribute is found even where the XML is damaged; nothing is looked up outside.
struct PDFMarkup {
    struct Field {
        /// The element's or attribute's name without prefix.
        var name: String
        /// UTF-8.
        var text: [UInt8]
    }

    private(set) var fields: [Field] = []

    private let bytes: [UInt8]
    /// Never beyond the end.
    private var position = 0 {
        didSet { if position > bytes.count { position = bytes.count } }
    }
    private var open: [String] = []
    /// Whether only tags that divide no word stand between the last text and the next one.
    private var isJoined = false

    /// Elements within a word or a line.
    private static let inline: Set<String> = [
        "span", "b", "i", "u", "s", "em", "strong", "font", "sub", "sup", "a", "small", "big",
    ]

    /// Elements that only order others.
    private static let wrappers: Set<String> = ["li", "Alt", "Seq", "Bag", "Description"]

    init(_ markup: some RandomAccessCollection<UInt8>) {
        let isWide =
            markup.prefix(2).elementsEqual([0xFE, 0xFF]) || markup.prefix(2).elementsEqual([0xFF, 0xFE])
        bytes = isWide ? PDFString.text(markup) : Array(markup)
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "<") { tag() } else { text() }
        }
    }

    private mutating func text() {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
        let name = open.last { !Self.wrappers.contains($0) } ?? "text"
        let text = bytes[start..<position]
        guard isJoined, let last = lastText, !text.isEmpty else {
            let count = fields.count
            add(text, name: name)
            if fields.count > count { lastText = count }
            isJoined = fields.count > count
            return
        }
        fields[last].text += PDFString.text(Self.unescaped(text))
    }

    /// The index of the text that comes before the tags.
    private var lastText: Int?

    private mutating func add(_ text: ArraySlice<UInt8>, name: String) {
        let trimmed = text.drop { $0.isPDFSpace }
        guard !trimmed.isEmpty else { return }
        fields.append(Field(name: name, text: PDFString.text(Self.unescaped(trimmed))))
    }

    private mutating func tag() {
        if bytes[position...].has("<![CDATA[") {
            return quoted("<![CDATA[", "]]>", name: open.last ?? "text")
        }
        if bytes[position...].has("<!--") { return quoted("<!--", "-->", name: "comment") }
        position += 1
        if position < bytes.count, bytes[position] == UInt8(ascii: "?") { return skip(to: UInt8(ascii: ">")) }
        let isClosing = position < bytes.count && bytes[position] == UInt8(ascii: "/")
        if isClosing { position += 1 }
        let element = name()
        if !Self.inline.contains(element) { isJoined = false }
        var isEmpty = false
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
            isEmpty = bytes[position] == UInt8(ascii: "/")
            if bytes[position].isPDFSpace || isEmpty { position += 1 } else { attribute() }
        }
        position += 1
        if isClosing { _ = open.popLast() } else if !isEmpty { open.append(element) }
    }

    private mutating func quoted(_ start: StaticString, _ end: StaticString, name: String) {
        position += start.utf8CodeUnitCount
        let first = position
        while position < bytes.count, !bytes[position...].has(end) { position += 1 }
        add(bytes[first..<position], name: name)
        position += end.utf8CodeUnitCount
    }

    private mutating func attribute() {
        let attribute = name()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
            // Nothing that belongs here: step on, so that every call moves.
            if attribute.isEmpty { position += 1 }
            return
        }
        position += 1
        guard position < bytes.count else { return }
        let quote = bytes[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return }
        position += 1
        let start = position
        let end = bytes[start...].firstIndex(of: quote) ?? bytes.count
        position = end + 1
        if attribute != "about", !isNamespace(bytes[start..<end]) { add(bytes[start..<end], name: attribute) }
    }

    private func isNamespace(_ value: ArraySlice<UInt8>) -> Bool {
        value.has("http://ns.") || value.has("http://www.w3.org/") || value.has("http://purl.org/")
            || value.has("adobe:ns:") || value.has("http://www.xfa.org/") || value.has("http://www.aiim.org/")
    }

    private mutating func skip(to end: UInt8) {
        while position < bytes.count, bytes[position] != end { position += 1 }
        position += 1
    }

    /// A name without its prefix.
    private mutating func name() -> String {
        var start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte.isPDFSpace || [0x22, 0x27, 0x2F, 0x3C, 0x3D, 0x3E].contains(byte) { break }
            position += 1
            if byte == UInt8(ascii: ":") { start = position }
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private static let entities: [String: UInt8] = [
        "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27,
    ]

    private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        guard text.contains(UInt8(ascii: "&")) else { return Array(text) }
        var output: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "&"), let end = rest.prefix(10).firstIndex(of: UInt8(ascii: ";")),
                let decoded = entity(String(decoding: rest[..<end], as: UTF8.self))
            else {
                output.append(byte)
                continue
            }
            output += decoded
            rest = rest[(end + 1)...]
        }
        return output
    }

    private static func entity(_ name: String) -> [UInt8]? {
        if let known = entities[name] { return [known] }
        guard name.hasPrefix("#") else { return nil }
        let isHexadecimal = name.dropFirst().lowercased().hasPrefix("x")
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        guard let code = UInt32(digits, radix: isHexadecimal ? 16 : 10), let scalar = Unicode.Scalar(code)
        else {
            return nil
        }
        return Array(String(scalar).utf8)
    }
}
