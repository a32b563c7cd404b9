import Documents

/// Reads an enhanced metafile ([MS-EMF]): the texts that it draws and the bitmaps that it paints.
struct EnhancedMetafile {
    private let source: Source
    private let extraction: Extraction
    private var text: MetafileText
    private var plus = MetafilePlus()
    private var codePages: [Int: CodePage] = [:]
    private var codePage = CodePage.western

    init(_ source: Source, _ extraction: Extraction) {
        self.source = source
        self.extraction = extraction
        text = MetafileText(source, extraction)
    }

    mutating func read() {
        var rest = source.bytes
        var isComplete = false
        while let type = rest.number32(at: 0), let size = rest.number32(at: 4), size >= 8,
            let record = rest.slice(at: 0, length: size)
        {
            read(type, record)
            rest = rest.dropFirst(size)
            isComplete = type == 14
            if isComplete { break }
        }
        plus.finish(into: &text)
        text.finish(mediaType: Format.emf.mediaType)
        if !isComplete { extraction.miss(.corrupt, "the metafile breaks off", at: source.path) }
        if isComplete, rest.contains(where: { $0 != 0 }) {
            extraction.readMember(rest, name: "after the picture", in: source.path)
        }
    }

    private mutating func read(_ type: Int, _ record: ArraySlice<UInt8>) {
        switch type {
        case 1: readHeader(record)
        case 70: readComment(record)
        case 82: selectable(record)
        case 37: if let handle = record.number32(at: 8) { codePage = codePages[handle] ?? codePage }
        case 83: write(record, at: 36, isWide: false)
        case 84: write(record, at: 36, isWide: true)
        case 96, 97: writeMany(record, isWide: type == 97)
        case 108: writeSmall(record)
        case 76, 77, 78, 114, 116: paint(record, at: 84)
        case 79: paint(record, at: 96)
        case 80, 81: paint(record, at: 48)
        case 93, 94: paint(record, at: 16)
        default: break
        }
    }

    /// The description that a program leaves: its name and the picture's.
    private mutating func readHeader(_ record: ArraySlice<UInt8>) {
        guard let count = record.number32(at: 60), let offset = record.number32(at: 64), count > 0,
            let description = record.slice(at: offset, length: count * 2)
        else { return }
        for run in PrintableRuns.find(in: description, least: 2) { text.remark(run, label: "description") }
    }

    private mutating func selectable(_ record: ArraySlice<UInt8>) {
        guard let handle = record.number32(at: 8), let charset = record.number8(at: 12 + 23) else { return }
        codePages[handle] = CodePage(fontCharset: charset) ?? .western
    }

    // MARK: Text

    /// A text object ([MS-EMF] 2.2.5): where, how many characters, where they stand in the record, how to draw.
    private mutating func write(_ record: ArraySlice<UInt8>, at offset: Int, isWide: Bool) {
        guard let height = record.signed32(at: offset + 4), let count = record.number32(at: offset + 8),
            let start = record.number32(at: offset + 12), let options = record.number32(at: offset + 16)
        else { return }
        guard count > 0 else { return }
        if options & 0x10 != 0 { return text.writeGlyphs() }
        guard let bytes = record.slice(at: start, length: isWide ? count * 2 : count) else {
            return extraction.miss(.corrupt, "a text in the metafile is cut off", at: source.path)
        }
        text.write(isWide ? CodePage.utf16.decode(bytes) : codePage.decode(bytes), at: height)
    }

    private mutating func writeMany(_ record: ArraySlice<UInt8>, isWide: Bool) {
        guard let count = record.number32(at: 36) else { return }
        for index in 0..<min(count, record.count / 40) { write(record, at: 40 + index * 40, isWide: isWide) }
    }

    private mutating func writeSmall(_ record: ArraySlice<UInt8>) {
        guard let height = record.signed32(at: 12), let count = record.number32(at: 16),
            let options = record.number32(at: 20)
        else { return }
        if options & 0x10 != 0 { return text.writeGlyphs() }
        let start = options & 0x100 != 0 ? 36 : 52
        let isSmall = options & 0x200 != 0
        guard let bytes = record.slice(at: start, length: isSmall ? count : count * 2) else {
            return extraction.miss(.corrupt, "a text in the metafile is cut off", at: source.path)
        }
        text.write(isSmall ? CodePage(28_591).decode(bytes) : CodePage.utf16.decode(bytes), at: height)
    }

    // MARK: Pictures

    /// A record that paints a bitmap has four numbers: where header and pixels stand and how long they are.
    private mutating func paint(_ record: ArraySlice<UInt8>, at offset: Int) {
        guard let headerStart = record.number32(at: offset),
            let headerBytes = record.number32(at: offset + 4),
            let start = record.number32(at: offset + 8), let count = record.number32(at: offset + 12),
            headerBytes > 0, count > 0
        else { return }
        guard let header = record.slice(at: headerStart, length: headerBytes),
            let pixels = record.slice(at: start, length: count)
        else { return extraction.miss(.corrupt, "a bitmap in the metafile is cut off", at: source.path) }
        text.paint(Bitmap.file(header: header, pixels: pixels)[...], suffix: "bmp")
    }

    private mutating func readComment(_ record: ArraySlice<UInt8>) {
        guard let size = record.number32(at: 8), let data = record.slice(at: 12, length: size) else { return }
        if data.has("EMF+") {
            plus.append(data.dropFirst(4), into: &text)
        } else if !data.has("GDIC") || data.number32(at: 4) == 0x8000_0001 {
            for run in PrintableRuns.find(in: data.dropFirst(4), least: 5) {
                text.remark(run, label: "comment")
            }
        }
    }
}
