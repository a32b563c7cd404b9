/// One typed value of a property set, and the texts in it ([MS-OLEPS] 2.15).
struct PropertyValue {
    private var cursor: ByteCursor
    private let codePage: CodePage
    private let keepsNumbers: Bool
    /// A picture that is the value.
    private(set) var preview: (suffix: String, bytes: ArraySlice<UInt8>)?

    /// Vectors within vectors end here; nobody needs more than one level.
    private static let mostDepth = 3
    private static let mostElements = 100_000

    init(_ bytes: ArraySlice<UInt8>, _ codePage: CodePage, keepsNumbers: Bool) {
        self.keepsNumbers = keepsNumbers
        cursor = ByteCursor(bytes)
        self.codePage = codePage
    }

    /// Every text that the value holds; numbers and dates only where they could be somebody's.
    mutating func texts() -> [[UInt8]] {
        guard let type = cursor.number16() else { return [] }
        cursor.skip(2)
        return texts(of: type, depth: 0)
    }

    private mutating func texts(of type: Int, depth: Int) -> [[UInt8]] {
        if type & 0x1000 != 0 { return vector(of: type & 0xFFF, depth: depth) }
        switch type {
        case 0x08, 0x1E: return [narrow()].compactMap(\.self)
        case 0x1F: return [wide()].compactMap(\.self)
        case 0x0C where depth > 0:
            guard let inner = cursor.number16() else { return [] }
            cursor.skip(2)
            return depth < Self.mostDepth ? texts(of: inner, depth: depth + 1) : []
        case 0x02, 0x12, 0x0B: return number(bytes: 2, isText: type != 0x0B)
        case 0x03, 0x13, 0x16, 0x17: return number(bytes: 4, isText: true)
        case 0x05:
            guard let value = cursor.rest.double(at: 0) else { return [] }
            cursor.skip(8)
            guard keepsNumbers else { return [] }
            return [
                Array((value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)").utf8)
            ]
        case 0x14, 0x15, 0x40, 0x06, 0x07:
            cursor.skip(8)
            return []
        case 0x41, 0x46: return blob()
        case 0x47:
            takePreview()
            return []
        default: return []
        }
    }

    private mutating func vector(of type: Int, depth: Int) -> [[UInt8]] {
        guard depth < Self.mostDepth, let count = cursor.number32() else { return [] }
        var texts: [[UInt8]] = []
        for _ in 0..<min(count, Self.mostElements) where !cursor.isAtEnd {
            texts += self.texts(of: type, depth: depth + 1)
        }
        return texts
    }

    private mutating func narrow() -> [UInt8]? {
        guard let length = cursor.number32(), let text = cursor.bytes(min(length, cursor.rest.count)) else {
            return nil
        }
        if codePage == .utf16 { align(length) }
        return codePage == .utf16 ? text.wideText : codePage.decode(text.untilZero)
    }

    private mutating func wide() -> [UInt8]? {
        guard let count = cursor.number32() else { return nil }
        let length = min(count, cursor.rest.count / 2) * 2
        guard let text = cursor.bytes(length) else { return nil }
        align(length)
        return text.wideText
    }

    private mutating func number(bytes: Int, isText: Bool) -> [[UInt8]] {
        guard let value = bytes == 2 ? cursor.number16() : cursor.number32() else { return [] }
        if bytes == 2 { cursor.skip(2) }
        return isText && keepsNumbers && value > 9_999 ? [Array("\(value)".utf8)] : []
    }

    /// Hyperlinks and the like: data whose texts matter and whose layout does not.
    private mutating func blob() -> [[UInt8]] {
        guard let length = cursor.number32(), let bytes = cursor.bytes(min(length, cursor.rest.count)) else {
            return []
        }
        align(length)
        // Links are a list of values of their own, six for each.
        guard bytes.number32(at: 4) == 3, let count = bytes.number32(at: 0), count % 6 == 0 else {
            return PrintableRuns.find(in: bytes)
        }
        var list = PropertyValue(bytes, codePage, keepsNumbers: false)
        return list.vector(of: 0x0C, depth: 0)
    }

    /// A picture as the clipboard holds it ([MS-OLEPS] 2.11).
    private mutating func takePreview() {
        guard let length = cursor.number32(), let bytes = cursor.bytes(min(length, cursor.rest.count)),
            bytes.number32(at: 0) == 0xFFFF_FFFF
        else { return }
        switch bytes.number32(at: 4) {
        case 3: preview = ("wmf", bytes.dropFirst(16))
        case 8: preview = ("bmp", Bitmap.file(dib: bytes.dropFirst(8))[...])
        case 14: preview = ("emf", bytes.dropFirst(8))
        default: preview = ("picture", bytes.dropFirst(8))
        }
    }

    private mutating func align(_ length: Int) {
        if length % 4 != 0 { cursor.skip(4 - length % 4) }
    }
}
