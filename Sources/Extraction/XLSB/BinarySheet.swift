import Documents

/// Reads the records of one sheet of a binary workbook ([MS-XLSB] 2.1.7.61).
struct BinarySheet {
    private let cells: SheetCells
    private(set) var book: BinaryBook
    private(set) var lacksText = false
    private var row = 0

    init(_ cells: SheetCells, _ book: BinaryBook) {
        self.cells = cells
        self.book = book
    }

    mutating func read(_ part: ArraySlice<UInt8>) {
        for record in BinaryRecords(part) { read(record) }
    }

    private mutating func read(_ record: BinaryRecords.Record) {
        let content = record.content
        switch record.type {
        case 0:
            row = content.number32(at: 0) ?? row
            if let flags = content.number8(at: 11), flags & 0x10 != 0 { cells.hideRow(row) }
        case 60:
            if let first = content.number32(at: 0), let last = content.number32(at: 4),
                (content.number16(at: 16) ?? 0) & 1 == 1
            {
                cells.hideColumns(first, last)
            }
        case 2...11, 62: readCell(record.type, content)
        case 494: readLink(content)
        case 479: readPrinted(content)
        case 64: readValidation(content)
        case 148, 1, 151, 145, 146, 129, 130, 133, 134, 137, 138, 390, 391, 476, 485: break
        default:
            guard content.count > 8 else { return }
            for run in PrintableRuns.find(in: content, least: 3) where run.isTelling {
                cells.aside(run, kind: .metadata, concealment: .markupOnly)
            }
        }
    }

    // MARK: Cells

    private mutating func readCell(_ type: Int, _ content: ArraySlice<UInt8>) {
        guard let column = content.number32(at: 0), let style = content.number32(at: 4) else { return }
        var cursor = ByteCursor(content.dropFirst(8))
        switch type {
        case 2:
            if let packed = cursor.rest.littleEndian32(at: 0) {
                append(CompactNumber.value(of: packed), column, style)
            }
        case 4, 10:
            let value = cursor.byte() ?? 0
            cells.append((value == 0 ? "FALSE" : "TRUE").utf8, row: row, column: column, isText: false)
        case 5, 9:
            if let number = cursor.rest.double(at: 0) { append(number, column, style) }
            cursor.skip(8)
        case 7: readShared(cursor.number32(), column)
        case 6, 8: cells.append(cursor.wideText() ?? [], row: row, column: column, isText: true)
        case 62:
            cursor.skip(1)
            cells.append(cursor.wideText() ?? [], row: row, column: column, isText: true)
        default: break
        }
        if type >= 8, type <= 11 { readFormula(cursor.rest, column) }
    }

    private func append(_ number: Double, _ column: Int, _ style: Int) {
        cells.append(
            number, format: book.format(style & 0xFF_FFFF), from1904: book.from1904, row: row, column: column)
    }

    private mutating func readShared(_ index: Int?, _ column: Int) {
        guard let text = index.flatMap({ book.take($0) }) else {
            lacksText = true
            return
        }
        cells.append(text, row: row, column: column, isText: true)
    }

    /// A formula's own texts stand as UTF-16 among its tokens.
    private func readFormula(_ tokens: ArraySlice<UInt8>, _ column: Int) {
        var index = tokens.startIndex
        while index < tokens.endIndex {
            let rest = tokens[index...]
            index += 1
            guard rest.number8(at: 0) == 0x17, let count = rest.number16(at: 1), count > 0,
                let bytes = rest.slice(at: 3, length: count * 2)
            else { continue }
            let text = CodePage.utf16.decode(bytes)
            guard text.allSatisfy({ $0 >= 0x20 || $0.isXMLSpace }) else { continue }
            cells.aside(text, kind: .formField, concealment: .markupOnly, row: row, column: column)
            index += 2 + bytes.count
        }
    }

    // MARK: Beside the cells

    private func readLink(_ content: ArraySlice<UInt8>) {
        var cursor = ByteCursor(content.dropFirst(16))
        for _ in 0..<4 {
            guard let text = cursor.wideText() else { return }
            cells.aside(
                text, kind: .formField, concealment: .markupOnly, label: "hyperlink",
                row: content.number32(at: 0),
                column: content.number32(at: 8))
        }
    }

    private func readPrinted(_ content: ArraySlice<UInt8>) {
        var cursor = ByteCursor(content.dropFirst(2))
        for index in 0..<6 {
            guard let text = cursor.wideText() else { return }
            if !text.isEmpty { cells.printed(text, kind: index % 2 == 0 ? .pageHeader : .pageFooter) }
        }
    }

    private func readValidation(_ content: ArraySlice<UInt8>) {
        for run in PrintableRuns.find(in: content, least: 2) { cells.aside(run, kind: .formField) }
    }
}
