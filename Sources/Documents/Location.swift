/// A place in a part, as a person would look it up.
///
/// Numbers are one-based; what does not apply is `nil`.
package struct Location: Hashable, Sendable, Codable {
    package var kind: SegmentKind
    package var concealment: Concealment
    package var page: Int?
    package var line: Int?
    /// Characters from the start of the segment, one-based.
    package var column: Int?
    package var sheet: String?
    /// In the manner of spreadsheets, for example `B12`.
    package var cell: String?
    package var slide: Int?
    package var paragraph: Int?
    /// The column header, metadata field or form field.
    package var field: String?

    package init(
        kind: SegmentKind, concealment: Concealment = .none, page: Int? = nil, line: Int? = nil,
        column: Int? = nil, sheet: String? = nil, cell: String? = nil, slide: Int? = nil,
        paragraph: Int? = nil, field: String? = nil
    ) {
        self.kind = kind
        self.concealment = concealment
        self.page = page
        self.line = line
        self.column = column
        self.sheet = sheet
        self.cell = cell
        self.slide = slide
        self.paragraph = paragraph
        self.field = field
    }

    package init(segment: Segment, text: PartText, column: Int?) {
        let place = segment.place
        self.init(
            kind: segment.kind, concealment: segment.concealment, page: Self.number(place.page),
            line: Self.number(place.line), column: column, sheet: text.name(place.sheet),
            cell: Self.cellName(row: place.row, column: place.column), slide: Self.number(place.slide),
            paragraph: Self.number(place.paragraph), field: text.name(segment.label))
    }

    /// The row of ``cell``, or `nil`.
    package var row: Int? {
        cell.flatMap { Int($0.drop { !$0.isNumber }) }
    }

    private static func number(_ value: Int32) -> Int? {
        value == Place.absent ? nil : Int(value)
    }

    /// `A1` style; `nil` without a row and a column.
    package static func cellName(row: Int32, column: Int32) -> String? {
        guard row > 0, column > 0 else { return nil }
        var letters: [UInt8] = []
        var rest = Int(column)
        while rest > 0 {
            letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self) + String(row)
    }
}
