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
            let end = bytes.lastIndex { $0 != 0 }.map { $0 + 1 } ?? bytes.startIndex
            if !bytes[..<end].suffix(10).elementsEqual("TRAILER!!!".utf8) {
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
        if let rest = SevenZipStreams.unclaimed(in: bytes, header: Int(offset), size: Int(size)) {
            extraction.observe(.trailingData, "bytes that belong to no member of the archive", at: path)
            extraction.readMember(rest, name: "between the members", in: path)
        }
        let end = 32 + Int(offset) + Int(size)
        guard end < bytes.count, bytes.dropFirst(end).contains(where: { $0 != 0 }) else { return }
        extraction.observe(.trailingData, "bytes follow the end of the archive", at: path)
        extraction.readMember(bytes.dropFirst(end), name: "after the archive", in: path)
    }

    /// The size in the volume descriptor (ECMA-119, 8.4.8), in blocks of 2 KiB, and the words beside it.
    private func reportDisc(to extraction: Extraction, at path: PartPath) {
        let descriptors = stride(from: 0x8000, to: min(bytes.count, 0x1_0000), by: 2_048).prefix {
            bytes.has("CD001", at: $0 + 1) && bytes.slice(at: $0, length: 1)?.first != 0xFF
        }
        var builder = PartTextBuilder()
        for descriptor in descriptors {
            let isWide = bytes.slice(at: descriptor, length: 1)?.first == 2
            for (name, offset, length) in Self.discFields {
                guard let field = bytes.slice(at: descriptor + offset, length: length) else { continue }
                let text = isWide ? Self.unicode(field) : Array(field)
                let words = text[...].trimmed
                if !words.isEmpty, !Self.programs.contains(where: { words.has(Array($0.utf8)) }) {
                    builder.append(words, kind: .metadata, label: builder.name(name))
                }
            }
        }
        extraction.deliver(builder, mediaType: kind.mediaType, path: path)
        guard let blocks = bytes.littleEndian32(at: 0x8050) else { return }
        if Int(blocks) * 2_048 > bytes.count {
            extraction.miss(.corrupt, "the disc image is cut off", at: path)
        } else if bytes.dropFirst(Int(blocks) * 2_048).contains(where: { $0 != 0 }) {
            extraction.observe(.trailingData, "bytes follow the end of the disc image", at: path)
            extraction.miss(.unsupported, "bytes follow the end of the disc image", at: path)
        }
    }

    /// What writes discs and puts its own name and notice into them.
    private static let programs = ["GENISOIMAGE", "MKISOFS", "XORRISO", "LIBISOFS"]

    /// The fields of a volume descriptor that people fill in (ECMA-119, 8.4): place and length.
    private static let discFields = [
        ("system", 8, 32), ("volume", 40, 32), ("volume set", 190, 128), ("publisher", 318, 128),
        ("preparer", 446, 128), ("application", 574, 128), ("copyright file", 702, 37),
        ("abstract file", 739, 37), ("application use", 883, 512),
    ]

    private static func unicode(_ field: ArraySlice<UInt8>) -> [UInt8] {
        let units = stride(from: field.startIndex, to: field.endIndex - 1, by: 2).map {
            UInt16(field[$0]) << 8 | UInt16(field[$0 + 1])
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// Whether a disc image has a second tree of names beside its first.
    var listsTwice: Bool {
        kind == .iso9660
            && stride(from: 0x8000, to: min(bytes.count, 0x1_0000), by: 2_048).prefix {
                bytes.has("CD001", at: $0 + 1) && bytes.slice(at: $0, length: 1)?.first != 0xFF
            }.contains { bytes.slice(at: $0, length: 1)?.first == 2 }
    }
}
