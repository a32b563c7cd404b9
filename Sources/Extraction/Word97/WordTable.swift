/// Where the next cell of a table stands, and what the first row says over its column.
struct WordTable {
    private static let mostColumns: Int32 = 64

    private(set) var row: Int32 = 1
    private(set) var column: Int32 = 1
    private var headers: [Int32: [UInt8]] = [:]
    private var cellText: [UInt8] = []
    private var rowHasText = false

    /// What stands over the current cell; `nil` in the first row.
    var label: [UInt8]? { row > 1 ? headers[column] : nil }

    /// Takes in a paragraph of the current cell, and says what separates it from the text before.
    mutating func note(_ text: [UInt8]) -> UInt8 {
        let shown = text.trimmed
        let isNextCell = rowHasText && cellText.isEmpty
        if !shown.isEmpty {
            cellText += (cellText.isEmpty ? [] : [0x20]) + shown
            rowHasText = true
        }
        return isNextCell ? UInt8(ascii: "\t") : UInt8(ascii: "\n")
    }

    mutating func endCell() {
        if row == 1, !cellText.isEmpty { headers[column] = Array(cellText.prefix(200)) }
        cellText = []
        column = min(column + 1, Self.mostColumns)
    }

    mutating func endRow() {
        row += 1
        column = 1
        cellText = []
        rowHasText = false
    }
}
