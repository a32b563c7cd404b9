import CPDFium

/// The page painted twice, with its text and without: where both are alike, no text is seen.
///
/// That needs no list of ways to hide a text. It costs a few milliseconds, and so is asked for only where something on
/// the page may hide some.
struct PDFProof {
    private let width: Int
    private let height: Int
    /// For each pixel whether the text changes it.
    private let marks: [Bool]

    /// Pixels for each point: a glyph of two points is still four pixels high.
    private static let finest = 2.0
    private static let mostPixels = 4_000_000.0
    /// Of 255: less than this the eye does not see.
    private static let leastDifference = 20

    /// `nil` where the page can't be painted.
    ///
    /// - Parameters:
    ///   - page: is held open by the caller, and painted as before afterwards.
    ///   - texts: all of the page's text objects.
    init?(of page: borrowing PDFPage, texts: some Sequence<Int>) {
        let size = page.size
        guard size.width > 0, size.height > 0, size.width.isFinite, size.height.isFinite else { return nil }
        let scale = min(Self.finest, (Self.mostPixels / (size.width * size.height)).squareRoot())
        width = max(1, Int(min(30_000, size.width * scale)))
        height = max(1, Int(min(30_000, size.height * scale)))
        guard let whole = page.pixels(width: width, height: height) else { return nil }
        // SAFETY: the objects belong to the page.
        for text in texts { _ = unsafe CPDFium_setActive(CPDFiumObject(bitPattern: text), 0) }
        let bare = page.pixels(width: width, height: height)
        for text in texts { _ = unsafe CPDFium_setActive(CPDFiumObject(bitPattern: text), 1) }
        guard let bare else { return nil }
        marks = Self.differences(whole.bytes, bare.bytes)
    }

    private static func differences(_ one: [UInt8], _ other: [UInt8]) -> [Bool] {
        var marks = [Bool](repeating: false, count: one.count / 4)
        for index in marks.indices {
            for channel in 0..<3 {
                let pair = (Int(one[index * 4 + channel]), Int(other[index * 4 + channel]))
                if abs(pair.0 - pair.1) > leastDifference { marks[index] = true }
            }
        }
        return marks
    }

    /// Whether any text is seen within a rectangle of the page.
    func showsText(in rectangle: PDFRectangle, of page: borrowing PDFPage) -> Bool {
        let one = page.pixel(of: (rectangle.left, rectangle.bottom), width: width, height: height)
        let other = page.pixel(of: (rectangle.right, rectangle.top), width: width, height: height)
        let columns = max(0, min(one.column, other.column))...max(0, max(one.column, other.column))
        let rows = max(0, min(one.row, other.row))...max(0, max(one.row, other.row))
        for row in rows where row < height {
            for column in columns where column < width {
                if marks[row * width + column] { return true }
            }
        }
        return false
    }
}
