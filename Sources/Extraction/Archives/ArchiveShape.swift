import Documents

/// What an archive's frame says of it before any member is read: whether it is whole, and all that the file holds.
struct ArchiveShape {
    private let bytes: ArraySlice<UInt8>
    private let kind: ArchiveKind

    init(_ bytes: ArraySlice<UInt8>, kind: ArchiveKind) {
        self.bytes = bytes
        self.kind = kind
    }

    func report(to extraction: Extraction, at path: PartPath) {
        switch kind {
        case .sevenZip: reportSevenZip(to: extraction, at: path)
        case .tar:
            // Two blocks of zeros end it; without one it may have been cut off between two members.
            if bytes.count < 1_024 || !bytes.suffix(512).allSatisfy({ $0 == 0 }) {
                extraction.miss(.corrupt, "the TAR archive ends without its end mark", at: path)
            }
        case .cpio:
            // A member of this name ends it, padded with zeros.
            let end = bytes.lastIndex { $0 != 0 } ?? bytes.startIndex
            if !bytes[...end].suffix(10).elementsEqual("TRAILER!!!".utf8) {
                extraction.miss(.corrupt, "the cpio archive ends without its end mark", at: path)
            }
        case .cabinet:
            if CabinetShape(bytes).isPiece {
                extraction.miss(.corrupt, "one piece of an archive in several files", at: path)
            }
        case .iso9660: reportDisc(to: extraction, at: path)
        default: break
        }
    }

    /// Whether libarchive may be given the archive at all.
    var isSound: Bool { kind != .cabinet || CabinetShape(bytes).isSound }

    /// The start header says where the directory at the file's end stands (7zFormat.txt, "SignatureHeader").
    private func reportSevenZip(to extraction: Extraction, at path: PartPath) {
        guard let offset = bytes.littleEndian64(at: 12), let size = bytes.littleEndian64(at: 20),
            offset <= bytes.count, size <= bytes.count
        else { return }
        let end = 32 + Int(offset) + Int(size)
        guard end < bytes.count, bytes.dropFirst(end).contains(where: { $0 != 0 }) else { return }
        extraction.observe(.trailingData, "bytes follow the end of the archive", at: path)
        extraction.readMember(bytes.dropFirst(end), name: "after the archive", in: path)
    }

    /// The size in the volume descriptor (ECMA-119, 8.4.8), in blocks of 2 KiB; and whether there is a second tree of
    /// names (8.5), which may lead to other files than the one that is read.
    private func reportDisc(to extraction: Extraction, at path: PartPath) {
        let descriptors = stride(from: 0x8000, to: min(bytes.count, 0x1_0000), by: 2_048).prefix {
            bytes.has("CD001", at: $0 + 1) && bytes.slice(at: $0, length: 1)?.first != 0xFF
        }
        if descriptors.contains(where: { bytes.slice(at: $0, length: 1)?.first == 2 }) {
            extraction.miss(
                .unsupported, "the disc image lists its files twice; only one of the lists is read", at: path)
        }
        guard let blocks = bytes.littleEndian32(at: 0x8050) else { return }
        if Int(blocks) * 2_048 > bytes.count {
            extraction.miss(.corrupt, "the disc image is cut off", at: path)
        } else if bytes.dropFirst(Int(blocks) * 2_048).contains(where: { $0 != 0 }) {
            extraction.observe(.trailingData, "bytes follow the end of the disc image", at: path)
            extraction.miss(.unsupported, "bytes follow the end of the disc image", at: path)
        }
    }
}
