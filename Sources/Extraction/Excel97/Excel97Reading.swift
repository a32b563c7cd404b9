import Documents

/// Reads a workbook of 1993 to 2003 ([MS-XLS]; BIFF5 and 7 by the same plan with texts in a code page).
final class Excel97Reading {
    let reading: CompoundReading
    private let storage: CompoundReading.Entry
    let path: PartPath
    var book = Excel97Book()
    private var asides = PartTextBuilder()
    private var sheet: Excel97Sheet?
    private var depth = 0
    private var drawings: [UInt8] = []
    private var seenSheets: Set<Int> = []
    private var isLocked = false
    private var textBytes: Int64 = 0

    static let mediaType = "application/vnd.ms-excel"

    var extraction: Extraction { reading.extraction }

    init(_ reading: CompoundReading, _ storage: CompoundReading.Entry, _ path: PartPath) {
        self.reading = reading
        self.storage = storage
        self.path = path
    }

    func read() {
        // A file for two versions holds the workbook twice.
        for name in ["Workbook", "Book"] {
            guard let stream = reading.take(name, in: storage, at: path) else { continue }
            book = Excel97Book()
            asides = PartTextBuilder()
            seenSheets = []
            read(stream)
            if isLocked { return reading.closeAllButProperties(storage, at: path) }
        }
        readCaches()
        for name in ["Revision Log", "User Names", "Ctls"] {
            if let stream = reading.take(name, in: storage, at: path) {
                reading.sweep(stream, at: path.appending(name), kind: name == "Ctls" ? .formField : .hidden)
            }
        }
        if let project = reading.file.directory.child("_VBA_PROJECT_CUR", of: storage), project.isStorage {
            reading.readStorage(project, at: path.appending("_VBA_PROJECT_CUR"))
            reading.markDone(project)
        }
    }

    private func read(_ stream: ArraySlice<UInt8>) {
        guard stream.number16(at: 0) == 0x0809 else {
            return extraction.miss(.unsupported, "a workbook of an unknown version", at: path)
        }
        var records = SheetRecords(stream)
        while !isLocked, let record = records.next() { read(record) }
        guard !isLocked else { return }
        endSheet()
        if records.isCutOff { extraction.miss(.corrupt, "the workbook is cut off", at: path) }
        for (index, sheet) in book.sheets.enumerated() where !seenSheets.contains(index) && sheet.kind != 6 {
            extraction.miss(.corrupt, "a sheet is not in the workbook", at: path)
        }
        for text in book.unused { asides.append(text.trimmed, kind: .tableCell, concealment: .cachedData) }
        extraction.deliver(asides, mediaType: Self.mediaType, path: path)
        var art = OfficeArt(extraction, at: path)
        art.read(drawings[...])
        art.deliver(mediaType: Self.mediaType)
    }

    // MARK: Records

    private func read(_ record: SheetRecords.Record) {
        switch record.type {
        case 0x0809: begin(record)
        case 0x000A: end()
        case 0x002F: lock()
        default:
            if let sheet { sheet.read(record) } else { readShared(record) }
        }
    }

    private func begin(_ record: SheetRecords.Record) {
        depth += 1
        guard depth == 1 else { return }
        let version = record.content.number16(at: 0) ?? 0x0600
        book.isUnicode = version >= 0x0600
        // Workbook globals; in a workbook of Excel 5 for one sheet there are none.
        guard record.content.number16(at: 2) != 5 else { return }
        let index = book.sheets.firstIndex { $0.offset == record.offset }
        if let index { seenSheets.insert(index) }
        startSheet(index.map { book.sheets[$0] }, isMacro: record.content.number16(at: 2) == 0x40)
    }

