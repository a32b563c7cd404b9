import Documents

/// Reads the records of one sheet: its cells, then everything that is drawn on it or said about it.
final class Excel97Sheet {
    private struct Note {
        let row: Int
        let column: Int
        let object: Int
        let author: [UInt8]
    }

    private let cells: SheetCells
    private let reading: Excel97Reading
    /// The cell whose formula gave a text that comes in the next record.
    private var waiting: (row: Int, column: Int)?
    private var object = 0
    private var notes: [Note] = []
    private var boxes: [(object: Int, text: [UInt8])] = []
    private var drawings: [UInt8] = []
    private var chartDepth = 0

    init(_ cells: SheetCells, _ reading: Excel97Reading) {
        self.cells = cells
        self.reading = reading
    }

    private var book: Excel97Book { reading.book }

    func finish() {
        for note in notes {
            if let index = boxes.firstIndex(where: { $0.object == note.object }) {
                let box = boxes.remove(at: index)
                cells.aside(box.text, kind: .comment, row: note.row, column: note.column)
            }
            cells.aside(note.author, kind: .metadata, label: "author", row: note.row, column: note.column)
        }
        for box in boxes { cells.aside(box.text, kind: .body) }
        var art = OfficeArt(reading.extraction, at: reading.path)
        art.read(drawings[...])
        art.deliver(mediaType: Excel97Reading.mediaType)
        cells.finish()
    }

    func read(_ record: SheetRecords.Record) {
        let content = record.content
        switch record.type {
        case 0x0208:
            if let flags = content.number16(at: 12), flags & 0x20 != 0 {
                cells.hideRow(content.number16(at: 0) ?? 0)
            }
        case 0x007D: readColumns(content)
        case 0x00FD: readShared(content)
        case 0x0204, 0x00D6: readLabel(record)
        case 0x027E: readCompact(content)
        case 0x00BD: readCompacts(content)
        case 0x0203: readNumber(content)
        case 0x0205: readSwitch(content)
        case 0x0006, 0x0206, 0x0406: readFormula(content)
        case 0x0207: readFormulaText(record)
        case 0x001C: readNote(record)
        case 0x005D: object = content.number16(at: 6) ?? 0
        case 0x01B6: readBox(record)
        case 0x00EC: drawings += content + record.continuations.joined()
        case 0x0014, 0x0015: readPrinted(record)
        case 0x089C: readFirstPrinted(record)
        case 0x01B8, 0x0800: readLink(record)
        case 0x01BE: readValidation(record)
        case 0x100D: readSeriesText(record)
        case 0x00D7, 0x0867, 0x0868, 0x0862, 0x0863, 0x088B, 0x0894, 0x08A3, 0x00E5, 0x020B, 0x004D: break
        default: reading.readOther(record) { cells.aside($0, kind: .metadata, concealment: .markupOnly) }
        }
    }

    // MARK: Cells

    private func place(_ content: ArraySlice<UInt8>) -> (row: Int, column: Int, format: Int)? {
        guard let row = content.number16(at: 0), let column = content.number16(at: 2),
            let format = content.number16(at: 4)
        else { return nil }
        return (row, column, format)
    }

    private func readColumns(_ content: ArraySlice<UInt8>) {
        guard let first = content.number16(at: 0), let last = content.number16(at: 2),
            let flags = content.number16(at: 8),
            flags & 1 != 0
        else { return }
        cells.hideColumns(first, last)
    }

    private func readShared(_ content: ArraySlice<UInt8>) {
        guard let place = place(content), let index = content.number32(at: 6) else { return }
        guard let text = reading.book.take(index) else {
            return reading.extraction.miss(.corrupt, "a cell's text is not in the workbook", at: reading.path)
        }
        cells.append(text, row: place.row, column: place.column, isText: true)
    }

    private func readLabel(_ record: SheetRecords.Record) {
        guard let place = place(record.content) else { return }
        var strings = reading.strings(record)
        strings.skip(6)
        guard let text = strings.text(lengthBytes: 2) else { return }
        cells.append(text, row: place.row, column: place.column, isText: true)
    }

    private func append(_ number: Double, _ row: Int, _ column: Int, _ format: Int) {
        cells.append(number, format: book.format(format), from1904: book.from1904, row: row, column: column)
    }

    private func readCompact(_ content: ArraySlice<UInt8>) {
        guard let place = place(content), let packed = content.littleEndian32(at: 6) else { return }
        append(CompactNumber.value(of: packed), place.row, place.column, place.format)
    }

    private func readCompacts(_ content: ArraySlice<UInt8>) {
        guard let row = content.number16(at: 0), let first = content.number16(at: 2) else { return }
        for index in 0..<max(0, (content.count - 6) / 6) {
            guard let format = content.number16(at: 4 + index * 6),
                let packed = content.littleEndian32(at: 6 + index * 6)
            else { return }
            append(CompactNumber.value(of: packed), row, first + index, format)
        }
    }

    private func readNumber(_ content: ArraySlice<UInt8>) {
        guard let place = place(content), let number = content.double(at: 6) else { return }
        append(number, place.row, place.column, place.format)
    }

