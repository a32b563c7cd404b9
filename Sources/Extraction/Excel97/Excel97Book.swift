/// What all sheets of a workbook share, from the records before the first sheet.
struct Excel97Book {
    struct Sheet {
        let name: String
        /// 0 shown, 1 hidden, 2 very hidden.
        let state: Int
        /// 0 cells, 1 macros of Excel 4, 2 a chart, 6 a module.
        let kind: Int
        /// Where its records begin in the stream.
        let offset: Int
    }

    var isUnicode = true
    var codePage = CodePage.western
    var from1904 = false
    var sheets: [Sheet] = []
    var strings: [[UInt8]] = []
    var used: [Bool] = []
    private var formats: [Int: NumberFormat] = [:]
    private var cellFormats: [Int] = []

    mutating func addFormat(_ code: [UInt8], number: Int) { formats[number] = NumberFormat(code: code[...]) }

    mutating func addCellFormat(_ format: Int) { cellFormats.append(format) }

    /// The number format of a cell format.
    func format(_ index: Int) -> NumberFormat {
        guard index >= 0, index < cellFormats.count else { return .general }
        return formats[cellFormats[index]] ?? NumberFormat(builtIn: cellFormats[index])
    }

    /// The shared text of that number, which counts as shown from now on.
    mutating func take(_ index: Int) -> [UInt8]? {
        guard index >= 0, index < strings.count else { return nil }
        if used.count < strings.count { used = Array(repeating: false, count: strings.count) }
        used[index] = true
        return strings[index]
    }

    /// Shared texts that no cell shows: what was deleted from the sheets may still stand here.
    var unused: [[UInt8]] {
        strings.indices.filter { $0 >= used.count || !used[$0] }.map { strings[$0] }
    }
}
