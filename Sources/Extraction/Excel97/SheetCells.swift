import Documents

/// The cells of one sheet of a binary workbook, as they are found: placed, labelled by their column's header, and marked
/// where they are hidden.
///
/// Text is handed over every few megabytes, so that a sheet of a million cells doesn't stand in memory whole.
final class SheetCells {
    private static let flushBytes = 8 << 20

    let sheet: String
    let base: Concealment
    private let hand: (PartTextBuilder) -> Void
    private var builder = PartTextBuilder()
    private var asides = PartTextBuilder()
    private var header = SheetHeader()
    private var sheetNumber = Place.absent
    private var row: Int32 = 0
    private var rowHasText = false
    private var hiddenRows: Set<Int32> = []
    private var hiddenColumns: [ClosedRange<Int32>] = []

    /// Reads a sheet that is hidden as `base` says; `hand` takes the text over, in order.
    init(sheet: String, base: Concealment, hand: @escaping (PartTextBuilder) -> Void) {
        self.sheet = sheet
        self.base = base
        self.hand = hand
        startPart()
    }

    private func startPart() {
        builder = PartTextBuilder()
        sheetNumber = builder.name(sheet)
        header.startPart()
    }

    /// Hands over what is left.
    func finish() {
        header.endRow(row)
        if !builder.isEmpty { hand(builder) }
        hand(asides)
    }

    func hideRow(_ row: Int) { hiddenRows.insert(Int32(clamping: row + 1)) }

    func hideColumns(_ first: Int, _ last: Int) {
        guard first <= last else { return }
        hiddenColumns.append(Int32(clamping: first + 1)...Int32(clamping: last + 1))
    }

    // MARK: Cells

    /// Takes in a cell; row and column count from nought.
    ///
    /// `isText` says that it is a text rather than a number, as headers are; `beside`, that it says the cell before
    /// once more.
    func append(
        _ text: some Collection<UInt8>, row: Int, column: Int, isText: Bool, beside: Bool = false
    ) {
        let shown = Array(text).trimmed
        guard !shown.isEmpty else { return }
        enter(row: Int32(clamping: row + 1))
        let column = Int32(clamping: column + 1)
        builder.append(
            shown, kind: .tableCell, concealment: concealment(column),
            place: Place(sheet: sheetNumber, row: self.row, column: column),
            label: header.label(column: column, row: self.row, in: &builder),
            separator: rowHasText ? UInt8(ascii: "\t") : UInt8(ascii: "\n"))
        rowHasText = true
        if !beside { header.note(shown, column: column, isText: isText) }
    }

    /// Takes in a number as its format shows it, and as it is stored where that has other digits.
    func append(_ number: Double, format: NumberFormat, from1904: Bool, row: Int, column: Int) {
        let plain = Self.text(of: number)
        guard let shown = format.shown(plain[...], from1904: from1904) else {
            return append(plain, row: row, column: column, isText: false)
        }
        append(shown, row: row, column: column, isText: false)
        if case .template = format { append(plain, row: row, column: column, isText: false, beside: true) }
    }

    /// Without an exponent where the number is whole.
    static func text(of number: Double) -> [UInt8] {
        if number == number.rounded(), abs(number) < 1e15 { return Array(String(Int(number)).utf8) }
        return Array(number.description.utf8)
    }

    private func enter(row: Int32) {
        guard row != self.row else { return }
        header.endRow(self.row)
        if builder.count > Self.flushBytes {
            hand(builder)
            startPart()
        }
        self.row = row
        rowHasText = false
    }

    private func concealment(_ column: Int32) -> Concealment {
        if base != .none { return base }
        if hiddenRows.contains(row) { return .hiddenRow }
        return hiddenColumns.contains { $0.contains(column) } ? .hiddenColumn : .none
    }

    // MARK: Beside the cells

    /// Takes in a text that stands in no cell, or beside one.
    func aside(
        _ text: some Collection<UInt8>, kind: SegmentKind, concealment: Concealment = .none,
        label: String? = nil,
        row: Int? = nil, column: Int? = nil
    ) {
        var place = Place(sheet: asides.name(sheet))
        if let row, let column {
            place.row = Int32(clamping: row + 1)
            place.column = Int32(clamping: column + 1)
        }
        asides.append(
            Array(text).trimmed, kind: kind, concealment: base == .none ? concealment : base, place: place,
            label: label.map { asides.name($0) } ?? Place.absent)
    }

    /// What is printed above or below, and the codes as they were written, because a font's name can say anything.
    func printed(_ text: [UInt8], kind: SegmentKind) {
        let sections = PrintHeader(text).sections
        for section in sections { aside(section, kind: kind) }
        if sections != [text] { aside(text, kind: kind, concealment: .markupOnly) }
    }
}
