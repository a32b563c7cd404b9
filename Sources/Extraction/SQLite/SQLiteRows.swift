import Documents

/// The rows of one table while they are being read.
struct SQLiteRows {
    /// Text that is collected before it is handed over, in bytes.
    private static let batch = 1 << 23

    private let table: SQLiteSchema.Table
    private let path: PartPath
    private let isIndex: Bool
    private let extraction: Extraction
    private var builder = PartTextBuilder()
    private var sheet: Int32 = 0
    private var labels: [Int32] = []
    private var names: [String] = []
    /// The first row holds the names of the columns.
    private var row: Int32 = 0

    init(table: SQLiteSchema.Table, path: PartPath, isIndex: Bool, _ extraction: Extraction) {
        self.table = table
        self.path = path
        self.isIndex = isIndex
        self.extraction = extraction
        sheet = builder.name(table.name)
    }

    /// Adds a row.
    ///
    /// - Returns: `false` when the limit on expanded bytes is spent: damaged tables can share their pages.
    mutating func append(_ values: SQLiteDatabase.Row, seenIn live: inout GramSet) -> Bool {
        if row == 0 { appendNames(of: values) }
        if builder.count > Self.batch { deliver() }
        row += 1
        var size = 0
        var line: [UInt8] = []
        var rowHasText = false
        for column in 0..<values.columns {
            switch values[column] {
            case .nothing: continue
            case .text(let text):
                size += text.count
                line += text
                append(text, column: column, rowHasText: &rowHasText)
            case .number(let text, let stored):
                size += text.count
                line += stored
                add(text[...], column: column, rowHasText: &rowHasText)
            case .blob(let bytes):
                size += bytes.count
                append(blob: bytes, column: column, rowHasText: &rowHasText)
                // Deleted copies of it are told by it; of pictures and shapes there is no need.
                if bytes.count < 4_096 { line += bytes }
            }
        }
        live.insert(line)
        return extraction.spend(expanded: size)
    }

    mutating func finish() {
        deliver()
    }

    private mutating func deliver() {
        extraction.deliver(builder, mediaType: Format.sqlite.mediaType, path: path)
        builder = PartTextBuilder()
        sheet = builder.name(table.name)
        labels = names.map { builder.name($0) }
    }

    private mutating func appendNames(of values: SQLiteDatabase.Row) {
        row = 1
        for column in 0..<values.columns {
            let name = values.name(of: column)
            names.append(name)
            labels.append(builder.name(name))
            builder.append(
                name.utf8, kind: .tableCell,
                place: Place(sheet: sheet, row: 1, column: Int32(column) + 1),
                separator: column > 0 ? 0x09 : 0x0A)
        }
    }

    private mutating func append(_ text: [UInt8], column: Int, rowHasText: inout Bool) {
        if UTF8Check.isValid(text[...]), !text.contains(0x1B) {
            add(text[...], column: column, rowHasText: &rowHasText)
            if let plain = Self.unescaped(text) { add(plain[...], column: column, rowHasText: &rowHasText) }
            return
        }
        // Text is what its writer says; some write the bytes of their own encoding.
        let decoded = TextDecoder.decode(text[...])
        decoded.report(to: extraction, at: path.appending(table.name))
        for reading in decoded.readings { add(reading.text, column: column, rowHasText: &rowHasText) }
    }

    /// JSON without its escapes; `nil` for other text, and where there are none.
    private static func unescaped(_ text: [UInt8]) -> [UInt8]? {
        guard let first = text.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
            text.contains(UInt8(ascii: "\\"))
        else { return nil }
        return JSONString(text[...]).text
    }

    private mutating func add(_ text: ArraySlice<UInt8>, column: Int, rowHasText: inout Bool) {
        builder.append(
            text, kind: .tableCell, place: Place(sheet: sheet, row: row, column: Int32(column) + 1),
            label: labels[column], separator: rowHasText ? 0x09 : 0x0A)
        rowHasText = true
    }

    private mutating func append(blob: [UInt8], column: Int, rowHasText: inout Bool) {
        guard !blob.isEmpty, !GeometryBlob.recognises(blob[...]) else { return }
        if FileKind.known(blob[...]) != nil || !Format.recognising(blob[...]).isEmpty {
            extraction.readMember(blob[...], name: "\(table.name) \(row) \(names[column])", in: path)
        } else if UTF8Check.isPlain(blob[...]) {
            append(blob, column: column, rowHasText: &rowHasText)
        } else if !isIndex {
            appendUnknown(blob, column: column, rowHasText: &rowHasText)
        }
    }

    /// Bytes of no known kind: short ones are keys and sums, long ones count as read only where they are text.
    private mutating func appendUnknown(_ blob: [UInt8], column: Int, rowHasText: inout Bool) {
        let decoded = TextDecoder.decode(blob[...])
        if decoded.faults.isEmpty, let reading = decoded.readings.first {
            add(reading.text, column: column, rowHasText: &rowHasText)
        } else if blob.count > 64 || !TextRuns(in: blob[...]).isEmpty {
            extraction.miss(
                .unsupported, "binary values that can't be read", at: path.appending(table.name))
            for run in TextRuns(in: blob[...]).runs where UTF8Check.isValid(run) {
                add(run, column: column, rowHasText: &rowHasText)
            }
        }
    }
}
