/// The chain of blocks in a RAR archive, as far as it holds anything but files.
///
/// Layout: RAR's technote.txt for both versions.
struct RARBlocks {
    /// Each comment as an archive of its own, its block under the type of a file.
    private(set) var comments: [[UInt8]] = []
    /// Whether this file is one of several.
    private(set) var isPiece = false
    /// Whether the blocks themselves are encrypted.
    private(set) var isEncrypted = false
    /// Where the block ends that ends the archive, where there is one.
    private(set) var end: Int?

    private let bytes: ArraySlice<UInt8>
    private static let mostBlocks = 100_000

    init(_ bytes: ArraySlice<UInt8>, isRAR5: Bool) {
        self.bytes = bytes
        isRAR5 ? readRAR5() : readRAR3()
    }

    // MARK: RAR 1.5 to 4

    private mutating func readRAR3() {
        var position = 7
        var mainHeader: ArraySlice<UInt8> = []
        for _ in 0..<Self.mostBlocks {
            guard let type = bytes.slice(at: position + 2, length: 1)?.first,
                let flags = bytes.littleEndian16(at: position + 3),
                let size = bytes.littleEndian16(at: position + 5), size >= 7,
                let header = bytes.slice(at: position, length: Int(size))
            else { return }
            var length = Int(size)
            if flags & 0x8000 != 0 || type == 0x74 || type == 0x7A {
                length += Int(header.littleEndian32(at: 7) ?? 0)
            }
            switch type {
            case 0x73:
                mainHeader = header.prefix(13)
                isPiece = flags & 1 != 0
                isEncrypted = flags & 0x80 != 0
                if isEncrypted { return }
            case 0x7A:
                // Names stand after 32 bytes of fixed fields.
                if header.has("CMT", at: 32), let block = bytes.slice(at: position, length: length) {
                    comments.append(asFile(block, headerSize: Int(size), after: mainHeader))
                }
            case 0x7B:
                end = position + Int(size)
                return
            default: break
            }
            position += length
        }
    }

    private func asFile(
        _ block: ArraySlice<UInt8>, headerSize: Int, after mainHeader: ArraySlice<UInt8>
    ) -> [UInt8] {
        var file = Array(block)
        file[2] = 0x74
        // Comments of a solid archive are packed alone, whatever their flag says.
        file[3] &= 0xEF
        let checksum = Inflater.crc32(file[2..<headerSize])
        file[0] = UInt8(checksum & 0xFF)
        file[1] = UInt8(checksum >> 8 & 0xFF)
        var main = Array(mainHeader)
        // Without the flags of the whole archive, such as "solid".
        if main.count == 13 {
            main[3] = 0
            main[4] = 0
            main[5] = 13
            main[6] = 0
            let checksum = Inflater.crc32(main[2...])
            main[0] = UInt8(checksum & 0xFF)
            main[1] = UInt8(checksum >> 8 & 0xFF)
        }
        let end: [UInt8] = [0xC4, 0x3D, 0x7B, 0, 0x40, 7, 0]
        return Array(bytes.prefix(7)) + main + file + end
    }

    // MARK: RAR 5

    private mutating func readRAR5() {
        var position = 8
        var mainBlock: ArraySlice<UInt8> = []
        for _ in 0..<Self.mostBlocks {
            var fields = VariableNumbers(bytes, at: position + 4)
            guard let size = fields.next(), size > 0 else { return }
            let body = fields.position
            guard let type = fields.next(), let flags = fields.next() else { return }
            if flags & 1 != 0 { _ = fields.next() }
            let dataSize = flags & 2 != 0 ? fields.next() ?? 0 : 0
            let (headerEnd, overflows) = body.addingReportingOverflow(size)
            guard !overflows, headerEnd <= bytes.count, dataSize <= bytes.count - headerEnd else { return }
            let block = bytes.dropFirst(position).prefix(headerEnd - position + dataSize)
            switch type {
            case 1:
                mainBlock = block
                isPiece = (fields.next() ?? 0) & 1 != 0
            case 3:
                // The name ends the fixed fields; a comment's is the only one that is "CMT".
                if contains("CMT", in: bytes.dropFirst(fields.position).prefix(headerEnd - fields.position)) {
                    comments.append(
                        asFile5(
                            block, headerLength: headerEnd - position, typeAt: body - position,
                            after: mainBlock))
                }
            case 4: isEncrypted = true
            case 5:
                end = headerEnd
                return
            default: break
            }
            if isEncrypted { return }
            position = headerEnd + dataSize
        }
    }

    private func contains(_ name: StaticString, in header: ArraySlice<UInt8>) -> Bool {
        (0..<max(0, header.count - 2)).contains { header.has(name, at: $0) }
    }

    private func asFile5(
        _ block: ArraySlice<UInt8>, headerLength: Int, typeAt: Int, after mainBlock: ArraySlice<UInt8>
    ) -> [UInt8] {
        var file = Array(block)
        guard file.indices.contains(typeAt), headerLength <= file.count else { return [] }
        file[typeAt] = 2
        let checksum = Inflater.crc32(file[4..<headerLength])
        for index in 0..<4 { file[index] = UInt8(truncatingIfNeeded: checksum >> (UInt32(index) * 8)) }
        return Array(bytes.prefix(8)) + mainBlock + file
    }
}

/// RAR 5's numbers: seven bits a byte, the lowest first.
private struct VariableNumbers {
    private let bytes: ArraySlice<UInt8>
    private(set) var position: Int

    init(_ bytes: ArraySlice<UInt8>, at position: Int) {
        self.bytes = bytes
        self.position = position
    }

    mutating func next() -> Int? {
        var value = 0
        for shift in stride(from: 0, to: 56, by: 7) {
            guard let byte = bytes.slice(at: position, length: 1)?.first else { return nil }
            position += 1
            value |= Int(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
        }
        return nil
    }
}
