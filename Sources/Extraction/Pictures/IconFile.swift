import Documents

extension Format {
    /// Icons and pointers of Windows, as web sites have them.
    static let icon = Format(
        name: "icon", mediaType: "image/x-icon", extensions: ["ico", "cur"],
        recognises: { IconFile($0) != nil },
        read: { source, extraction in
            IconFile(source.bytes)?.read(source, extraction)
        })
}

/// An icon file: a list of pictures in several sizes, each a PNG file or a bitmap without its file's header.
struct IconFile {
    private let bytes: ArraySlice<UInt8>
    private let entries: [(offset: Int, length: Int)]

    private static let mostPictures = 256
    private static let entrySize = 16

    /// - Returns: `nil` where the list makes no sense; the bytes are something else then.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.has([0, 0, 1, 0]) || bytes.has([0, 0, 2, 0]), let count = bytes.number16(at: 4),
            (1...Self.mostPictures).contains(count)
        else { return nil }
        let start = 6 + count * Self.entrySize
        var entries: [(offset: Int, length: Int)] = []
        for entry in 0..<count {
            let place = 6 + entry * Self.entrySize
            // One byte of an entry is always zero.
            guard bytes.slice(at: place + 3, length: 1)?.first == 0,
                let length = bytes.number32(at: place + 8),
                let offset = bytes.number32(at: place + 12), length > 0, offset >= start
            else { return nil }
            entries.append((offset, length))
        }
        self.bytes = bytes
        self.entries = entries
    }

    func read(_ source: Source, _ extraction: Extraction) {
        var end = 6 + entries.count * Self.entrySize
        for (number, entry) in entries.enumerated() {
            guard let picture = bytes.slice(at: entry.offset, length: entry.length) else {
                extraction.miss(.corrupt, "the icon breaks off", at: source.path)
                continue
            }
            end = max(end, entry.offset + entry.length)
            let isWhole = picture.has(PNGChunks.signature)
            let file = isWhole ? picture : Self.bitmap(picture)[...]
            guard extraction.readMember(file, name: "picture \(number + 1)", in: source.path) else { return }
        }
        let rest = bytes.dropFirst(end)
        guard rest.contains(where: { $0 != 0 }) else { return }
        extraction.observe(.trailingData, "data stand behind the icon", at: source.path)
        extraction.readMember(rest, name: "after the icon", in: source.path)
    }

    /// The bitmap's header counts the rows of its mask too, which stands behind the pixels and is left out.
    private static func bitmap(_ picture: ArraySlice<UInt8>) -> [UInt8] {
        var picture = Array(picture)
        guard let height = picture[...].number32(at: 8), picture.count >= 40 else { return picture }
        let rows = height / 2
        for index in 0..<4 { picture[8 + index] = UInt8(truncatingIfNeeded: rows >> (index * 8)) }
        let file = Bitmap.file(dib: picture[...])
        guard let width = picture[...].number32(at: 4), let depth = picture[...].number16(at: 14),
            let start = file[...].number32(at: 10)
        else { return file }
        let (bits, isOver) = width.multipliedReportingOverflow(by: depth)
        let (size, isTooMuch) = ((isOver ? 0 : bits + 31) / 32 * 4).multipliedReportingOverflow(by: rows)
        guard !isOver, !isTooMuch, size <= file.count - min(start, file.count) else { return file }
        return Array(file.prefix(start + size))
    }
}
