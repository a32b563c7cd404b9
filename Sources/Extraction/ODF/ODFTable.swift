import Documents

/// Where the next cell of one table stands.
///
/// Cells, columns and rows may claim to be repeated thousands of times; they are counted, never copied.
struct ODFTable {
    /// Sheets have at most this many rows and columns; whatever claims more counts as this many.
    private static let most = 1 << 20

    let concealment: Concealment
    private(set) var row: Int32 = 0
    private(set) var column: Int32 = 0
    private var rowRepeats: Int32 = 1
    private var cellRepeats: Int32 = 1
    private var columns: Int32 = 0
    private var hiddenColumns: [ClosedRange<Int32>] = []
    private var rowIsHidden = false
    private var rowHasText = false
    private var rowStyle: [UInt8]?
    private var cellText: [UInt8] = []
    private var header = SheetHeader()

    /// The style that cells have where they name none; by column.
    private var defaultStyles: [(columns: ClosedRange<Int32>, name: [UInt8])] = []

    init(concealment: Concealment) {
        self.concealment = concealment
    }

    private static func times(_ name: XMLName, _ element: XMLElement) -> Int32 {
        Int32(clamping: min(max(element.integer(name) ?? 1, 1), most))
    }

    private static func isHidden(_ element: XMLElement) -> Bool {
        element[.visibility].map { !$0.elementsEqual("visible".utf8) } ?? false
    }

    /// Takes in columns; `isNothing` says that their style gives them no width.
    mutating func addColumns(_ element: XMLElement, isNothing: Bool) {
        let first = columns + 1
        columns = min(columns + Self.times(.columnsRepeated, element), Int32(Self.most))
        guard first <= columns else { return }
        if isNothing || Self.isHidden(element) { hiddenColumns.append(first...columns) }
        if let name = element[.defaultCellStyle], defaultStyles.count < 1_024 {
            defaultStyles.append((first...columns, Array(name)))
        }
    }

    /// Begins a row; `isNothing` says that its style gives it no height.
    mutating func startRow(_ element: XMLElement, isNothing: Bool) {
        row = row == 0 ? 1 : min(row + rowRepeats, 1 << 28)
        rowRepeats = Self.times(.rowsRepeated, element)
        rowIsHidden = isNothing || Self.isHidden(element)
        rowStyle = element[.defaultCellStyle].map { Array($0) }
        column = 0
        cellRepeats = 1
        rowHasText = false
    }

    mutating func endRow() { header.endRow(row) }

    mutating func startCell(_ element: XMLElement) {
        column = column == 0 ? 1 : min(column + cellRepeats, Int32(Self.most))
        cellRepeats = Self.times(.columnsRepeated, element)
        cellText = []
    }

    mutating func endCell() {
        guard !cellText.isEmpty else { return }
        let isText = !cellText.allSatisfy { $0.isASCIIDigit || ".,-/: %".utf8.contains($0) }
        for offset in 0..<min(cellRepeats, 1_024) {
            header.note(cellText[...], column: column + offset, isText: isText)
        }
    }

    /// The style of the current cell, where it names none of its own.
    var defaultStyle: ArraySlice<UInt8>? {
        if let rowStyle { return rowStyle[...] }
        return defaultStyles.first { $0.columns.contains(column) }.map { $0.name[...] }
    }

    var isHidden: Concealment {
        if concealment != .none { return concealment }
        if rowIsHidden { return .hiddenRow }
        return hiddenColumns.contains { $0.contains(column) } ? .hiddenColumn : .none
    }

    mutating func label(in builder: inout PartTextBuilder) -> Int32 {
        header.label(column: column, row: row, in: &builder)
    }

    /// Takes in text of the current cell.
    ///
    /// - Returns: what separates it from the text before.
    mutating func note(_ text: some Collection<UInt8>) -> UInt8 {
        let isNextCell = rowHasText && cellText.isEmpty
        if !text.isEmpty {
            cellText += (cellText.isEmpty ? [] : [0x20]) + text
            rowHasText = true
        }
        return isNextCell ? UInt8(ascii: "\t") : UInt8(ascii: "\n")
    }
}
