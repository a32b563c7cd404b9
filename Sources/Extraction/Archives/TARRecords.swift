import Documents

/// Extended header records of a TAR archive (POSIX.1-2017, pax, "pax Extended Header"): comments, and whatever else
/// somebody has written between the members.
///
/// libarchive applies the records that it knows and drops the rest without a word.
struct TARRecords {
    private static let block = 512
    /// Records that libarchive turns into the member's own properties, or that are numbers.
    private static let applied: Set<String> = [
        "path", "linkpath", "size", "mtime", "atime", "ctime", "uid", "gid", "uname", "gname", "hdrcharset",
    ]

    static func read(_ source: Source, _ extraction: Extraction) {
        var builder = PartTextBuilder()
        var rest = source.bytes
        while rest.count >= block, rest.first != 0 {
            guard let size = octal(rest.slice(at: 124, length: 12)), size <= rest.count - block else { break }
            let kind = rest[rest.startIndex + 156]
            let content = rest.dropFirst(block).prefix(size)
            if kind == UInt8(ascii: "g") || kind == UInt8(ascii: "x") { add(content, to: &builder) }
            let padding = rest.dropFirst(block + size).prefix((block - size % block) % block)
            if padding.contains(where: { $0 != 0 }) { readPadding(padding, extraction, source.path) }
            rest = rest.dropFirst(block + (size + block - 1) / block * block)
        }
        extraction.deliver(builder, mediaType: ArchiveKind.tar.mediaType, path: source.path)
    }

    /// What stands between a member's end and the next block: nobody unpacks it.
    private static func readPadding(
        _ padding: ArraySlice<UInt8>, _ extraction: Extraction, _ path: PartPath
    ) {
        let runs = TextRuns(in: padding)
        guard !runs.isEmpty else { return }
        extraction.observe(.trailingData, "bytes stand between the members of the archive", at: path)
        runs.deliver(to: extraction, mediaType: ArchiveKind.tar.mediaType, path: path)
    }

    /// Each record is its length in decimal, a space, the key, an equals sign, the value and a line feed.
    private static func add(_ records: ArraySlice<UInt8>, to builder: inout PartTextBuilder) {
        var rest = records
        while let space = rest.firstIndex(of: 0x20), space - rest.startIndex <= 10,
            let length = Int(String(decoding: rest[..<space], as: UTF8.self)),
            length > space - rest.startIndex,
            length <= rest.count
        {
            let record = rest.prefix(length).dropFirst(space + 1 - rest.startIndex).dropLast()
            rest = rest.dropFirst(length)
            guard let sign = record.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let key = String(decoding: record[..<sign], as: UTF8.self)
            let value = String(decoding: record[record.index(after: sign)...], as: UTF8.self)
            guard !applied.contains(key) else { continue }
            builder.append(Array(value.utf8), kind: .metadata, label: builder.name(key))
        }
    }

    private static func octal(_ field: ArraySlice<UInt8>?) -> Int? {
        guard let field else { return nil }
        let digits = field.drop { $0 == 0x20 || $0 == 0 }.prefix { (0x30..<0x38).contains($0) }
        return digits.isEmpty ? 0 : Int(String(decoding: digits, as: UTF8.self), radix: 8)
    }
}
