import Documents

/// Reads CSV, TSV and their relatives.
enum TableReader {
    /// Adds every cell as a segment.
    ///
    /// - Returns: the media type, or `nil` where the text is clearly no table; nothing has been added then.
    static func append(
        _ source: Source, as known: String?, to builder: inout PartTextBuilder, _ extraction: Extraction
    ) -> String? {
        let text = source.bytes
        guard let dialect = TableDialect(of: text, isPromised: promisesTable(source.name)) else { return nil }
        let mediaType = dialect.separator == 0x09 ? "text/tab-separated-values" : "text/csv"
        let batches = TextBatches(mediaType: known ?? mediaType, path: source.path, extraction: extraction)
        var table = Table(dialect: dialect)
        let body = text.dropFirst(dialect.preamble)
        table.append(preamble: text.prefix(dialect.preamble))
        var cells = TableCells(
            body, separator: dialect.separator, hasBackslashes: dialect.hasBackslashes)
        // A quote that stays open swallows the rest of the file; read by lines it can't.
        var ahead = cells
        while ahead.next() != nil {}
        guard !ahead.endedInsideQuotes else { return nil }
        while let cell = cells.next() {
            table.append(cell)
            if cell.endsRow { batches.emptyIfFull(&table.builder) }
        }
        builder = table.builder
        return mediaType
    }
}

extension TableReader {
    /// Whether a name says that the text is a table.
    private static func promisesTable(_ name: String) -> Bool {
        let name = name.lowercased()
        return [".csv", ".tsv", ".tab"].contains { name.hasSuffix($0) }
    }
}

/// A table while it is being read: the header of each column, once known, labels the cells below it.
private struct Table {
    var builder = PartTextBuilder()
    private let dialect: TableDialect
    private var row: Int32 = 1
    private var column: Int32 = 1
    private var rowHasText = false
    private var labels: [Int32] = []
    private var header = TableHeader()
    /// The cells of a row that may be part of the header; `nil` once that is settled.
    private var rowCells: [ArraySlice<UInt8>]? = []

    init(dialect: TableDialect) {
        self.dialect = dialect
    }

    mutating func append(preamble: ArraySlice<UInt8>) {
        builder.append(preamble.filter { $0 != 0x0A && $0 != 0x0D }, kind: .body, place: Place(line: 1))
    }

    mutating func append(_ cell: TableCells.Cell) {
        let value = cell.value
        let label = Int(column) <= labels.count ? labels[Int(column) - 1] : Place.absent
        builder.append(
            value, kind: .tableCell, place: Place(line: cell.line, row: row, column: column), label: label,
            separator: rowHasText ? dialect.separator : 0x0A)
        rowHasText = rowHasText || !value.isEmpty
        rowCells?.append(value)
        column += 1
        if cell.endsRow { endRow() }
    }

    private mutating func endRow() {
        if let cells = rowCells { header.hear(cells, wide: dialect.columns) }
        if let names = header.takeNames() {
            labels = names.map { $0.isEmpty ? Place.absent : builder.name($0) }
        }
        rowCells = header.isSettled ? nil : []
        row += 1
        column = 1
        rowHasText = false
    }
}
