import Documents

/// One table with a title: for terminals, spreadsheets and pages alike.
package struct Sheet: Sendable, Hashable {
    package var title: String
    package var header: [String]
    package private(set) var rows: [[Cell]] = []
    /// What a reader must know; shown below.
    package var note = ""

    package enum Cell: Sendable, Hashable {
        case text(String)
        case number(Int)
        case decimal(Double)

        /// For reading.
        package var shown: String {
            switch self {
            case .text(let text): text
            case .number(let number): String(number)
            case .decimal(let value): String((value * 10).rounded() / 10)
            }
        }
    }

    package init(title: String, header: [String]) {
        self.title = title
        self.header = header
    }

    package mutating func add(_ row: [String]) {
        rows.append(row.map { .text($0) })
    }

    package mutating func add(cells row: [Cell]) {
        rows.append(row)
    }

    /// A table for a terminal.
    package var plain: String {
        var table = TextTable(header: header)
        for row in rows { table.add(row.map(\.shown)) }
        return table.text
    }

    /// RFC 4180 with a byte order mark; no cell can be taken for a formula.
    package var csv: String { "\u{FEFF}" + csvLines }

    var csvLines: String {
        ([header] + rows.map { $0.map(\.shown) })
            .map { $0.map(CSVReport.cell).joined(separator: ",") + "\r\n" }.joined()
    }
}