    private func readSwitch(_ content: ArraySlice<UInt8>) {
        guard let place = place(content), let value = content.number8(at: 6), content.number8(at: 7) == 0
        else { return }
        cells.append(
            (value == 0 ? "FALSE" : "TRUE").utf8, row: place.row, column: place.column, isText: false)
    }

    private func readFormula(_ content: ArraySlice<UInt8>) {
        waiting = nil
        guard let place = place(content), let value = content.double(at: 6) else { return }
        if content.number16(at: 12) == 0xFFFF {
            switch content.number8(at: 6) {
            case 0: waiting = (place.row, place.column)
            case 1:
                let text = content.number8(at: 8) == 0 ? "FALSE" : "TRUE"
                cells.append(text.utf8, row: place.row, column: place.column, isText: false)
            default: break
            }
        } else {
            append(value, place.row, place.column, place.format)
        }
        let tokens = content.dropFirst(22)
        for text in Excel97Formula.texts(in: tokens, isUnicode: book.isUnicode, codePage: book.codePage) {
            cells.aside(
                text, kind: .formField, concealment: .markupOnly, row: place.row, column: place.column)
        }
    }

    private func readFormulaText(_ record: SheetRecords.Record) {
        var strings = reading.strings(record)
        guard let text = strings.text(lengthBytes: 2) else { return }
        if let waiting {
            cells.append(text, row: waiting.row, column: waiting.column, isText: true)
        } else {
            cells.aside(text, kind: .tableCell)
        }
        waiting = nil
    }

    // MARK: Beside the cells

    private func readNote(_ record: SheetRecords.Record) {
        guard let row = record.content.number16(at: 0), let column = record.content.number16(at: 2) else {
            return
        }
        var strings = reading.strings(record)
        if book.isUnicode {
            strings.skip(8)
            let author = strings.text(lengthBytes: 2) ?? []
            notes.append(
                Note(row: row, column: column, object: record.content.number16(at: 6) ?? 0, author: author))
        } else {
            // A long note goes on in records whose row is no row.
            strings.skip(6)
            let text = strings.text(count: record.content.count - 6) ?? []
            cells.aside(
                text, kind: .comment, row: row == 0xFFFF ? nil : row, column: row == 0xFFFF ? nil : column)
        }
    }

    private func readBox(_ record: SheetRecords.Record) {
        guard let count = record.content.number16(at: 10), count > 0, let first = record.continuations.first
        else { return }
        var strings = SheetStrings(
            first, Array(record.continuations.dropFirst()), isUnicode: true, codePage: book.codePage)
        guard let text = strings.text(count: count) else { return }
        boxes.append((object, text))
    }

    private func readPrinted(_ record: SheetRecords.Record) {
        var strings = reading.strings(record)
        guard let text = strings.text(lengthBytes: book.isUnicode ? 2 : 1), !text.isEmpty else { return }
        cells.printed(text, kind: record.type == 0x0014 ? .pageHeader : .pageFooter)
    }

    /// Headers and footers of even and first pages.
    private func readFirstPrinted(_ record: SheetRecords.Record) {
        guard record.content.count > 38 else { return }
        var strings = SheetStrings(record.content.dropFirst(38), isUnicode: true, codePage: book.codePage)
        let lengths = (0..<4).map { record.content.number16(at: 30 + $0 * 2) ?? 0 }
        for (index, length) in lengths.enumerated() where length > 0 {
            guard strings.number16() != nil, let text = strings.text(count: length) else { return }
            cells.printed(text, kind: index % 2 == 0 ? .pageHeader : .pageFooter)
        }
    }

    private func readLink(_ record: SheetRecords.Record) {
        let row = record.content.number16(at: record.type == 0x01B8 ? 0 : 2)
        let column = record.content.number16(at: record.type == 0x01B8 ? 4 : 6)
        let content = record.content.dropFirst(8) + (record.continuations.joined())
        for run in PrintableRuns.find(in: content, least: 3) {
            cells.aside(
                HTMLLink.readable(run), kind: .formField, concealment: .markupOnly, label: "hyperlink",
                row: row,
                column: column)
        }
    }

    private func readValidation(_ record: SheetRecords.Record) {
        var strings = reading.strings(record)
        strings.skip(4)
        for _ in 0..<4 {
            guard let text = strings.text(lengthBytes: 2) else { return }
            if text != [0] { cells.aside(text, kind: .formField) }
        }
        let tokens = record.content
        for text in Excel97Formula.texts(in: tokens, isUnicode: book.isUnicode, codePage: book.codePage) {
            // A list's items are separated by zeros.
            cells.aside(
                text.map { $0 == 0 ? UInt8(ascii: ",") : $0 }, kind: .formField, concealment: .markupOnly)
        }
    }

    private func readSeriesText(_ record: SheetRecords.Record) {
        var strings = reading.strings(record)
        strings.skip(2)
        guard let text = strings.text(lengthBytes: 1) else { return }
        cells.aside(text, kind: .body)
    }
}
