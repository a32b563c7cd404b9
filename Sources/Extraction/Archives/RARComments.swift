import Documents

/// Reads the comments of a RAR archive, which libarchive passes over.
///
/// A comment is packed like a file, in a block of its own. The same block under the type of a file, in an archive of its
/// own, libarchive unpacks.
enum RARComments {
    static func read(_ source: Source, kind: ArchiveKind, _ extraction: Extraction) {
        let blocks = RARBlocks(source.bytes, isRAR5: kind == .rar5)
        if blocks.isPiece {
            extraction.miss(.corrupt, "one piece of an archive in several files", at: source.path)
        }
        if blocks.isEncrypted {
            extraction.miss(.encrypted, "the directory of the archive is encrypted", at: source.path)
        }
        var builder = PartTextBuilder()
        for archive in blocks.comments {
            guard let text = unpack(archive, kind: kind) else {
                extraction.miss(.unsupported, "a comment of the archive can't be read here", at: source.path)
                continue
            }
            let decoded = decode(text)
            decoded.report(to: extraction, at: source.path)
            for reading in decoded.readings {
                for line in TextLines(reading.text) { builder.append(line.text, kind: .comment) }
            }
        }
        extraction.deliver(builder, mediaType: kind.mediaType, path: source.path)
    }

    /// RAR 3 writes UTF-16 without a mark, or bytes; RAR 5 UTF-8 with a NUL at its end.
    private static func decode(_ text: [UInt8]) -> DecodedText {
        TextDecoder.decode(text.last == 0 && text.dropLast().last != 0 ? text.dropLast() : text[...])
    }

    /// A comment is short; more than this is no comment.
    private static let most = 1 << 20

    private static func unpack(_ archive: [UInt8], kind: ArchiveKind) -> [UInt8]? {
        let text: [UInt8]?? = ArchiveHandle.open(archive[...], as: kind) { handle in
            guard case .entry = handle.next() else { return nil }
            var text: [UInt8] = []
            var room = [UInt8](repeating: 0, count: 1 << 16)
            while text.count < most {
                guard let count = handle.read(into: &room) else { return nil }
                guard count > 0 else { return text }
                text += room[..<count]
            }
            return nil
        }
        return text ?? nil
    }
}