    private func startSheet(_ known: Excel97Book.Sheet?, isMacro: Bool) {
        if isMacro || known?.kind == 1 { extraction.observe(.macro, "macros of Excel 4", at: path) }
        // A sheet that the workbook does not list is shown by no program.
        let state = known?.state ?? (book.sheets.isEmpty ? 0 : 2)
        let concealment: Concealment = state == 0 ? .none : state == 1 ? .hiddenSheet : .veryHiddenSheet
        let cells = SheetCells(sheet: known?.name ?? "", base: concealment) { [self] builder in
            extraction.deliver(builder, mediaType: Self.mediaType, path: path)
        }
        sheet = Excel97Sheet(cells, self)
    }

    private func end() {
        depth = max(0, depth - 1)
        if depth == 0 { endSheet() }
    }

    private func endSheet() {
        sheet?.finish()
        sheet = nil
    }

    private func lock() {
        isLocked = true
        extraction.miss(.encrypted, "workbook encrypted by a password", at: path)
    }

    func strings(_ record: SheetRecords.Record) -> SheetStrings {
        SheetStrings(record, isUnicode: book.isUnicode, codePage: book.codePage)
    }

    private func readShared(_ record: SheetRecords.Record) {
        switch record.type {
        case 0x0042: if let number = record.content.number16(at: 0) { book.codePage = CodePage(number) }
        case 0x0022: book.from1904 = record.content.number16(at: 0) == 1
        case 0x041E:
            var strings = strings(record)
            if let number = strings.number16(), let code = strings.text(lengthBytes: book.isUnicode ? 2 : 1) {
                book.addFormat(code, number: number)
            }
        case 0x00E0: book.addCellFormat(record.content.number16(at: 2) ?? 0)
        case 0x0085: readSheetName(record)
        case 0x00FC: readSharedStrings(record)
        case 0x00EB: drawings += record.content + record.continuations.joined()
        case 0x005C: aside(record, skipping: 0, lengthBytes: book.isUnicode ? 2 : 1, label: "author")
        case 0x005B: aside(record, skipping: 4, lengthBytes: book.isUnicode ? 2 : 1, label: "author")
        case 0x01AE: readLink(record)
        case 0x0017 where !book.isUnicode: aside(record, skipping: 0, lengthBytes: 1, label: "link")
        case 0x005A: readCache(record)
        case 0x0018, 0x0023: readName(record)
        case 0x0031, 0x0293, 0x0231, 0x088E, 0x0892, 0x0896, 0x087D, 0x087C, 0x0867, 0x0868, 0x089A, 0x0863,
            0x01C0, 0x0160:
            break
        default:
            readOther(record) { text in
                asides.append(text, kind: .metadata, concealment: .markupOnly)
            }
        }
    }

    /// Of records whose layout does not matter, the words.
    func readOther(_ record: SheetRecords.Record, into hand: (ArraySlice<UInt8>) -> Void) {
        guard record.content.count > 8 else { return }
        for run in PrintableRuns.find(in: record.content, least: 5) where run.isTelling { hand(run.trimmed) }
    }

    private func aside(_ record: SheetRecords.Record, skipping: Int, lengthBytes: Int, label: String) {
        var strings = strings(record)
        strings.skip(skipping)
        guard let text = strings.text(lengthBytes: lengthBytes) else { return }
        asides.append(text.trimmed, kind: .metadata, label: asides.name(label))
    }

    private func readSheetName(_ record: SheetRecords.Record) {
        var strings = strings(record)
        guard let offset = strings.number32(), let state = strings.number8(), let kind = strings.number8(),
            let name = strings.text(lengthBytes: 1)
        else { return extraction.miss(.corrupt, "a sheet's name can't be read", at: path) }
        asides.append(name.trimmed, kind: .metadata, label: asides.name("sheet"))
        book.sheets.append(
            Excel97Book.Sheet(
                name: String(decoding: name, as: UTF8.self), state: state & 3, kind: kind, offset: offset))
    }

