/// How a text table separates its cells.
struct TableDialect: Equatable {
    let separator: UInt8
    /// Columns of most rows.
    let columns: Int
    /// Bytes of a first line that only names the separator (`sep=;`, Excel's own).
    let preamble: Int
    /// Whether a quote inside quotes is written with a backslash before it instead of twice.
    var hasBackslashes = false

    /// Rows that are looked at.
    private static let sampleRows = 200
    /// In a table nearly every row has as many cells as the others; of three columns and more fewer rows are enough,
    /// because prose hardly ever has the same number of commas in most lines.
    private static let steadyShare = 0.8
    private static let steadyShareOfWide = 0.6

    /// The dialect of a table, or `nil` where the text is clearly none.
    ///
    /// `isPromised` says that the text's name calls it a table; then rows of any length are one, and lines without a
    /// separator are a table of one column.
    init?(of text: ArraySlice<UInt8>, isPromised: Bool = false) {
        // SYLK, in which every line is a record of its own kind.
        if text.has("ID;P") { return nil }
        if let named = Self.namedSeparator(text) {
            let columns = Self.columns(in: text.dropFirst(named.length), separator: named.separator)?.columns
            self.init(separator: named.separator, columns: columns ?? 2, preamble: named.length)
            return
        }
        let hasBackslashes = Self.escapesByBackslash(text.prefix(1 << 18))
        let candidates = [0x09, 0x2C, 0x3B, 0x7C, 0x5E].compactMap { (separator: UInt8) in
            Self.columns(in: text, separator: separator, hasBackslashes, isPromised: isPromised)
                .map { (separator, $0) }
        }
        let best = candidates.max { ($0.1.share, $0.1.columns) < ($1.1.share, $1.1.columns) }
        guard let best else {
            guard isPromised, !text.isEmpty else { return nil }
            self.init(separator: 0x2C, columns: 1, preamble: 0)
            return
        }
        self.init(separator: best.0, columns: best.1.columns, preamble: 0)
        self.hasBackslashes = hasBackslashes
    }

    /// Whether `\"` occurs inside of cells and a doubled quote does not.
    private static func escapesByBackslash(_ text: ArraySlice<UInt8>) -> Bool {
        var escaped = 0
        var before: UInt8 = 0
        var doubled = 0
        for (byte, next) in zip(text, text.dropFirst()) {
            if byte == 0x5C, next == 0x22 { escaped += 1 }
            // Two quotes between separators are an empty cell.
            if byte == 0x22, next == 0x22, before.isASCIIWord || before >= 0x80 { doubled += 1 }
            before = byte
        }
        return escaped > 1 && doubled == 0
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
        in text: ArraySlice<UInt8>, separator: UInt8, _ hasBackslashes: Bool = false, isPromised: Bool = false
    ) -> (columns: Int, share: Double)? {
        var widths: [Int] = []
        var cells = TableCells(text, separator: separator, hasBackslashes: hasBackslashes)
        var cellsInRow = 0
        var mayBeProse = false
        while widths.count < sampleRows, let cell = cells.next() {
            cellsInRow += 1
            mayBeProse =
                mayBeProse || !(1...60).contains(cell.raw.count) || cell.raw.contains(0x20)
                || cell.raw.ends(in: "。")
            guard cell.endsRow else { continue }
            // A blank line is no row.
            if cellsInRow > 1 || !cell.raw.isEmpty { widths.append(cellsInRow) }
            cellsInRow = 0
        }
        let counts = widths.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        guard let most = counts.filter({ $0.key > 1 }).max(by: { ($0.value, $0.key) < ($1.value, $1.key) })
        else {
            return nil
        }
        // Titles, dates and remarks above the header are no rows of the table.
        let above = widths.prefix { $0 < most.key }.prefix(mostRowsAbove).count
        let share = Double(most.value) / Double(widths.count - above)
        // Two lines of prose with a comma each are no table.
        let fewest = separator == 0x2C && most.key == 2 && mayBeProse || separator == 0x5E ? 3 : 2
        let enough = most.key > 2 && most.value > 4 ? steadyShareOfWide : steadyShare
        if most.value >= fewest, share >= enough { return (most.key, share) }
        // Rows of any length, of which the first is the header.
        let wide = widths.count { $0 > 1 }
        guard isPromised, separator != 0x5E, wide * 2 >= widths.count,
            let first = widths.first(where: { $0 > 1 })
        else { return nil }
        return (first, share)
    }

    /// Lines above a table's header that may be something else.
    private static let mostRowsAbove = 30
}

extension ArraySlice<UInt8> {
    fileprivate func ends(in mark: String) -> Bool {
        suffix(mark.utf8.count).elementsEqual(mark.utf8)
    }
}
