/// Frames of Zstandard (RFC 8878, 3.1.2) and LZ4 files that readers step over, whatever stands in them.
struct SkippableFrames {
    private(set) var contents: [ArraySlice<UInt8>] = []

    private static let most = 1_000

    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - kind: of its compression; others than these two have no such frames.
    init(_ bytes: ArraySlice<UInt8>, kind: ArchiveKind) {
        guard kind == .zstandard || kind == .lz4 else { return }
        var position = 0
        while position < bytes.count, contents.count < Self.most {
            if let content = Self.content(in: bytes, at: position) {
                if content.contains(where: { $0 != 0 }) { contents.append(content) }
                position += 8 + content.count
            } else if let length = kind == .zstandard
                ? Self.zstandardLength(bytes.dropFirst(position)) : Self.lz4Length(bytes.dropFirst(position))
            {
                position += length
            } else {
                return
            }
        }
    }

    /// Whether a file begins with such a frame, and a frame of that compression follows.
    static func lead(_ bytes: ArraySlice<UInt8>, to magic: [UInt8]) -> Bool {
        var position = 0
        for _ in 0..<most {
            guard let content = content(in: bytes, at: position) else { break }
            position += 8 + content.count
        }
        return position > 0 && bytes.has(magic, at: position)
    }

    private static func content(in bytes: ArraySlice<UInt8>, at position: Int) -> ArraySlice<UInt8>? {
        guard let magic = bytes.littleEndian32(at: position), magic & 0xFFFF_FFF0 == 0x184D_2A50,
            let length = bytes.littleEndian32(at: position + 4)
        else { return nil }
        return bytes.slice(at: position + 8, length: Int(length))
    }

    /// The length of a frame: its header, then blocks that say how long they are.
    private static func zstandardLength(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.has([0x28, 0xB5, 0x2F, 0xFD]), let flags = bytes.slice(at: 4, length: 1)?.first else {
            return nil
        }
        let isSingle = flags & 0x20 != 0
        let sizes = [isSingle ? 1 : 0, 2, 4, 8]
        var position = 5 + (isSingle ? 0 : 1) + [0, 1, 2, 4][Int(flags & 3)] + sizes[Int(flags >> 6)]
        while let low = bytes.littleEndian16(at: position),
            let high = bytes.slice(at: position + 2, length: 1)?.first
        {
            let header = Int(low) | Int(high) << 16
            position += 3 + (header >> 1 & 3 == 1 ? 1 : header >> 3)
            if header & 1 == 1 { return position + (flags & 4 != 0 ? 4 : 0) }
        }
        return nil
    }

    private static func lz4Length(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.has([0x04, 0x22, 0x4D, 0x18]), let flags = bytes.slice(at: 4, length: 1)?.first else {
            return nil
        }
        var position = 7 + (flags & 8 != 0 ? 8 : 0) + (flags & 1 != 0 ? 4 : 0)
        while let size = bytes.littleEndian32(at: position) {
            position += 4
            if size == 0 { return position + (flags & 4 != 0 ? 4 : 0) }
            position += Int(size & 0x7FFF_FFFF) + (flags & 16 != 0 ? 4 : 0)
        }
        return nil
    }
}
