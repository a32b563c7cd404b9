import Documents

/// Reads a worksheet: cells row by row, and every other text of the part after them.
///
/// Text is handed over every few megabytes, so that a sheet of a million cells doesn't stand in memory whole.
final class SheetVisitor: XMLVisitor {
    private static let flushBytes = 8 << 20

    private let book: SheetBook
    private let sheet: String?
    private let base: Concealment
    private let tables: [CellRange]
    private let hand: (PartTextBuilder) -> Void
    private let limit: Int64
    private(set) var isOverLimit = false

    private var builder = PartTextBuilder()
    private var asides = PartTextBuilder()
    private var header = SheetHeader()
    private var names: [XMLName] = []
    private var hiddenColumns: [ClosedRange<Int32>] = []
    private var row: Int32 = 0
    private var column: Int32 = 0
    private var rowIsHidden = false
    private var rowHasText = false
    private var sheetNumber = Place.absent
    private var type: [UInt8] = []
    private var format = 0
    private var value: [UInt8] = []
    private var inline: [UInt8] = []
    private var formula: [UInt8] = []

    /// Reads a sheet until its workbook has given `limit` bytes of text; `hand` takes the text over, in order.
    init(
        book: SheetBook, context: OOXMLContext, limit: Int64, hand: @escaping (PartTextBuilder) -> Void
    ) {
        self.book = book
        sheet = context.sheet
        base = context.concealment
        tables = context.tables
        self.limit = limit
        self.hand = hand
        startPart()
    }

    /// Hands over what is left.
    func finish() {
        flush()
        hand(asides)
    }

    private func startPart() {
        builder = PartTextBuilder()
        if let sheet { sheetNumber = builder.name(sheet) }
        header.startPart()
    }

    private func flush() {
        book.textBytes += builder.count
        if book.textBytes > limit { isOverLimit = true }
        if !builder.isEmpty { hand(builder) }
        startPart()
    }

    // MARK: Events

    func start(_ element: XMLElement) {
        names.append(element.name)
        switch element.name {
        case .c: startCell(element)
        case .row: startRow(element)
        case .v, .f, .t, .is, .r: break
        case .col:
            if element.isSet(.hidden) || Self.isNothing(element[.width]), let low = element.integer(.min),
                let high = element.integer(.max),
                low <= high
            {
                hiddenColumns.append(Int32(clamping: low)...Int32(clamping: high))
            }
        default: readAttributes(of: element)
        }
    }

    func text(_ bytes: [UInt8]) {
        switch names.last {
        case .v: value += bytes
        case .f: formula += bytes
        case .t:
            // A reading in kana is not part of the cell's text.
            if names.contains(.rPh) {
                aside(bytes, kind: .tableCell, concealment: .markupOnly)
            } else {
                inline += bytes
            }
        case .oddHeader, .evenHeader, .firstHeader: printed(bytes, kind: .pageHeader)
        case .oddFooter, .evenFooter, .firstFooter: printed(bytes, kind: .pageFooter)
        default: aside(bytes, kind: .metadata)
        }
    }

    func end(_ name: XMLName) {
        _ = names.popLast()
        switch name {
        case .c: endCell()
        case .row:
            header.endRow(row)
            if builder.count > Self.flushBytes { flush() }
        default: break
        }
    }

    func remark(_ bytes: [UInt8], line: Int32) {
        aside(bytes, kind: .comment, concealment: .markupOnly)
    }

    // MARK: Rows and cells

    private func startRow(_ element: XMLElement) {
        row = element.integer(.r).map { Int32(min(max($0, 1), 1 << 24)) } ?? row + 1
        column = 0
        rowHasText = false
        rowIsHidden = element.isSet(.hidden) || Self.isNothing(element[.ht])
    }

    /// Whether a height or a width is zero.
    private static func isNothing(_ size: ArraySlice<UInt8>?) -> Bool {
        guard let size, !size.isEmpty else { return false }
        return size.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
    }

    private func startCell(_ element: XMLElement) {
        if let reference = element[.r].flatMap({ CellReference($0) }) {
            row = reference.row
            column = reference.column
        } else {
            column += 1
        }
        type.removeAll(keepingCapacity: true)
        if let type = element[.t] { self.type += type }
        format = element.integer(.s) ?? 0
        value.removeAll(keepingCapacity: true)
        inline.removeAll(keepingCapacity: true)
        formula.removeAll(keepingCapacity: true)
    }

