import Documents

/// Reads a Word document of 1993 to 2003 ([MS-DOC]; Word 6 and 95 by the same plan with other numbers).
final class Word97Reading {
    private let reading: CompoundReading
    private let storage: CompoundReading.Entry
    let path: PartPath
    private var stream: ArraySlice<UInt8> = []
    private var tables: ArraySlice<UInt8> = []
    private var dataPlaces: Set<Int> = []

    static let mediaType = "application/msword"

    var extraction: Extraction { reading.extraction }

    init(_ reading: CompoundReading, _ storage: CompoundReading.Entry, _ path: PartPath) {
        self.reading = reading
        self.storage = storage
        self.path = path
    }

    func read() {
        stream = reading.take("WordDocument", in: storage, at: path) ?? []
        guard let header = WordHeader(stream) else {
            return extraction.miss(.unsupported, "a Word document of an unknown version", at: path)
        }
        guard !header.isEncrypted else {
            extraction.miss(.encrypted, "Word document encrypted by a password", at: path)
            return reading.closeAllButProperties(storage, at: path)
        }
        takeTables(header)
        read(header, at: path)
        readBuildingBlocks(after: header)
        readData()
    }

    /// One of two streams holds the tables; what an earlier saving left in the other is swept for words.
    private func takeTables(_ header: WordHeader) {
        guard header.isWord97 else {
            tables = stream
            return
        }
        let names = header.usesSecondTable ? ["1Table", "0Table"] : ["0Table", "1Table"]
        if let table = reading.take(names[0], in: storage, at: path) {
            tables = table
        } else {
            extraction.miss(.corrupt, "the tables of the Word document are missing", at: path)
        }
        if let old = reading.take(names[1], in: storage, at: path) {
            reading.sweep(old, at: path.appending(names[1]), kind: .hidden, least: 6)
        }
    }

    /// A template's AutoText stands as a document of its own behind the first.
    private func readBuildingBlocks(after header: WordHeader) {
        guard header.next > 0, let more = WordHeader(stream.dropFirst(header.next)), !more.isEncrypted else {
            return
        }
        read(more, at: path.appending("building blocks"))
    }

    func table(_ table: WordHeader.Table, of header: WordHeader) -> ArraySlice<UInt8>? {
        guard let range = header.range(of: table) else { return nil }
        return tables.slice(at: range.offset, length: range.length)
    }

    private func read(_ header: WordHeader, at path: PartPath) {
        let codePage = header.isWord97 || header.isWide ? nil : codePage(of: header)
        let pieces = pieces(of: header)
        if pieces.isDamaged {
            extraction.miss(.corrupt, "the table of the text's pieces is damaged", at: path)
        }
        var text = WordText(pieces, in: stream, codePage: codePage)
        var formatting = WordFormatting(stream, isWord97: header.isWord97)
        let styles =
            header.isWord97
            ? table(.styles, of: header).map { WordStyleSheet($0) } ?? WordStyleSheet() : WordStyleSheet()
        if let pages = table(.paragraphPages, of: header) {
            formatting.apply(pages, areParagraphs: true, styles: styles, to: &text)
        }
        if let pages = table(.characterPages, of: header) {
            formatting.apply(pages, areParagraphs: false, styles: styles, to: &text)
        }
        dataPlaces.formUnion(formatting.dataPlaces)
        var parts = WordParts(text, header, self)
        parts.read(at: path)
        deliverStrings(of: header, styles, codePage ?? .western, at: path)
        readDrawings(of: header)
        sweepLeftovers(header, pieces, formatting, at: path)
    }

    private func pieces(of header: WordHeader) -> WordPieces {
        if let table = table(.pieces, of: header) {
            let pieces = WordPieces(table, header: header, streamBytes: stream.count)
            if pieces.count > 0 || header.isWord97 { return pieces }
        }
        let end = min(max(header.textStart, header.textEnd), stream.count)
        return WordPieces(whole: min(header.textStart, end)..<end, isWide: header.isWide)
    }

    /// Word 6 says for each font what its characters are, and for the document its language.
    private func codePage(of header: WordHeader) -> CodePage {
        let fonts = table(.fonts, of: header) ?? []
        var cursor = ByteCursor(fonts.dropFirst(2))
        while let length = cursor.byte(), let font = cursor.bytes(length) {
            guard let charset = font.number8(at: 3), let codePage = CodePage(fontCharset: charset) else {
                continue
            }
            if codePage.isDoubleByte || codePage != .western && charset != 77 { return codePage }
        }
        return CodePage(language: header.language)
    }

    // MARK: Beside the text

