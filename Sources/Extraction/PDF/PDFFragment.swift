/// A line as PDFium gives it: a whole line of the page, or a cell of a table that was written column by column.
struct PDFFragment {
    var runs: [PDFRun] = []
    /// Around all of its glyphs; `nil` where it has none.
    var rectangle: PDFRectangle?
    /// Characters, those of double width counted twice.
    var weight = 0
    var glyphs = 0

    /// Whether its glyphs stand beside one another and not below.
    var isHorizontal: Bool {
        guard let rectangle else { return false }
        return glyphs < 3 || rectangle.width > rectangle.height
    }

    /// Whether a reader would see the two on one line: neither reaches far over the other, and they do not overlap.
    func isBeside(_ other: PDFFragment) -> Bool {
        guard let one = rectangle, let two = other.rectangle, isHorizontal, other.isHorizontal else {
            return false
        }
        let isLevel =
            one.centre.y >= two.bottom && one.centre.y <= two.top && two.centre.y >= one.bottom
            && two.centre.y <= one.top
        return isLevel && (one.right <= two.left || two.right <= one.left)
    }
}
