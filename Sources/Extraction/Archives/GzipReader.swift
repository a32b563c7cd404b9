import Documents

extension Format {
    /// A file compressed by gzip; its header holds a name and may hold a comment.
    static let gzip = Format(
        name: "gzip", mediaType: "application/gzip", extensions: ["gz", "tgz"],
        recognises: GzipHeader.recognises,
        read: { source, extraction in
            var reader = GzipReader(source: source, extraction: extraction)
            reader.read()
        })
}

/// Reads gzip members, which follow one another and together make one file.
struct GzipReader {
    let source: Source
    let extraction: Extraction
    private var content: [UInt8] = []
    private var names: [ArraySlice<UInt8>] = []
    private var header = PartTextBuilder()

    init(source: Source, extraction: Extraction) {
        self.source = source
        self.extraction = extraction
    }

    mutating func read() {
        var rest = source.bytes
        var isWhole = true
        repeat { isWhole = readMember(&rest) } while isWhole && GzipHeader.recognises(rest)
        let name = contentName()
        extraction.deliver(header, mediaType: Format.gzip.mediaType, path: source.path)
        extraction.readMember(content[...], name: name, in: source.path)
        guard isWhole, rest.contains(where: { $0 != 0 }) else { return }
        extraction.observe(.trailingData, "bytes follow the compressed data", at: source.path)
        extraction.readMember(rest, name: "after the compressed data", in: source.path)
    }

    /// - Returns: `false` where the member could not be read to its end.
    private mutating func readMember(_ rest: inout ArraySlice<UInt8>) -> Bool {
        guard let header = GzipHeader(rest) else {
            extraction.miss(.corrupt, "the gzip header is damaged or cut off", at: source.path)
            return false
        }
        take(header)
        let body = rest.dropFirst(header.length)
        let stream = Inflater.inflateFirst(
            in: body, ofPacked: source.bytes.count, after: content.count, extraction: extraction,
            at: source.path)
        content += stream.output
        guard stream.isWhole else { return false }
        let trailer = body.dropFirst(stream.consumed)
        if trailer.littleEndian32(at: 0) != Inflater.crc32(stream.output[...])
            || trailer.littleEndian32(at: 4) != UInt32(truncatingIfNeeded: stream.output.count)
        {
            extraction.miss(.corrupt, "the checksum of the compressed data does not hold", at: source.path)
        }
        rest = trailer.dropFirst(8)
        return true
    }

    private mutating func take(_ member: GzipHeader) {
        if !member.fileName.isEmpty, !names.contains(member.fileName) { names.append(member.fileName) }
        append(member.comment, kind: .comment, label: "comment")
        for run in member.extra.printableRuns(atLeast: 4) { append(run, kind: .metadata, label: "extra") }
    }

    private mutating func append(_ text: ArraySlice<UInt8>, kind: SegmentKind, label: String) {
        guard !text.isEmpty, header.count < 1 << 20 else { return }
        let decoded = TextDecoder.decode(text)
        decoded.report(to: extraction, at: source.path)
        for reading in decoded.readings {
            header.append(reading.text, kind: kind, label: header.name(label))
        }
    }

    /// The first name in the headers; every other way to read it, and every other name, is text besides.
    private mutating func contentName() -> String {
        var found: String?
        for name in names {
            MemberPath(Array(name)).report(to: extraction, at: source.path)
            for reading in TextDecoder.decode(name).readings {
                if found == nil {
                    found = String(decoding: reading.text, as: UTF8.self)
                } else {
                    header.append(reading.text, kind: .fileName)
                }
            }
        }
        return found
            ?? CompressedFile.contentName(of: source.name, extensions: Format.gzip.extensions)
    }
}