    private func deliverStrings(
        of header: WordHeader, _ styles: WordStyleSheet, _ codePage: CodePage, at path: PartPath
    ) {
        var builder = PartTextBuilder()
        let lists: [(WordHeader.Table, String)] = [
            (.revisionAuthors, "author"), (.savedBy, "saved by"), (.associated, "property"),
            (.bookmarks, "bookmark"),
            (.fileNames, "file name"), (.commentBookmarks, "bookmark"),
        ]
        for (list, label) in lists {
            guard let table = table(list, of: header) else { continue }
            for text in WordStrings.read(table, isWord97: header.isWord97, codePage: codePage)
            where !text.isEmpty {
                builder.append(
                    text.trimmed, kind: .metadata, concealment: label == "bookmark" ? .markupOnly : .none,
                    label: builder.name(label))
            }
        }
        for list in [WordHeader.Table.variables, .routing] {
            for run in PrintableRuns.find(in: table(list, of: header) ?? [], least: 2) {
                builder.append(
                    run.trimmed, kind: .metadata, concealment: .markupOnly, label: builder.name("variable"))
            }
        }
        for name in styles.names
        where name.count(where: { $0 >= 0x80 || $0 == UInt8(ascii: "@") || $0.isASCIIDigit }) > 2 {
            builder.append(
                name.trimmed, kind: .metadata, concealment: .markupOnly, label: builder.name("style"))
        }
        extraction.deliver(builder, mediaType: Self.mediaType, path: path)
    }

    private func readDrawings(of header: WordHeader) {
        guard let drawings = table(.drawings, of: header) else { return }
        var art = OfficeArt(extraction, at: path)
        var cursor = ByteCursor(drawings)
        if let shared = ArtRecord(&cursor) {
            art.read(shared)
            readPictures(of: shared, with: &art)
        }
        // Before each drawing one byte says whether it is of the headers.
        while cursor.skip(1), let drawing = ArtRecord(&cursor) { art.read(drawing) }
        art.deliver(mediaType: Self.mediaType)
    }

    /// Pictures that stand in the document's stream, where their entries say.
    private func readPictures(of shared: ArtRecord, with art: inout OfficeArt) {
        for store in shared.children where store.type == 0xF001 {
            for entry in store.children where entry.type == 0xF007 {
                guard let offset = entry.content.number32(at: 28), offset < 0xFFFF_FFFF, offset > 0,
                    entry.content.count <= 36 + (entry.content.number8(at: 33) ?? 0)
                else { continue }
                var cursor = ByteCursor(stream.dropFirst(offset))
                if let picture = ArtRecord(&cursor), (0xF01A...0xF02A).contains(picture.type) {
                    art.read(picture)
                }
            }
        }
    }

    /// Inline pictures and form fields, where the text's formatting says that they stand.
    private func readData() {
        guard
            let data = reading.take("Data", in: storage, at: path)
                ?? (tables.isEmpty ? nil : stream[stream.endIndex...])
        else {
            return
        }
        var art = OfficeArt(extraction, at: path)
        var builder = PartTextBuilder()
        for place in dataPlaces.sorted() {
            guard let length = data.number32(at: place), let headBytes = data.number16(at: place + 4),
                let item = data.slice(at: place, length: length), headBytes <= length
            else { continue }
            let form = item.number16(at: 6) ?? 0
            var content = item.dropFirst(headBytes)
            switch form {
            case 0x64, 0x66:
                if form == 0x66 { content = content.dropFirst(1 + (content.number8(at: 0) ?? 0)) }
                art.read(content)
            case 8: extraction.readMember(content, name: "picture.wmf", in: path)
            default:
                for run in PrintableRuns.find(in: content, least: 2) {
                    builder.append(run.trimmed, kind: .formField, concealment: .markupOnly)
                }
            }
        }
        art.deliver(mediaType: Self.mediaType)
        extraction.deliver(builder, mediaType: Self.mediaType, path: path.appending("Data"))
    }

    /// What stood in the text before the last quick saving: bytes between its pieces that no piece shows.
    private func sweepLeftovers(
        _ header: WordHeader, _ pieces: WordPieces, _ formatting: WordFormatting, at path: PartPath
    ) {
        let used = (pieces.pieces.map(\.bytes) + formatting.pages).sorted { $0.lowerBound < $1.lowerBound }
        guard let end = pieces.pieces.map(\.bytes.upperBound).max() else { return }
        var position = min(header.textStart, used.first?.lowerBound ?? 0)
        var builder = PartTextBuilder()
        for range in used where range.lowerBound < end {
            if range.lowerBound > position,
                let gap = stream.slice(at: position, length: range.lowerBound - position)
            {
                for run in PrintableRuns.find(in: gap, least: 6) {
                    builder.append(
                        run.trimmed, kind: .hidden, concealment: .hiddenText,
                        label: builder.name("deleted text"))
                }
            }
            position = max(position, range.upperBound)
        }
        guard !builder.isEmpty else { return }
        extraction.observe(.earlierRevision, "text that was deleted and is still in the file", at: path)
        extraction.deliver(builder, mediaType: Self.mediaType, path: path.appending("deleted text"))
    }
}
