/// The header of one gzip member (RFC 1952, section 2.3).
struct GzipHeader {
    private(set) var extra: ArraySlice<UInt8> = []
    /// The compressed file's own name, without its NUL.
    private(set) var fileName: ArraySlice<UInt8> = []
    private(set) var comment: ArraySlice<UInt8> = []
    /// Where the compressed data begin.
    private(set) var length = 10

    static func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.has([0x1F, 0x8B])
    }

    /// - Returns: `nil` where the header is cut off or of an unknown kind.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.has([0x1F, 0x8B, 8]), let flags = bytes.slice(at: 3, length: 1)?.first, bytes.count > 17,
            flags & 0xE0 == 0
        else { return nil }
        if flags & 4 != 0 {
            guard let size = bytes.littleEndian16(at: length),
                let field = bytes.slice(at: length + 2, length: Int(size))
            else { return nil }
            extra = field
            length += 2 + Int(size)
        }
        if flags & 8 != 0 {
            guard let text = Self.text(in: bytes, at: length) else { return nil }
            fileName = text
            length += text.count + 1
        }
        if flags & 16 != 0 {
            guard let text = Self.text(in: bytes, at: length) else { return nil }
            comment = text
            length += text.count + 1
        }
        if flags & 2 != 0 { length += 2 }
        guard length <= bytes.count else { return nil }
    }

    private static func text(in bytes: ArraySlice<UInt8>, at offset: Int) -> ArraySlice<UInt8>? {
        let rest = bytes.dropFirst(offset)
        guard let end = rest.firstIndex(of: 0) else { return nil }
        return rest[..<end]
    }
}