    private func endCell() {
        guard !isOverLimit else { return }
        if type.elementsEqual("s".utf8), let index = Int(decimal: value.trimmed) {
            if let text = book.strings.take(index) { deliver(text, isText: true) }
            if book.strings.isBomb { isOverLimit = true }
        } else if type.elementsEqual("b".utf8) {
            deliver(Array((value == [0x31] ? "TRUE" : "FALSE").utf8)[...], isText: false)
        } else if type.isEmpty || type.elementsEqual("n".utf8) {
            deliverNumber(value.trimmed)
        } else {
            deliver(value[...], isText: true)
        }
        if !inline.isEmpty { deliver(inline[...], isText: true) }
        if formula.contains(UInt8(ascii: "\"")) {
            builder.append(formula, kind: .formField, concealment: .markupOnly, place: place)
        }
        if builder.count > Self.flushBytes * 4 { flush() }
    }

    private var place: Place { Place(sheet: sheetNumber, row: row, column: column) }

    private func concealment(isText: Bool) -> Concealment {
        if base != .none { return base }
        if rowIsHidden { return .hiddenRow }
        if hiddenColumns.contains(where: { $0.contains(column) }) { return .hiddenColumn }
        guard book.inks.indices.contains(format), !book.inks[format].isEmpty else { return .none }
        let inTable = tables.contains { $0.contains(row: row, column: column) }
        return book.inks[format].hides(isText: isText, inTable: inTable) ? .invisibleInk : .none
    }

    private func deliver(_ text: ArraySlice<UInt8>, isText: Bool, beside: Bool = false) {
        let shown = text.trimmed
        guard !shown.isEmpty else { return }
        builder.append(
            shown, kind: .tableCell, concealment: concealment(isText: isText), place: place,
            label: header.label(column: column, row: row, in: &builder),
            separator: rowHasText ? UInt8(ascii: "\t") : UInt8(ascii: "\n"))
        rowHasText = true
        if !beside { header.note(shown, column: column, isText: isText) }
    }

    private func deliverNumber(_ raw: ArraySlice<UInt8>) {
        let number = Self.plain(raw)
        let format = book.formats.indices.contains(format) ? book.formats[format] : .general
        guard let shown = format.shown(number, from1904: book.from1904) else {
            return deliver(number, isText: false)
        }
        deliver(shown[...], isText: false)
        // What is stored has other digits than what shows: both are published.
        if case .template = format { deliver(number, isText: false, beside: true) }
    }

    /// The number without an exponent where it is whole: `9.12345678E8` is 912345678.
    private static func plain(_ number: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard number.contains(where: { $0 | 0x20 == UInt8(ascii: "e") || $0 == UInt8(ascii: ".") }),
            let value = Double(String(decoding: number, as: UTF8.self)), abs(value) < 1e15,
            value == value.rounded()
        else { return number }
        return Array(String(Int(value)).utf8)[...]
    }

    // MARK: The rest of the part

    private func aside(
        _ text: some BidirectionalCollection<UInt8>, kind: SegmentKind, concealment: Concealment? = nil
    ) {
        var place = Place()
        if let sheet { place.sheet = asides.name(sheet) }
        asides.append(Array(text).trimmed, kind: kind, concealment: concealment ?? base, place: place)
    }

    /// What is printed, and the codes as they were written, because a font's name can say anything.
    private func printed(_ text: [UInt8], kind: SegmentKind) {
        let sections = PrintHeader(text).sections
        for section in sections { aside(section, kind: kind) }
        if sections != [text] { aside(text, kind: kind, concealment: .markupOnly) }
    }

    private func readAttributes(of element: XMLElement) {
        for attribute in element.attributes {
            let value = element.value(of: attribute)
            switch attribute.name {
            case .prompt, .promptTitle, .error, .errorTitle, .display, .tooltip, .location:
                aside(value, kind: .formField)
            default:
                if value.isTelling { aside(value, kind: .metadata) }
            }
        }
    }
}
