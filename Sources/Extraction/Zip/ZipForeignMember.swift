import Documents

/// A ZIP member that is packed by another method than deflate: bzip2, LZMA, xz, PPMd, Zstandard.
///
/// libarchive unpacks it, from its local header on.
struct ZipForeignMember {
    let archive: ArraySlice<UInt8>
    let entry: ZipArchive.Entry
    let extraction: Extraction

    /// What could be unpacked, or `nil`; gaps have been noted.
    func unpack(at path: PartPath) -> ArraySlice<UInt8>? {
        guard let member = archive.slice(at: entry.range.lowerBound, length: entry.range.count) else {
            extraction.miss(.corrupt, "the member's data are cut off", at: path)
            return nil
        }
        guard let content = ArchiveHandle.openZipMember(member, { read($0, at: path) }) else {
            extraction.miss(.corrupt, "the member can't be opened", at: path)
            return nil
        }
        return content.map { $0[...] }
    }

    private func read(_ handle: borrowing ArchiveHandle, at path: PartPath) -> [UInt8]? {
        guard case .entry = handle.next() else {
            miss(handle.fault, at: path)
            return nil
        }
        var content: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            guard let count = handle.read(into: &room) else {
                miss(handle.fault, at: path)
                return content.isEmpty ? nil : content
            }
            guard count > 0 else { return content }
            content += room[..<count]
            guard extraction.spend(expanded: count),
                !extraction.isBomb(packed: entry.dataRange.count, expanded: content.count)
            else {
                extraction.missExpansion(at: path)
                return Array(content.prefix(Extraction.readOfExpansion))
            }
        }
    }

    private func miss(_ fault: ArchiveFault, at path: PartPath) {
        guard fault.reason == .corrupt || fault.reason == .limit else {
            return extraction.miss(
                .unsupported, "compressed by method \(entry.method), which is not read", at: path)
        }
        extraction.miss(fault.reason, "the member \(fault.detail)", at: path)
    }
}
