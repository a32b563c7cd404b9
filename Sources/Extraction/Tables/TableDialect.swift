/// How a text table separates its cells.
struct TableDialect: Equatable {
    let separator: UInt8
    /// Columns of most rows; at least two.
    let columns: Int
    /// Bytes of a first line that only names the separator (`sep=;`, Excel's own).
    let preamble: Int

    /// Rows that are looked at.
    private static let sampleRows = 200
    /// In a table nearly every row has as many cells as the others.
    private static let steadyShare = 0.8

    /// The dialect of a table, or `nil` where the text is clearly none.
    init?(of text: ArraySlice<UInt8>) {
        if let named = Self.namedSeparator(text) {
            let columns = Self.columns(in: text.dropFirst(named.length), separator: named.separator)?.columns
            self.init(separator: named.separator, columns: columns ?? 2, preamble: named.length)
            return
        }
        let candidates = [0x09, 0x2C, 0x3B, 0x7C].compactMap { (separator: UInt8) in
            Self.columns(in: text, separator: separator).map { (separator, $0) }
        }
        let best = candidates.max { ($0.1.share, $0.1.columns) < ($1.1.share, $1.1.columns) }
        guard let best else { return nil }
        self.init(separator: best.0, columns: best.1.columns, preamble: 0)
    }

    private init(separator: UInt8, columns: Int, preamble: Int) {
        self.separator = separator
        self.columns = columns
        self.preamble = preamble
    }

    private static func namedSeparator(_ text: ArraySlice<UInt8>) -> (separator: UInt8, length: Int)? {
        guard text.has("sep=") || text.has("SEP="), let separator = text.slice(at: 4, length: 1)?.first,
            separator != 0x0A, separator != 0x0D, separator < 0x80
        else { return nil }
        let lineEnd = text.dropFirst(5).prefix { $0 == 0x0A || $0 == 0x0D }.prefix(2)
        return lineEnd.isEmpty ? nil : (separator, 5 + lineEnd.count)
    }

    private static func columns(
        in text: ArraySlice<UInt8>, separator: UInt8
    ) -> (columns: Int, share: Double)? {
        var counts: [Int: Int] = [:]
        var rows = 0
        var cells = TableCells(text, separator: separator)
        var cellsInRow = 0
        while rows < sampleRows, let cell = cells.next() {
            cellsInRow += 1
            guard cell.endsRow else { continue }
            // A blank line is no row.
            if cellsInRow > 1 || !cell.raw.isEmpty {
                counts[cellsInRow, default: 0] += 1
                rows += 1
            }
            cellsInRow = 0
        }
        guard let most = counts.filter({ $0.key > 1 }).max(by: { ($0.value, $0.key) < ($1.value, $1.key) })
        else {
            return nil
        }
        let share = Double(most.value) / Double(rows)
        // Two lines of prose with a comma each are no table.
        let fewest = separator == 0x2C && most.key == 2 ? 3 : 2
        return most.value >= fewest && share >= steadyShare ? (most.key, share) : nil
    }
}
