/// One run of a part's text, with its role and its place.
///
/// A plain value without references: a spreadsheet yields half a million of these inside a forked
/// process, where counting references would copy every page they live on.
package struct Segment: Sendable {
    /// Byte offsets in the part's text.
    package var range: Range<Int>
    package var kind: SegmentKind
    package var concealment: Concealment
    package var place: Place
    /// The name that stands over or before this text: a column header, a metadata or form field, a JSON
    /// key.
    ///
    /// An index into ``PartText/names``, or `Place.absent`.
    package var label: Int32

    package init(
        range: Range<Int>, kind: SegmentKind, concealment: Concealment = .none, place: Place = Place(),
        label: Int32 = Place.absent
    ) {
        self.range = range
        self.kind = kind
        self.concealment = concealment
        self.place = place
        self.label = label
    }
}

/// Where a segment stands, as numbers; `absent` where a notion does not apply.
package struct Place: Sendable, Hashable {
    package static let absent: Int32 = -1

    /// One-based page.
    package var page: Int32 = absent
    /// One-based line of the part's text, where lines are the author's own.
    package var line: Int32 = absent
    /// An index into ``PartText/names``.
    package var sheet: Int32 = absent
    /// One-based row of a sheet or table.
    package var row: Int32 = absent
    /// One-based column of a sheet or table.
    package var column: Int32 = absent
    /// One-based slide.
    package var slide: Int32 = absent
    /// One-based paragraph.
    package var paragraph: Int32 = absent

    package init(
        page: Int32 = absent, line: Int32 = absent, sheet: Int32 = absent, row: Int32 = absent,
        column: Int32 = absent, slide: Int32 = absent, paragraph: Int32 = absent
    ) {
        self.page = page
        self.line = line
        self.sheet = sheet
        self.row = row
        self.column = column
        self.slide = slide
        self.paragraph = paragraph
    }
}
