import Documents

/// Reads a workbook that is one piece of XML, as Excel 2003 and many exports write it (SpreadsheetML 2003).
enum FlatWorkbook {
    static func read(_ bytes: ArraySlice<UInt8>, at path: PartPath, _ extraction: Extraction) {
        // Whether a sheet is hidden stands behind its cells.
        let states = FlatWorkbookVisitor(states: []) { _ in }
        _ = XMLReading.read(bytes, by: states)
        let visitor = FlatWorkbookVisitor(states: states.found) { builder in
            extraction.deliver(builder, mediaType: "application/xml", path: path)
        }
        XMLReading.read(bytes, by: visitor).report(to: extraction, at: path)
        visitor.finish()
    }
}

/// Reads the elements of such a workbook.
private final class FlatWorkbookVisitor: XMLVisitor {
    /// How each sheet is hidden, in order, as far as it is known.
    private(set) var found: [Concealment] = []

    private let states: [Concealment]
    private let hand: (PartTextBuilder) -> Void
    private var cells: SheetCells
    private var names: [String] = []
    private var row = -1
    private var column = -1
    private var nextColumn = 0
    private var hiddenFrom = 0
    private var text: [UInt8] = []
    private var isText = false
    private var author: [UInt8] = []

    init(states: [Concealment], hand: @escaping (PartTextBuilder) -> Void) {
        self.states = states
        self.hand = hand
        cells = SheetCells(sheet: "", base: .none, hand: hand)
    }

    func finish() { cells.finish() }

    // MARK: Events

    func start(_ element: XMLElement) {
        let name = element.localName
        names.append(name)
        switch name {
        case "Worksheet": startSheet(value("Name", of: element) ?? [])
        case "Column": startColumn(element)
        case "Row":
            row = number("Index", of: element).map { $0 - 1 } ?? row + 1
            column = -1
            if value("Hidden", of: element)?.first == UInt8(ascii: "1") { cells.hideRow(row) }
        case "Cell": column = number("Index", of: element).map { $0 - 1 } ?? column + 1
        case "Data": isText = !(value("Type", of: element) ?? []).elementsEqual("Number".utf8)
        case "Comment": author = value("Author", of: element) ?? []
        default: break
        }
        if !names.contains("Styles") { readAttributes(of: element) }
    }

    func text(_ bytes: [UInt8]) { text += bytes }

    func end(_ name: XMLName) {
        guard let name = names.popLast() else { return }
        // What is formatted inside a cell is a piece of the cell.
        if names.contains("Data") { return }
        defer { text = [] }
        guard !text.isBlank else { return }
        switch name {
        case "Data" where names.contains("Comment"):
            cells.aside(text, kind: .comment, row: row, column: column)
            cells.aside(author, kind: .metadata, label: "author", row: row, column: column)
        case "Data": appendCell()
        case "Visible":
            if let last = found.indices.last {
                found[last] =
                    text.trimmed.elementsEqual("SheetVeryHidden".utf8) ? .veryHiddenSheet : .hiddenSheet
            }
        default: cells.aside(text, kind: .metadata, label: name)
        }
    }

    func remark(_ bytes: [UInt8], line: Int32) {
        cells.aside(bytes, kind: .comment, concealment: .markupOnly)
    }

    // MARK: Sheets and cells

    private func startSheet(_ name: [UInt8]) {
        cells.finish()
        let base = found.count < states.count ? states[found.count] : .none
        cells = SheetCells(sheet: String(decoding: name, as: UTF8.self), base: base, hand: hand)
        cells.aside(name, kind: .metadata, label: "sheet")
        found.append(.none)
        row = -1
        nextColumn = 0
    }

    private func startColumn(_ element: XMLElement) {
        let first = number("Index", of: element).map { $0 - 1 } ?? nextColumn
        let last = first + (number("Span", of: element) ?? 0)
        nextColumn = last + 1
        if value("Hidden", of: element)?.first == UInt8(ascii: "1") { cells.hideColumns(first, last) }
    }

    private func appendCell() {
        // A date is a day unless a time was given.
        let midnight = Array("T00:00:00.000".utf8)
        let shown =
            text.trimmed.suffix(midnight.count).elementsEqual(midnight)
            ? text.trimmed.dropLast(midnight.count) : text.trimmed
        cells.append(shown, row: max(0, row), column: max(0, column), isText: isText)
    }

    // MARK: Attributes

    private func value(_ name: String, of element: XMLElement) -> [UInt8]? {
        element.attributes.first { element.names.text($0.spelling) == name }.map {
            Array(element.value(of: $0))
        }
    }

    private func number(_ name: String, of element: XMLElement) -> Int? {
        value(name, of: element).flatMap { Int(decimal: $0[...]) }.map { min(max($0, 0), 1 << 24) }
    }

    private func readAttributes(of element: XMLElement) {
        for attribute in element.attributes {
            let name = element.names.text(attribute.spelling)
            let value = element.value(of: attribute)
            guard !["Name", "Author", "Type"].contains(name) || element.localName == "NamedRange" else {
                continue
            }
            if name == "HRef" || name == "Formula" && value.contains(UInt8(ascii: "\"")) || name == "Data"
                || value.isTelling
            {
                cells.aside(value, kind: .formField, concealment: .markupOnly, label: name)
            }
        }
    }
}
