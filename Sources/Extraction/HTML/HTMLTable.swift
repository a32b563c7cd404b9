/// Where the next cell of one table stands, and what its column is called.
struct HTMLTable {
    /// Cells further to the right all count as this column.
    private static let mostColumns: Int32 = 16_384

    private(set) var row: Int32 = 0
    private(set) var column: Int32 = 0
    /// Columns taken by cells above that span rows: how many more rows each reaches down.
    private var spans: [Int32: Int] = [:]
    private var headers: [Int32: [UInt8]] = [:]
    private var headerRow: Int32 = 0
    private var rowHeader: [UInt8] = []
    private(set) var isHeaderCell = false
    /// Columns that the current cell spans.
    private var width: Int32 = 1
    /// Whether the first row is one of header cells, so that a header cell in a later row names its row only.
    private var headerIsMarked = false
    /// Text has been delivered in this row already.
    var rowHasText = false

    mutating func startRow() {
        row += 1
        column = 0
        rowHeader = []
        rowHasText = false
        spans = spans.compactMapValues { $0 > 1 ? $0 - 1 : nil }
    }

    mutating func startCell(_ tag: HTMLTag) {
        if row == 0 { startRow() }
        column = min(column + 1, Self.mostColumns)
        while spans[column] != nil, column < Self.mostColumns { column += 1 }
        isHeaderCell = tag.name == "th"
        let down = tag.span("rowspan")
        width = Int32(tag.span("colspan"))
        if down > 1 { for offset in 0..<width { spans[column + offset] = down } }
    }

    mutating func endCell(text: [UInt8]) {
        if headers.isEmpty, !text.isEmpty { headerRow = row }
        if row == headerRow || isHeaderCell && row <= headerRow + 1 && column > 1 {
            for offset in 0..<width { headers[column + offset] = text }
        }
        if isHeaderCell { rowHeader = text }
        column += width - 1
    }

    /// The name over, or else before, the current cell.
    var label: [UInt8] {
        if row > headerRow, headerRow > 0, let header = headers[column], !header.isEmpty,
            rowHeader.isEmpty || headerIsMarked
        {
            return header
        }
        return rowHeader
    }

    mutating func noteHeaderMark() {
        if headers.isEmpty || row == headerRow, column > 1, isHeaderCell { headerIsMarked = true }
    }
}
