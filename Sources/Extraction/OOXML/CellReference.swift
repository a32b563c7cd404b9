/// A cell's name as numbers: `B12` is row 12, column 2.
struct CellReference: Equatable {
    let row: Int32
    let column: Int32

    /// Reads the first cell of a reference such as `B12` or `$B$12:C13`; `nil` where there is none.
    init?(_ text: ArraySlice<UInt8>) {
        var column: Int32 = 0
        var row: Int32 = 0
        for byte in text where byte != UInt8(ascii: "$") {
            if byte.isASCIILetter, row == 0, column < 1 << 20 {
                column = column * 26 + Int32(byte | 0x20) - 0x60
            } else if byte.isASCIIDigit, row < 1 << 24 {
                row = row * 10 + Int32(byte) - 0x30
            } else {
                break
            }
        }
        guard row > 0, column > 0 else { return nil }
        self.row = row
        self.column = column
    }

    /// Both corners of a range such as `A1:C9`; of a single cell the same twice.
    static func corners(of range: ArraySlice<UInt8>) -> (first: CellReference, last: CellReference)? {
        let parts = range.split(separator: UInt8(ascii: ":"))
        guard let first = parts.first.flatMap({ CellReference($0) }),
            let last = parts.last.flatMap({ CellReference($0) })
        else { return nil }
        return (first, last)
    }
}

/// A rectangle of cells whose ground a table's style paints.
struct CellRange: Equatable {
    let rows: ClosedRange<Int32>
    let columns: ClosedRange<Int32>

    /// Reads `A1:C9`; `nil` where that is no range, or a reversed one.
    init?(_ text: ArraySlice<UInt8>) {
        guard let (first, last) = CellReference.corners(of: text), first.row <= last.row,
            first.column <= last.column
        else { return nil }
        rows = first.row...last.row
        columns = first.column...last.column
    }

    func contains(row: Int32, column: Int32) -> Bool { rows.contains(row) && columns.contains(column) }
}
