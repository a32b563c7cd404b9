/// Where the next cell of one table stands, and what the first row says over its column.
struct OfficeTable {
    /// Cells further to the right all count as this column.
    private static let mostColumns: Int32 = 16_384

    private(set) var row: Int32 = 0
    private(set) var column: Int32 = 0
    private var width: Int32 = 1
    private var headers: [Int32: [UInt8]] = [:]
    private var cellText: [UInt8] = []
    private var rowHasText = false
    var isStyled = false
    /// What the current cell puts behind its text.
    var ground: InkGround?

    mutating func startRow() {
        row += 1
        column = 0
        width = 1
        rowHasText = false
    }

    mutating func startCell() {
        column = min(column + width, Self.mostColumns)
        width = 1
        cellText = []
        ground = nil
    }

    mutating func span(_ columns: Int) {
        width = Int32(min(max(columns, 1), 1_000))
    }

    mutating func endCell() {
        ground = nil
        guard row == 1 else { return }
        for offset in 0..<width { headers[column + offset] = cellText }
    }

    /// What stands over the current cell; `nil` in the first row.
    var label: [UInt8]? {
        guard row > 1, let header = headers[column], !header.isEmpty else { return nil }
        return header
    }

    /// Takes in a paragraph of the current cell.
    ///
    /// - Returns: what separates it from the text before: a tab between cells of a row, else a line feed.
    mutating func note(_ text: [UInt8]) -> UInt8 {
        let isNextCell = rowHasText && cellText.isEmpty
        let shown = text.trimmed
        if !shown.isEmpty {
            cellText += (cellText.isEmpty ? [] : [0x20]) + shown
            rowHasText = true
        }
        return isNextCell ? UInt8(ascii: "\t") : UInt8(ascii: "\n")
    }
}

extension OfficeTextVisitor {
    func startTable(_ element: XMLElement) {
        if element.name == .tbl { return tables.append(OfficeTable()) }
        guard let top = tables.indices.last else { return }
        switch element.name {
        case .tr: tables[top].startRow()
        case .tc:
            tables[top].startCell()
            // DrawingML has the span as an attribute.
            if let span = element.integer(.gridSpan) { tables[top].span(span) }
        case .gridSpan: tables[top].span(element.integer(.val) ?? 1)
        default: tables[top].isStyled = true
        }
    }

    func endCell() {
        guard let top = tables.indices.last else { return }
        tables[top].endCell()
    }
}
