import Documents

/// Reads a Windows metafile ([MS-WMF]): the texts that it draws and the bitmaps that it paints.
struct WindowsMetafile {
    private let source: Source
    private let extraction: Extraction
    private var text: MetafileText
    /// Objects by their number; only fonts matter.
    private var objects: [Slot] = []
    private var codePage = CodePage.western

    private enum Slot: Equatable {
        case free
        case font(CodePage)
        case other
    }

    init(_ source: Source, _ extraction: Extraction) {
        self.source = source
        self.extraction = extraction
        text = MetafileText(source, extraction)
    }

    static func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.has([0xD7, 0xCD, 0xC6, 0x9A]) { return true }
        guard let type = bytes.number16(at: 0), type == 1 || type == 2 else { return false }
        return bytes.number16(at: 2) == 9 && [0x100, 0x300].contains(bytes.number16(at: 4) ?? 0)
    }

    mutating func read() {
        let isPlaceable = source.bytes.has([0xD7, 0xCD, 0xC6, 0x9A])
        var rest = source.bytes.dropFirst(isPlaceable ? 40 : 18)
        var isComplete = false
        while let words = rest.number32(at: 0), words >= 3, let function = rest.number16(at: 4) {
            isComplete = function == 0
            guard let record = rest.slice(at: 6, length: words * 2 - 6) else { break }
            rest = rest.dropFirst(words * 2)
            if isComplete { break }
            read(function, record)
        }
        text.finish(mediaType: Format.wmf.mediaType)
        if !isComplete { extraction.miss(.corrupt, "the metafile breaks off", at: source.path) }
        if isComplete, rest.contains(where: { $0 != 0 }) {
            extraction.readMember(rest, name: "after the picture", in: source.path)
        }
    }

    private mutating func read(_ function: Int, _ record: ArraySlice<UInt8>) {
        switch function {
        case 0x02FB: create(.font(record.number8(at: 13).flatMap { CodePage(fontCharset: $0) } ?? .western))
        case 0x00F7, 0x01F9, 0x0142, 0x02FA, 0x02FC, 0x06FF: create(.other)
        case 0x01F0: if let index = record.number16(at: 0), index < objects.count { objects[index] = .free }
        case 0x012D:
            guard let index = record.number16(at: 0), index < objects.count else { return }
            if case .font(let chosen) = objects[index] { codePage = chosen }
        case 0x0521: writeText(record)
        case 0x0A32: writeExtended(record)
        case 0x0F43: paint(record.dropFirst(22))
        case 0x0B41: paint(record.dropFirst(20))
        case 0x0940: paint(record.dropFirst(16))
        case 0x0D33: paint(record.dropFirst(18))
        case 0x0626: readEscape(record)
        default: break
        }
    }

    /// A new object takes the first free number.
    private mutating func create(_ object: Slot) {
        if let free = objects.firstIndex(of: .free) {
            objects[free] = object
        } else if objects.count < 1 << 12 {
            objects.append(object)
        }
    }

    private mutating func writeText(_ record: ArraySlice<UInt8>) {
        guard let count = record.number16(at: 0), let bytes = record.slice(at: 2, length: count) else {
            return
        }
        text.write(codePage.decode(bytes), at: record.number16(at: 2 + (count + 1) / 2 * 2) ?? 0)
    }

    private mutating func writeExtended(_ record: ArraySlice<UInt8>) {
        guard let height = record.number16(at: 0), let count = record.number16(at: 4),
            let options = record.number16(at: 6)
        else { return }
        let start = options & 6 != 0 ? 16 : 8
        if options & 0x10 != 0 { return text.writeGlyphs() }
        guard let bytes = record.slice(at: start, length: count) else {
            return extraction.miss(.corrupt, "a text in the metafile is cut off", at: source.path)
        }
        text.write(codePage.decode(bytes), at: height)
    }

    private mutating func paint(_ bitmap: ArraySlice<UInt8>) {
        guard let size = bitmap.number32(at: 0), [12, 40, 108, 124].contains(size) else { return }
        text.paint(Bitmap.file(dib: bitmap)[...], suffix: "bmp")
    }

    /// Comments may hold a whole enhanced metafile, in pieces.
    private mutating func readEscape(_ record: ArraySlice<UInt8>) {
        guard record.number16(at: 0) == 15, let count = record.number16(at: 2) else { return }
        let comment = record.dropFirst(4).prefix(count)
        guard !comment.has([0x57, 0x4D, 0x46, 0x43]) else { return takePiece(comment) }
        for run in PrintableRuns.find(in: comment, least: 5) { text.remark(run, label: "comment") }
    }

    private var pieces: [UInt8] = []

    private mutating func takePiece(_ comment: ArraySlice<UInt8>) {
        // The last piece says that nothing remains ([MS-WMF] 2.3.6.1).
        guard let size = comment.number32(at: 22), let remaining = comment.number32(at: 26) else { return }
        pieces += comment.dropFirst(34).prefix(size)
        guard remaining == 0 else { return }
        text.paint(pieces[...], suffix: "emf")
        pieces = []
    }
}
