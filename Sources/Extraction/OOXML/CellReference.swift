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
}
