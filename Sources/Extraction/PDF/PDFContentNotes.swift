/// What stands in a page's content beside what it paints: comments, the properties of marks (ISO 32000-1, 14.6), the
/// names of what it paints, and text that is squeezed to nothing.
///
/// PDFium reads marks of text and pictures only, and comments not at all.
struct PDFContentNotes {
    struct Note {
        var key: String
        /// As it stands in the file.
        var bytes: [UInt8]
    }

    private(set) var notes: [Note] = []
    /// The operands of `Do`.
    private(set) var painted: Set<String> = []
    /// Whether a text is scaled to no width or no size, which PDFium leaves out.
    private(set) var isSqueezed = false

    private let bytes: [UInt8]
    private var position = 0
    private var name = ""
    private var numbers: [Double] = []
    private var isInlinePicture = false

    private static let deepest = 16

    /// - Parameter content: of a page, a form, a pattern or a glyph; filters undone.
    init(_ content: [UInt8]) {
        bytes = content
        while position < bytes.count { step() }
    }

    private mutating func step() {
        switch bytes[position] {
        case UInt8(ascii: "("): skipString()
        case UInt8(ascii: "<") where position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "<"):
            var tokens = PDFTokens(bytes, at: position)
            if let value = tokens.value() { collect(value, key: "", depth: 0) }
            position = max(position + 2, tokens.position)
        case UInt8(ascii: "%"): comment()
        case UInt8(ascii: "/"):
            position += 1
            name = String(decoding: word(), as: UTF8.self)
        case let byte where byte.isPDFSpace || byte.isPDFDelimiter: position += 1
        default: handle(word())
        }
    }

    private mutating func word() -> ArraySlice<UInt8> {
        let start = position
        while position < bytes.count, !bytes[position].isPDFSpace, !bytes[position].isPDFDelimiter {
            position += 1
        }
        return bytes[start..<position]
    }

    private mutating func handle(_ word: ArraySlice<UInt8>) {
        guard let first = word.first, !first.isDigit, first != 0x2D, first != 0x2E, first != 0x2B else {
            if numbers.count < 8 { numbers.append(Double(String(decoding: word, as: UTF8.self)) ?? 1) }
            return
        }
        switch word.count {
        case 2 where word.elementsEqual("Do".utf8): painted.insert(name)
        case 2 where word.elementsEqual("Tz".utf8):
            if let scale = numbers.last, scale == 0 { isSqueezed = true }
        case 2 where word.elementsEqual("Tm".utf8):
            if numbers.count == 6, numbers[0] * numbers[3] == numbers[1] * numbers[2] { isSqueezed = true }
        case 2 where word.elementsEqual("BI".utf8): isInlinePicture = true
        case 2 where word.elementsEqual("ID".utf8):
            if isInlinePicture { skipPicture() }
        default: break
        }
        numbers.removeAll(keepingCapacity: true)
    }

    // MARK: What is stepped over

    private mutating func skipString() {
        var depth = 0
        while position < bytes.count {
            let byte = bytes[position]
            position += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0 { return }
        }
    }

    /// The pixels of an inline picture end at an `EI` between white space.
    private mutating func skipPicture() {
        isInlinePicture = false
        while position < bytes.count {
            position += 1
            if bytes[position...].has("EI"), bytes[position - 1].isPDFSpace,
                bytes[position...].dropFirst(2).first?.isPDFSpace ?? true
            {
                return
            }
        }
    }

    // MARK: What is kept

    private mutating func comment() {
        let start = position + 1
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
        notes.append(Note(key: "Comment", bytes: Array(bytes[min(start, position)..<position])))
    }

    private mutating func collect(_ value: PDFObject, key: String, depth: Int) {
        guard depth < Self.deepest else { return }
        switch value {
        case .string(let bytes): notes.append(Note(key: key, bytes: bytes))
        case .array(let values): for value in values { collect(value, key: key, depth: depth + 1) }
        case .dictionary(let dictionary):
            for (key, value) in dictionary.entries { collect(value, key: key, depth: depth + 1) }
        default: break
        }
    }
}
