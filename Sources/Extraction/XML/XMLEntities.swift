import Documents

/// The entities that a document declares for itself, put in place before it is parsed.
///
/// Drawing programs write their namespaces as entities; such are plain text of a few bytes. Whatever could grow (entities
/// that refer to others, parameter entities) stays as it is, and the parser then reports it.
struct XMLEntities {
    /// Entities and bytes of one that are put in place.
    private static let most = 256
    private static let longest = 4_096

    /// The document with its own entities in place.
    let text: [UInt8]
    /// What was declared, a name and a text each.
    let declared: [(name: ArraySlice<UInt8>, text: ArraySlice<UInt8>)]
    /// Whether an entity that stands in another file is declared, and whether it is used.
    let declaresFile: Bool
    let usesFile: Bool

    /// `nil` where the document declares none, or some that are not plain text.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard let subset = Self.subset(of: bytes), let declarations = Declarations(bytes[subset]) else {
            return nil
        }
        guard !declarations.plain.isEmpty || !declarations.files.isEmpty else { return nil }
        var text = Array(bytes[..<subset.lowerBound])
        declarations.blank(into: &text, of: bytes[subset])
        let names = Dictionary(declarations.plain.map { ($0.name, $0.text) }) { first, _ in first }
        var usesFile = false
        var rest = bytes[subset.upperBound...]
        let room = bytes.count + 1 << 24
        while let reference = rest.firstIndex(of: UInt8(ascii: "&")) {
            text += rest[..<reference]
            rest = rest[reference...]
            let name = rest.dropFirst().prefix(256).prefix { $0 != UInt8(ascii: ";") && !$0.isXMLSpace }
            let isClosed = rest[name.endIndex...].first == UInt8(ascii: ";")
            if isClosed, let value = names[name] {
                text += value
                rest = rest[(name.endIndex + 1)...]
            } else {
                usesFile = usesFile || declarations.files.contains(name)
                text.append(UInt8(ascii: "&"))
                rest = rest.dropFirst()
            }
            guard text.count <= room else { return nil }
        }
        self.text = text + rest
        declared = declarations.plain
        declaresFile = !declarations.files.isEmpty
        self.usesFile = usesFile
    }

    /// What stands between the square brackets of the document type declaration.
    private static func subset(of bytes: ArraySlice<UInt8>) -> Range<Int>? {
        let start = bytes.prefix(1 << 16)
        guard let mark = firstIndex(of: "<!DOCTYPE", in: start),
            let open = start[mark...].firstIndex(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: ">") }
            ),
            start[open] == UInt8(ascii: "[")
        else { return nil }
        var quote: UInt8?
        for index in (open + 1)..<max(open + 1, start.endIndex) {
            let byte = start[index]
            if let mark = quote {
                if byte == mark { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "]") {
                return (open + 1)..<index
            }
        }
        return nil
    }

    private static func firstIndex(of text: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
        bytes.indices.first { bytes[$0] == UInt8(ascii: "<") && bytes[$0...].has(text) }
    }

    /// The declarations of an internal subset.
    private struct Declarations {
        var plain: [(name: ArraySlice<UInt8>, text: ArraySlice<UInt8>)] = []
        var files: Set<ArraySlice<UInt8>> = []
        private var ranges: [Range<Int>] = []

        /// `nil` where one is not plain text.
        init?(_ subset: ArraySlice<UInt8>) {
            var rest = subset
            while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
                rest = rest[open...]
                guard rest.has("<!ENTITY") else {
                    rest = rest.dropFirst()
                    continue
                }
                rest = rest.dropFirst(8).drop(while: \.isXMLSpace)
                let name = rest.prefix { !$0.isXMLSpace && $0 != UInt8(ascii: "%") }
                rest = rest[name.endIndex...].drop(while: \.isXMLSpace)
                guard !name.isEmpty, let quote = rest.first else { return nil }
                if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                    let text = rest.dropFirst().prefix { $0 != quote }
                    guard Self.isPlain(text), plain.count < XMLEntities.most else { return nil }
                    plain.append((name, text))
                    rest = rest[text.endIndex...].dropFirst().drop(while: \.isXMLSpace)
                } else {
                    // What is not parsed is a file beside the document (the attachments of an official letter).
                    let external = rest.prefix { $0 != UInt8(ascii: ">") }
                    rest = rest[external.endIndex...]
                    if String(decoding: external, as: UTF8.self).contains("NDATA") { continue }
                    files.insert(name)
                }
                guard rest.first == UInt8(ascii: ">") else { return nil }
                ranges.append(open..<(rest.startIndex + 1))
            }
        }

        /// Without references, but for such that need none themselves.
        private static func isPlain(_ text: ArraySlice<UInt8>) -> Bool {
            guard text.count <= XMLEntities.longest, !text.contains(UInt8(ascii: "%")) else { return false }
            let references = text.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
                .dropFirst()
            return references.allSatisfy {
                $0.has("#") && !$0.has("#38;") && !$0.has("#x26;") && !$0.has("#60;")
            }
        }

        /// Writes the subset with blanks in place of the declarations, so that lines keep their numbers.
        func blank(into text: inout [UInt8], of subset: ArraySlice<UInt8>) {
            let start = text.count
            text += subset
            for range in ranges {
                for index in range where subset[index] != 0x0A {
                    text[start + index - subset.startIndex] = 0x20
                }
            }
        }
    }
}
