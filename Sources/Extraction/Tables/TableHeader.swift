/// Finds the header of a table among its first rows.
///
/// The first row that is as wide as most and filled is the header, unless it looks like data. A row below it that says the same
/// in another script (姓名, then Name) belongs to it.
struct TableHeader {
    private enum State {
        case looking
        /// Found; the next row may belong to it.
        case found
        case settled
    }

    private static let longestName = 120

    private var state = State.looking
    private var names: [String] = []
    private var isFresh = false

    var isSettled: Bool { state == .settled }

    /// Takes the next row.
    ///
    /// - `wide`: the cells of most rows.
    mutating func hear(_ cells: [ArraySlice<UInt8>], wide: Int) {
        switch state {
        case .settled: return
        case .found:
            state = .settled
            guard translates(cells) else { return }
            for (index, cell) in cells.enumerated() where index < names.count && !cell.isEmpty {
                names[index] += " " + Self.text(cell)
            }
            isFresh = true
        case .looking:
            let filled = cells.count { !$0.isBlank }
            guard cells.count >= wide, filled > 1 || wide == 1 && filled == 1, filled * 2 >= cells.count
            else { return }
            guard !cells.contains(where: Self.isData) else { return state = .settled }
            names = cells.map { Self.text($0) }
            isFresh = true
            state = .found
        }
    }

    /// The names of the columns, where they have become known since the last call.
    mutating func takeNames() -> [String]? {
        guard isFresh else { return nil }
        isFresh = false
        return names
    }

    /// Whether the row is words of Latin script below a header of Han characters.
    private func translates(_ cells: [ArraySlice<UInt8>]) -> Bool {
        let filled = cells.filter { !$0.isBlank }
        return filled.count > 1 && filled.count * 2 >= names.count
            && names.contains { $0.utf8.contains { $0 >= 0xE0 } }
            && filled.allSatisfy { cell in
                cell.allSatisfy { $0 < 0x80 && !$0.isASCIIDigit && $0 != UInt8(ascii: "@") }
                    && cell.contains(where: \.isASCIILetter)
            }
    }

    private static func text(_ cell: ArraySlice<UInt8>) -> String {
        String(decoding: cell.prefix(longestName), as: UTF8.self)
    }

    /// A mere number, a row of six digits or an address of mail: nobody calls a column so, and a name of a column is shown
    /// where a value is masked.
    private static func isData(_ cell: ArraySlice<UInt8>) -> Bool {
        guard !cell.isEmpty else { return false }
        var digits = 0
        var isNumber = true
        for byte in cell {
            digits = byte.isASCIIDigit ? digits + 1 : 0
            if digits >= 6 || byte == UInt8(ascii: "@") { return true }
            isNumber = isNumber && (byte.isASCIIDigit || [0x2B, 0x2C, 0x2D, 0x2E, 0x2F].contains(byte))
        }
        return isNumber
    }
}
