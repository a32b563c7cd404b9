import CExiv2
import Documents

/// Reads the metadata of one picture: every field that can hold words, a position, or a name.
struct PictureMetadata {
    private let extraction: Extraction
    private let path: PartPath
    private let mediaType: String
    private var builder = PartTextBuilder()
    private var known: Set<[UInt8]> = []
    /// Pictures that preview this one, by their names.
    private(set) var thumbnails: [(name: String, bytes: ArraySlice<UInt8>)] = []
    /// Whether what follows the picture is announced in its metadata.
    private(set) var announcesFollowers = false

    /// Blocks within blocks.
    private static let deepest = 4
    /// Runs of fewer bytes between numbers are chance.
    private static let shortestWord = 6

    init(extraction: Extraction, path: PartPath, mediaType: String) {
        self.extraction = extraction
        self.path = path
        self.mediaType = mediaType
    }

    mutating func read(_ blocks: [PictureAnatomy.Block]) {
        for block in blocks { read(block, depth: 0) }
        extraction.deliver(builder, mediaType: mediaType, path: path)
        builder = PartTextBuilder()
    }

    private mutating func read(_ block: PictureAnatomy.Block, depth: Int) {
        guard depth <= Self.deepest else { return readWords(block.bytes, name: block.name) }
        switch block.kind {
        case .exif: readEXIF(block, depth: depth)
        case .iptc: readFields(block) { .readAsText($0) }
        // Some phones store a second copy of the EXIF block as one of XMP.
        case .xmp where block.bytes.has("Exif\0\0"):
            read(.init(.exif, block.name, block.bytes.dropFirst(6)), depth: depth + 1)
        case .xmp: readXMP(block)
        case .photoshop: readResources(block, depth: depth)
        case .profile: readProfile(block)
        case .text: append(block.bytes, label: block.name)
        case .words: readWords(block.bytes, name: block.name)
        case .thumbnail: noteThumbnail(block.bytes, name: block.name)
        }
    }

    // MARK: Kinds of blocks

    private mutating func readEXIF(_ block: PictureAnatomy.Block, depth: Int) {
        guard let directories = TIFFDirectories(block.bytes), !directories.isBig,
            let found = PictureFields(block.bytes, of: .exif)
        else {
            return miss(block)
        }
        let fields = EXIFFields(found.fields)
        for value in fields.values { append(value) }
        for inner in fields.blocks { read(inner, depth: depth + 1) }
        // The second directory of a TIFF file is a page.
        if mediaType != PictureFormat.tiff.mediaType {
            for thumbnail in fields.thumbnails { noteThumbnail(thumbnail[...], name: "thumbnail") }
        }
        if let position = fields.position {
            append(Array(position.utf8)[...], label: "GPSPosition")
            notePosition()
        } else if directories.entries.contains(where: { $0.tag == 34_853 }),
            !found.fields.contains(where: { $0.key.hasPrefix("Exif.GPSInfo.") })
        {
            extraction.miss(.corrupt, "the picture's position can't be read", at: path)
        }
        if fields.namesSomebody {
            extraction.observe(
                .personalProperties, "the picture names its owner, its author or the number of a camera",
                at: path)
        }
        // A whole TIFF file's own reader says where it breaks off.
        if directories.isBroken, block.name == "EXIF", block.bytes.count < 1 << 16 {
            readWords(block.bytes, name: block.name)
        }
    }

    private mutating func readFields(
        _ block: PictureAnatomy.Block, _ interpretation: (PictureFields.Field) -> EXIFFields.Interpretation
    ) {
        guard let found = PictureFields(block.bytes, of: block.kind) else { return miss(block) }
        for field in found.fields { append(interpretation(field).value(of: field)) }
    }

    private mutating func readXMP(_ block: PictureAnatomy.Block) {
        guard block.bytes.contains(where: { $0 != 0 }) else { return }
        let readings = TextDecoder.decode(block.bytes).readings.prefix(1)
        guard let packet = readings.first?.text.drop(while: { $0 != UInt8(ascii: "<") }), !packet.isEmpty,
            let found = PictureFields(packet, of: .xmp)
        else {
            // The reader of XML finds the text where exiv2 does not like the packet.
            extraction.readMember(block.bytes, name: block.name, in: path)
            return
        }
        var latitude: String?
        for field in found.fields {
            if let file = Base64.file(in: field.bytes[...]) {
                noteEmbedded(file[...], key: field.key)
            } else {
                append(.init(label: field.key, text: field.bytes[...]))
            }
            let value = String(decoding: field.bytes, as: UTF8.self)
            if field.key == "Xmp.exif.GPSLatitude" { latitude = value }
            if Self.announcements.contains(where: { field.key.hasPrefix($0) }) { announcesFollowers = true }
        }
        if latitude != nil { notePosition() }
    }

    /// Motion photos, depth maps and gain maps follow the picture that the packet belongs to.
    private static let announcements = [
        "Xmp.GCamera.MotionPhoto", "Xmp.GCamera.MicroVideo", "Xmp.Container", "Xmp.GContainer", "Xmp.hdrgm",
        "Xmp.Camera.MotionPhoto", "Xmp.Camera.MicroVideo", "Xmp.HDRGainMap", "Xmp.GDepth",
    ]

