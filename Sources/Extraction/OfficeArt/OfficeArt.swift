import Documents

/// Reads drawings of the Office binary formats ([MS-ODRAW]): pictures, alternative texts, WordArt, links.
struct OfficeArt {
    let extraction: Extraction
    let path: PartPath
    /// Where texts are delivered that belong to one sheet or slide.
    var place = Place()
    private(set) var builder = PartTextBuilder()
    /// Pictures that have been found, to name them.
    private(set) var pictures = 0

    private static let mostDepth = 32

    init(_ extraction: Extraction, at path: PartPath) {
        self.extraction = extraction
        self.path = path
    }

    /// Reads records one after another, and the records in them.
    mutating func read(_ bytes: ArraySlice<UInt8>, depth: Int = 0) {
        guard depth < Self.mostDepth else {
            return extraction.miss(.limit, "drawings inside one another", at: path)
        }
        var cursor = ByteCursor(bytes)
        while let record = ArtRecord(&cursor) { read(record, depth: depth) }
    }

    mutating func read(_ record: ArtRecord, depth: Int = 0) {
        switch record.type {
        case 0xF00B, 0xF121, 0xF122: readProperties(record)
        case 0xF007:
            // A picture's entry; its data follow where they do not stand in a stream of their own.
            let nameLength = record.content.number8(at: 33) ?? 0
            read(record.content.dropFirst(36 + nameLength), depth: depth + 1)
        case 0xF01A...0xF01F, 0xF029, 0xF02A: readPicture(record)
        case _ where record.isContainer: read(record.content, depth: depth + 1)
        default: break
        }
    }

    /// Hands over the texts that were found.
    func deliver(mediaType: String) {
        extraction.deliver(builder, mediaType: mediaType, path: path)
    }

    // MARK: Pictures

    private mutating func readPicture(_ record: ArtRecord) {
        pictures += 1
        guard let picture = ArtPicture(record) else {
            return extraction.miss(.corrupt, "a picture in a drawing can't be read", at: path)
        }
        let name = "picture \(pictures).\(picture.suffix)"
        guard picture.isCompressed else {
            extraction.readMember(picture.bytes, name: name, in: path)
            return
        }
        let part = path.appending(name)
        let data = Inflater.inflate(
            picture.bytes, wrapping: .zlib, expecting: Int64(picture.expandedBytes), extraction: extraction,
            at: part)
        if let data { extraction.readMember(data, name: name, in: path) }
    }

    // MARK: Properties

    /// Properties whose data are texts in UTF-16 ([MS-ODRAW] 2.3).
    private static let texts: [Int: String] = [
        0x00C0: "WordArt", 0x0105: "picture name", 0x0187: "picture name", 0x01C7: "picture name",
        0x0380: "shape name", 0x0381: "alternative text", 0x038D: "screen tip", 0x0390: "alternative text",
        0x0382: "link",
    ]

    private mutating func readProperties(_ record: ArtRecord) {
        var data = record.content.dropFirst(record.instance * 6)
        for index in 0..<record.instance {
            guard let id = record.content.number16(at: index * 6),
                let size = record.content.number32(at: index * 6 + 2)
            else { return }
            guard id & 0x8000 != 0 else { continue }
            let value = data.prefix(size)
            data = data.dropFirst(size)
            guard let label = Self.texts[id & 0x3FFF] else { continue }
            if id & 0x3FFF == 0x0382 {
                for run in PrintableRuns.find(in: value) { add(run, label, .markupOnly) }
            } else {
                let isShown = id & 0x3FFF == 0x00C0
                add(value.wideText, label, isShown ? .none : .markupOnly)
            }
        }
    }

    private mutating func add(_ text: [UInt8], _ label: String, _ concealment: Concealment) {
        let kind: SegmentKind =
            label == "WordArt" ? .body : label == "alternative text" ? .annotation : .metadata
        builder.append(
            text.trimmed, kind: kind, concealment: kind == .annotation ? .none : concealment, place: place,
            label: builder.name(label))
    }
}
