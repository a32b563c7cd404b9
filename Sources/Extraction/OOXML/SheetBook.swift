/// What all sheets of a workbook share.
final class SheetBook {
    struct Sheet {
        let name: String
        let relationship: String
        let state: String
    }

    fileprivate(set) var sheets: [Sheet] = []
    fileprivate(set) var from1904 = false
    var strings = SharedStrings()
    /// The number format of each cell format, and what it hides.
    var formats: [NumberFormat] = []
    var inks: [CellInk] = []
    /// Bytes of text that its sheets have given so far: one string may be shown a million times.
    var textBytes = 0
}

/// Reads the workbook part.
final class WorkbookVisitor: XMLVisitor {
    let book = SheetBook()

    func start(_ element: XMLElement) {
        switch element.name {
        case .sheet:
            book.sheets.append(
                SheetBook.Sheet(
                    name: element.string(.name) ?? "",
                    relationship: element.qualified(.id).map { String(decoding: $0, as: UTF8.self) } ?? "",
                    state: element.string(.state) ?? "visible"))
        case .workbookPr: book.from1904 = element.isSet(.date1904)
        default: break
        }
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: [UInt8]) {}
    func remark(_ bytes: [UInt8], line: Int32) {}
}