    private mutating func readResources(_ block: PictureAnatomy.Block, depth: Int) {
        let resources = PhotoshopResources(block.bytes)
        for inner in resources.blocks { read(inner, depth: depth + 1) }
        if !resources.isWhole { readWords(block.bytes, name: block.name) }
    }

    private mutating func readProfile(_ block: PictureAnatomy.Block) {
        guard let texts = ICCProfile.texts(of: block.bytes) else {
            return readWords(block.bytes, name: block.name)
        }
        for (tag, text) in texts { append(text, label: "ICC." + tag) }
    }

    /// Notes a block that can't be read as what it claims to be; its words are still taken.
    private mutating func miss(_ block: PictureAnatomy.Block) {
        readWords(block.bytes, name: block.name)
        extraction.miss(.corrupt, "\(block.name) metadata that can't be read", at: path)
    }

    // MARK: Values

    private mutating func append(_ value: EXIFFields.Value?) {
        guard let value else { return }
        append(value.text, label: value.label)
    }

    /// Adds text in whatever encoding it is; several fields often say the same, which is told once for each label.
    private mutating func append(_ bytes: ArraySlice<UInt8>, label: String) {
        let text = bytes.trimmed
        guard !text.isEmpty, known.insert(Array(label.utf8) + [0] + text).inserted else { return }
        let index = builder.name(label)
        // NUL separates the photographer's and the editor's copyright.
        let lines = text.split(whereSeparator: { $0 == 0 })
        for line in lines.count > 1 && !Self.isWide(text) ? lines : [text] {
            let decoded = TextDecoder.decode(line)
            if decoded.readings.isEmpty { return readWords(line, name: label) }
            for reading in decoded.readings { builder.append(reading.text, kind: .metadata, label: index) }
        }
    }

    private static func isWide(_ text: ArraySlice<UInt8>) -> Bool {
        text.count(where: { $0 == 0 }) * 3 > text.count
    }

    /// Words between numbers, one byte or two bytes a character.
    private mutating func readWords(_ bytes: ArraySlice<UInt8>, name: String) {
        let index = builder.name(name)
        for run in bytes.printableRuns(atLeast: Self.shortestWord) {
            guard known.insert(Array(name.utf8) + [0] + run).inserted else { continue }
            builder.append(run, kind: .metadata, label: index)
        }
        for run in bytes.wideRuns(atLeast: Self.shortestWord) {
            builder.append(run, kind: .metadata, label: index)
        }
    }

    private func notePosition() {
        extraction.observe(.position, "the picture says where it was taken", at: path)
    }

    private mutating func noteThumbnail(_ bytes: ArraySlice<UInt8>, name: String) {
        guard !bytes.isEmpty, !thumbnails.contains(where: { $0.bytes == bytes }) else { return }
        thumbnails.append((name, bytes))
    }

    private mutating func noteEmbedded(_ bytes: ArraySlice<UInt8>, key: String) {
        if key.contains("Thumbnail") {
            noteThumbnail(bytes, name: "XMP thumbnail")
        } else {
            extraction.readMember(bytes, name: key, in: path)
        }
    }
}

extension ArraySlice<UInt8> {
    /// Without spaces and NULs at both ends, as cameras pad their fields.
    var trimmed: ArraySlice<UInt8> {
        let start = drop { $0 == 0 || $0.isXMLSpace }
        guard let last = start.lastIndex(where: { $0 != 0 && !$0.isXMLSpace }) else { return [] }
        // The high byte of the last two-byte character may be zero.
        return start[...last]
    }

    /// Runs of valid UTF-8 without control characters, as metadata blocks hold text between their numbers.
    func printableRuns(atLeast minimum: Int) -> [ArraySlice<UInt8>] {
        split(whereSeparator: { $0 < 0x20 || $0 == 0x7F }).flatMap { run -> [ArraySlice<UInt8>] in
            guard String(validating: run, as: UTF8.self) == nil else { return [run] }
            return run.split(whereSeparator: { $0 >= 0x80 })
        }.filter { $0.count >= minimum }
    }

    /// Runs of Latin letters or ideographs of two bytes each, in either byte order, as UTF-8.
    func wideRuns(atLeast minimum: Int) -> [[UInt8]] {
        [true, false].flatMap { bigEndian in
            [0, 1].flatMap { phase in wideRuns(OrderedBytes(dropFirst(phase), bigEndian: bigEndian), minimum)
            }
        }
    }

    private func wideRuns(_ numbers: OrderedBytes, _ minimum: Int) -> [[UInt8]] {
        var runs: [[UInt8]] = []
        var units: [UInt16] = []
        for offset in stride(from: 0, to: numbers.count, by: 2) {
            if let unit = numbers.number16(at: offset), (0x20..<0x7F).contains(unit) {
                units.append(UInt16(unit))
            } else {
                if units.count >= minimum { runs.append(Array(String(decoding: units, as: UTF16.self).utf8)) }
                units = []
            }
        }
        if units.count >= minimum { runs.append(Array(String(decoding: units, as: UTF16.self).utf8)) }
        return runs
    }
}