    private func readSharedStrings(_ record: SheetRecords.Record) {
        var strings = strings(record)
        guard strings.number32() != nil, let count = strings.number32() else { return }
        while book.strings.count < count, !strings.isAtEnd, let text = strings.text(lengthBytes: 2) {
            book.strings.append(text)
        }
        if book.strings.count < count {
            extraction.miss(.corrupt, "the table of the workbook's texts is cut off", at: path)
        }
        for reading in strings.readings { asides.append(reading.trimmed, kind: .annotation) }
    }

    // MARK: Names and links

    private func readLink(_ record: SheetRecords.Record) {
        guard let count = record.content.number16(at: 0), let length = record.content.number16(at: 2),
            length != 0x0401,
            length != 0x3A01, length > 0
        else { return }
        var strings = strings(record)
        strings.skip(2)
        guard let target = strings.text(lengthBytes: 2) else { return }
        asides.append(
            target.filter { $0 >= 0x20 }.trimmed, kind: .formField, concealment: .markupOnly,
            label: asides.name("externalLink"))
        for _ in 0..<count {
            guard let name = strings.text(lengthBytes: 2) else { break }
            asides.append(name.trimmed, kind: .metadata, concealment: .cachedData)
        }
        // Add-ins name no file.
        if target.count > 1 {
            extraction.miss(.notFollowed, "a link out of the document (externalLink)", at: path)
        }
    }

    /// Values kept from a linked workbook ([MS-XLS] 2.4.66).
    private func readCache(_ record: SheetRecords.Record) {
        guard let last = record.content.number8(at: 0), let first = record.content.number8(at: 1),
            first <= last
        else {
            return
        }
        extraction.observe(.externalData, "values kept from a linked workbook", at: path)
        var strings = strings(record)
        strings.skip(4)
        for _ in first...last {
            guard let kind = strings.number8() else { return }
            if kind == 2 {
                guard let text = strings.text(lengthBytes: book.isUnicode ? 2 : 1) else { return }
                asides.append(text.trimmed, kind: .tableCell, concealment: .cachedData)
            } else if let low = strings.number32(), let high = strings.number32(), kind == 1 {
                let value = Double(bitPattern: UInt64(low) | UInt64(high) << 32)
                asides.append(SheetCells.text(of: value), kind: .tableCell, concealment: .cachedData)
            }
        }
    }

    /// A defined name, what it stands for, and what its author says of it ([MS-XLS] 2.4.150).
    private func readName(_ record: SheetRecords.Record) {
        let content = record.content
        if record.type == 0x0018, let flags = content.number16(at: 0), let count = content.number8(at: 3),
            flags & 0x20 == 0
        {
            var strings = SheetStrings(
                content.dropFirst(14), isUnicode: book.isUnicode, codePage: book.codePage)
            if let name = strings.text(count: count) {
                asides.append(name.trimmed, kind: .metadata, label: asides.name("defined name"))
            }
            let isWide = book.isUnicode && content.number8(at: 14) == 1
            let rest = content.dropFirst(14 + (book.isUnicode ? 1 : 0) + count * (isWide ? 2 : 1))
            for text in Excel97Formula.texts(in: rest, isUnicode: book.isUnicode, codePage: book.codePage) {
                asides.append(text.trimmed, kind: .formField, concealment: .markupOnly)
            }
        } else {
            readOther(record) { asides.append($0, kind: .metadata, concealment: .markupOnly) }
        }
    }

    // MARK: Pivot caches

    /// The data behind pivot tables stand in streams of their own, shown or not.
    private func readCaches() {
        guard let caches = reading.file.directory.child("_SX_DB_CUR", of: storage), caches.isStorage else {
            return
        }
        reading.markDone(caches)
        for child in reading.file.directory.children(of: caches) where !child.isStorage {
            guard let stream = reading.take(child, at: path.appending("_SX_DB_CUR")) else { continue }
            extraction.observe(.externalData, "a pivot table's cache", at: path)
            let part = path.appending("_SX_DB_CUR").appending(child.readableName)
            extraction.deliver(PivotCache97(stream, book).builder, mediaType: Self.mediaType, path: part)
        }
    }
}
