import Documents

/// Reads a metafile of LibreOffice: the texts that it draws and the bitmaps that it paints.
///
/// A header, then actions: a type, a version and a length, then the content. The layout is LibreOffice's own
/// (`vcl/source/filter/svm`).
struct StarViewMetafile {
    private let source: Source
    private let extraction: Extraction
    private var text: MetafileText

    private static let texts = 112...115
    private static let bitmaps = 116...121
    private static let comment = 512
    private static let pointBytes = 8

    init(_ source: Source, _ extraction: Extraction) {
        self.source = source
        self.extraction = extraction
        text = MetafileText(source, extraction)
    }

    mutating func read() {
        var cursor = ByteCursor(source.bytes.dropFirst(6))
        // The header's own length covers the scale, the size and the number of actions.
        guard cursor.skip(2), let headBytes = cursor.number32(), let head = cursor.bytes(headBytes) else {
            return miss()
        }
        var left = head.number32(at: headBytes - 4) ?? 0
        while left > 0, let type = cursor.number16(), let version = cursor.number16(),
            let length = cursor.number32(), let content = cursor.bytes(length)
        {
            read(type, version, content)
            left -= 1
        }
        text.finish(mediaType: Format.svm.mediaType)
        if left > 0 { miss() }
    }

    private mutating func read(_ type: Int, _ version: Int, _ content: ArraySlice<UInt8>) {
        switch type {
        case Self.texts: write(content, version)
        case Self.bitmaps:
            // The bitmap begins with a BMP file's header, or stands bare.
            let start = content.indices.first { content[$0...].starts(with: "BM".utf8) } ?? content.startIndex
            text.paint(content[start...], suffix: "bmp")
        case Self.comment:
            for run in PrintableRuns.find(in: content, least: 8) where !Self.isOfProgram(run) {
                text.remark(run, label: "comment")
            }
        default: break
        }
    }

    /// Whether a comment is one that the program writes between its own actions.
    private static func isOfProgram(_ comment: [UInt8]) -> Bool {
        ["XPATH", "XTEXT", "XGRAD", "FIELD_SEQ", "PRNSPOOL", "EMF_PLUS"].contains {
            comment.starts(with: $0.utf8)
        }
    }

    /// A point, the text in bytes, and at the end, since version 2, in UTF-16 behind its length.
    private mutating func write(_ content: ArraySlice<UInt8>, _ version: Int) {
        let height = content.signed32(at: 4) ?? 0
        guard version < 2, let count = content.number16(at: Self.pointBytes),
            let bytes = content.slice(at: Self.pointBytes + 2, length: count)
        else { return writeWide(content, at: height) }
        text.write(CodePage.western.decode(bytes), at: height)
    }

    /// The last text of the content: its length is what is left behind it.
    private mutating func writeWide(_ content: ArraySlice<UInt8>, at height: Int) {
        for start in stride(from: content.count - 2, through: 0, by: -1) {
            guard let count = content.number16(at: start), count > 0, start + 2 + count * 2 == content.count,
                let bytes = content.slice(at: start + 2, length: count * 2)
            else { continue }
            return text.write(CodePage.utf16.decode(bytes), at: height)
        }
        text.writeGlyphs()
    }

    private func miss() {
        extraction.miss(.corrupt, "the metafile breaks off", at: source.path)
    }
}
