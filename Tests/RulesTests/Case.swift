import Documents
import Foundation
import Testing

/// One line of a table of cases: what is expected, the kind of text, the text.
struct Case: Sendable, CustomTestStringConvertible {
    /// A category, or the reason why the text passes.
    let expectation: String
    private let kind: String
    private let label: String?
    private let text: String

    var testDescription: String { text }

    /// - Parameter line: expectation, kind and text between tabs. The kind may carry a field name behind a colon; `\n` and `\t` in the
    ///   text stand for themselves.
    init?(line: Substring) {
        let fields = line.split(separator: "\t", maxSplits: 2).map(String.init)
        guard fields.count == 3, !line.hasPrefix("#") else { return nil }
        expectation = fields[0]
        let kind = fields[1].split(separator: ":", maxSplits: 1).map(String.init)
        self.kind = kind[0]
        label = kind.count > 1 ? kind[1] : nil
        text = fields[2].replacing("\\n", with: "\n").replacing("\\t", with: "\t")
    }

    static func table(_ name: String) throws -> [Case] {
        let text = try String(contentsOfFile: Project.cases + "/" + name, encoding: .utf8)
        return text.split(separator: "\n").compactMap(Case.init)
    }

    /// The text as extraction would hand it over.
    var part: PartText {
        kind == "table"
            ? Self.table(text) : Self.lines(text, kind: SegmentKind(name: kind) ?? .body, label: label)
    }

    /// Lines of running text.
    static func lines(_ text: String, kind: SegmentKind = .body, label: String? = nil) -> PartText {
        var builder = PartTextBuilder()
        let label = label.map { builder.name($0) } ?? Place.absent
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            builder.append(line.utf8, kind: kind, place: Place(line: Int32(index + 1)), label: label)
        }
        return builder.build(path: .document, mediaType: "text/plain")
    }

    /// Rows of cells, the first of them the headers.
    private static func table(_ text: String) -> PartText {
        var builder = PartTextBuilder()
        let rows = text.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false)
        }
        for (row, cells) in rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                let isUnderHeader = row > 0 && column < rows[0].count
                builder.append(
                    cell.utf8, kind: .tableCell, place: Place(row: Int32(row + 1), column: Int32(column + 1)),
                    label: isUnderHeader ? builder.name(String(rows[0][column])) : Place.absent,
                    separator: UInt8(ascii: column == 0 ? "\n" : "\t"))
            }
        }
        return builder.build(path: .document, mediaType: "text/csv")
    }
}
