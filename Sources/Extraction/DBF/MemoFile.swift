import Documents

extension Format {
    /// The long texts that a dBASE or FoxPro table keeps in a file beside it.
    static let memo = Format(
        name: "memo", mediaType: "application/x-dbf-memo", extensions: ["dbt", "fpt"],
        recognises: { MemoFile($0) != nil },
        read: { source, extraction in
            MemoFile(source.bytes)?.read(source, extraction)
        })
}

/// A memo file: blocks of one size, a text in one or several of them.
///
/// The first block is the header; nothing in it names the format, so that its numbers must fit the file.
struct MemoFile {
    private enum Kind {
        /// Texts end at two bytes 0x1A.
        case dBase3
        /// Texts bear their length, the lowest byte first.
        case dBase4
        /// Texts bear their length, the highest byte first.
        case foxPro
    }

    private let bytes: ArraySlice<UInt8>
    private let kind: Kind
    private let blockSize: Int
    private var texts: [UInt8] = []
    private var objects: [ArraySlice<UInt8>] = []
    /// What texts of before left behind the present ones.
    private var remains = TextRuns()
    private var isBroken = false

    private static let headerSize = 512
    private static let dBase4Mark: [UInt8] = [0xFF, 0xFF, 8, 0]

    init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count > Self.headerSize, let found = Self.kind(of: bytes) else { return nil }
        self.bytes = bytes
        (kind, blockSize) = found
    }

    private static func kind(of bytes: ArraySlice<UInt8>) -> (Kind, Int)? {
        if let next = bytes.networkOrder32(at: 0), let size = bytes.networkOrder16(at: 6),
            (32...16_384).contains(size),
            fits(Int(next), Int(size), bytes.count), isBlank(bytes, 32..<headerSize),
            let type = bytes.networkOrder32(at: headerSize), type <= 2,
            let length = bytes.networkOrder32(at: headerSize + 4), Int(length) <= bytes.count - headerSize - 8
        {
            return (.foxPro, Int(size))
        }
        guard let next = bytes.littleEndian32(at: 0) else { return nil }
        if bytes.has(dBase4Mark, at: headerSize), let size = bytes.littleEndian16(at: 20),
            (64...16_384).contains(size),
            fits(Int(next), Int(size), bytes.count)
        {
            return (.dBase4, Int(size))
        }
        guard fits(Int(next), 512, bytes.count), isBlank(bytes, 24..<headerSize),
            let end = bytes.dropFirst(headerSize).firstIndex(of: 0x1A), end > bytes.startIndex + headerSize
        else { return nil }
        return (.dBase3, 512)
    }

    /// Whether the number of the next free block is the file's length in blocks, or nearly.
    private static func fits(_ next: Int, _ size: Int, _ count: Int) -> Bool {
        next > 0 && next <= count / size + 2 && (next + 2) * size > count
    }

    private static func isBlank(_ bytes: ArraySlice<UInt8>, _ range: Range<Int>) -> Bool {
        bytes.slice(at: range.lowerBound, length: range.count)?.allSatisfy { $0 == 0 } ?? false
    }

    // MARK: Reading

    func read(_ source: Source, _ extraction: Extraction) {
        var file = self
        kind == .dBase3 ? file.collectEnded() : file.collectMeasured()
        if file.isBroken {
            extraction.miss(.corrupt, "a text of the memo file is longer than the file", at: source.path)
        }
        let decoded = TextDecoder.decode(file.texts[...])
        decoded.report(to: extraction, at: source.path)
        for reading in decoded.readings {
            var builder = PartTextBuilder()
            for line in TextLines(reading.text) { builder.append(line.text, kind: .body) }
            extraction.deliver(builder, mediaType: Format.memo.mediaType, path: source.path)
        }
        file.remains.deliver(to: extraction, mediaType: Format.memo.mediaType, path: source.path)
        for (index, object) in file.objects.enumerated() {
            extraction.readMember(object, name: "object \(index + 1)", in: source.path)
        }
    }

    private mutating func collectEnded() {
        var rest = bytes.dropFirst(Self.headerSize)
        while !rest.isEmpty {
            let text = rest.prefix { $0 != 0x1A }
            texts += text.filter { $0 != 0 } + [0x0A]
            let used = text.count + 2
            let end = min(rest.count, (used + blockSize - 1) / blockSize * blockSize)
            remains.add(rest.dropFirst(min(used, end)).prefix(max(0, end - used)))
            rest = rest.dropFirst(end)
        }
    }

    private mutating func collectMeasured() {
        var position = max(Self.headerSize, blockSize)
        if kind == .foxPro { position = (Self.headerSize + blockSize - 1) / blockSize * blockSize }
        while position + 8 <= bytes.count {
            let (type, stated) = head(at: position)
            guard let length = stated, let content = bytes.slice(at: position + 8, length: length) else {
                isBroken = isBroken || type != nil
                remains.add(bytes.dropFirst(position))
                return
            }
            if type == 1 { texts += content + [0x0A] } else if !content.isEmpty { objects.append(content) }
            let used = 8 + length
            let end = (used + blockSize - 1) / blockSize * blockSize
            remains.add(bytes.dropFirst(position + used).prefix(end - used))
            position += end
        }
    }

    /// What kind of content a block begins, 1 for text, and how long that is.
    private func head(at position: Int) -> (type: Int?, length: Int?) {
        if kind == .foxPro {
            return (
                bytes.networkOrder32(at: position).map(Int.init),
                bytes.networkOrder32(at: position + 4).map(Int.init)
            )
        }
        // The length counts its own eight bytes; free blocks bear no mark.
        guard bytes.has(Self.dBase4Mark, at: position), let length = bytes.littleEndian32(at: position + 4),
            length >= 8
        else { return (nil, nil) }
        return (1, Int(length) - 8)
    }
}
