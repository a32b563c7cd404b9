import Documents
import Reports

/// A report on screen, and where to get it as a file.
struct ReportPage: Page {
    static let template = "report"
    static let place = "/reports"

    struct Table {
        let id: String
        let heading: String
        let columns: [String]
        let rows: [Row]
        let hasRows: Bool
        let note: String?
    }

    struct Row {
        let first: String
        let cells: [Cell]
    }

    struct Cell {
        let text: String
        let isNumber: Bool
    }

    let kinds: [Option]
    let unitChoices: [Option]
    let from: String
    let until: String
    let subtitle: String
    let tables: [Table]
    let isEmpty: Bool
    let downloads: [Option]
    private let heading: String

    init(
        _ book: SheetBook, question: ReportQuestion, units: [(id: String, name: String)], language: Language
    ) {
        heading = book.title
        subtitle = book.subtitle
        kinds = ReportQuestion.Kind.allCases.map {
            Option($0.rawValue, $0.title(language), chosen: $0 == question.kind)
        }
        unitChoices = units.map { Option($0.id, $0.name, chosen: $0.id == question.unit) }
        from = question.from.text
        until = question.until.text
        tables = book.sheets.enumerated().map { index, sheet in
            Table(
                id: "table-\(index + 1)", heading: sheet.title, columns: sheet.header,
                rows: sheet.rows.map(Row.init), hasRows: !sheet.rows.isEmpty,
                note: sheet.note.isEmpty ? nil : sheet.note)
        }
        isEmpty = tables.allSatisfy { !$0.hasRows }
        downloads = ReportQuestion.Format.allCases.map {
            Option(question.address($0), $0.rawValue.uppercased())
        }
    }

    func title(_ language: Language) -> String { heading }
}

extension ReportPage.Row {
    init(_ cells: [Sheet.Cell]) {
        first = String(shownSafely: cells.first?.shown ?? "")
        self.cells = cells.dropFirst().map { cell in
            if case .text(let text) = cell {
                return ReportPage.Cell(text: String(shownSafely: text), isNumber: text == "–")
            }
            return ReportPage.Cell(text: cell.shown, isNumber: true)
        }
    }
}
