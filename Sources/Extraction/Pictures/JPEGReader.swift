import Documents

/// Reads what a JPEG says in words: comments and metadata segments.
///
/// What it shows can't be read here, unless it shows nothing.
///
/// Document-making libraries put a white preview into every file; such a picture of one colour holds no text, and is
/// the one kind of picture that is no gap.
struct JPEGReader {
    let source: Source
    let extraction: Extraction

    private static let adobeXMP: StaticString = "http://ns.adobe.com/xap/1.0/\0"

    func read() {
        guard let picture = JPEGSegments(source.bytes) else {
            extraction.miss(.corrupt, "the JPEG picture breaks off", at: source.path)
            missPicture()
            return
        }
        for segment in picture.segments { read(segment) }
        if !OneColour.fills(picture: source.bytes, scanBytes: picture.scanBytes) { missPicture() }
        let rest = source.bytes[picture.end...]
        guard !rest.isBlank, rest.contains(where: { $0 != 0 }) else { return }
        extraction.readMember(rest, name: "after the picture", in: source.path)
    }

    private func missPicture() {
        extraction.miss(.noText, "JPEG picture: its text can't be read here", at: source.path)
    }

    private func read(_ segment: JPEGSegments.Segment) {
        if !segment.isReadByItsWords {
            extraction.miss(.unsupported, "\(segment.name) metadata that can't be read here", at: source.path)
        }
        if segment.bytes.has(Self.adobeXMP) {
            extraction.readMember(
                segment.bytes.dropFirst(Self.adobeXMP.utf8CodeUnitCount), name: "XMP", in: source.path)
            return
        }
        var builder = PartTextBuilder()
        let label = builder.name(segment.name)
        for run in segment.bytes.printableRuns(atLeast: 4) where !segment.isOwnNotice(run) {
            builder.append(run, kind: .metadata, label: label)
        }
        extraction.deliver(builder, mediaType: "image/jpeg", path: source.path)
    }
}

extension ArraySlice<UInt8> {
    /// Runs of valid UTF-8 without control characters, as metadata blocks hold text between their numbers.
    func printableRuns(atLeast minimum: Int) -> [ArraySlice<UInt8>] {
        split(whereSeparator: { $0 < 0x20 || $0 == 0x7F }).flatMap { run -> [ArraySlice<UInt8>] in
            guard String(validating: run, as: UTF8.self) == nil else { return [run] }
            return run.split(whereSeparator: { $0 >= 0x80 })
        }.filter { $0.count >= minimum }
    }
}
