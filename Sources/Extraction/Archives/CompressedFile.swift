import Documents

/// Reads a file that is compressed as a whole: bzip2, xz, LZMA, Zstandard, LZ4, compress, lzip.
struct CompressedFile {
    let source: Source
    let kind: ArchiveKind
    let extraction: Extraction

    func read() {
        for frame in SkippableFrames(source.bytes, kind: kind).contents {
            extraction.observe(.trailingData, "a frame that readers skip", at: source.path)
            guard extraction.readMember(frame, name: "skippable frame", in: source.path) else { return }
        }
        var content: [UInt8] = []
        let end: Int?? = ArchiveHandle.open(source.bytes, as: kind) { unpack($0, into: &content) }
        guard let end else { return miss(ArchiveFault(.corrupt, "can't be opened")) }
        let name = Self.contentName(of: source.name, extensions: kind.extensions)
        extraction.readMember(content[...], name: name, in: source.path)
        let tail = source.bytes.dropFirst(end ?? source.bytes.count)
        guard tail.contains(where: { $0 != 0 }) else { return }
        extraction.observe(.trailingData, "bytes follow the compressed data", at: source.path)
        extraction.readMember(tail, name: "after the compressed data", in: source.path)
    }

    private func miss(_ fault: ArchiveFault) {
        extraction.miss(fault.reason, "the \(kind.name) \(fault.detail)", at: source.path)
    }

    /// - Returns: where the compressed data end, or `nil` where they could not be read to their end.
    private func unpack(_ handle: borrowing ArchiveHandle, into content: inout [UInt8]) -> Int? {
        guard handle.isUnpacking else {
            miss(ArchiveFault(.corrupt, "is damaged or cut off"))
            return nil
        }
        switch handle.next() {
        case .end: return handle.consumed
        case .broken(let fault):
            miss(fault)
            return nil
        case .entry(_, let fault): fault.map(miss)
        }
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            guard let count = handle.read(into: &room) else {
                miss(handle.fault)
                return nil
            }
            guard count > 0 else { return handle.consumed }
            content += room[..<count]
            guard extraction.spend(expanded: count),
                !extraction.isBomb(packed: source.bytes.count, expanded: content.count)
            else {
                extraction.missExpansion(at: source.path)
                content = Array(content.prefix(Extraction.readOfExpansion))
                return nil
            }
        }
    }

    /// The file's own name without the extension of its compression; `tgz` and its like become `tar`.
    static func contentName(of name: String, extensions: [String]) -> String {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "content" }
        let suffix = name[name.index(after: dot)...].lowercased()
        guard extensions.contains(suffix) else { return "content" }
        return name[..<dot] + (suffix.hasPrefix("t") ? ".tar" : "")
    }
}
