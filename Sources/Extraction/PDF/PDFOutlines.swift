/// Filled outlines on a page that stand side by side like the letters of a line.
///
/// A text that a drawing program has turned into curves is no text for any reader, however short it is.
struct PDFOutlines {
    private var letters: [PDFRectangle] = []
    private var lines: [PDFRectangle] = []

    private static let most = 4_000
    /// Points: the height of letters.
    private static let heights = 3.0...72.0
    /// Of a letter's height.
    private static let widestLetter = 2.5
    private static let widestGap = 1.5
    private static let shift = 0.4
    private static let fewestLetters = 6
    /// Segments of letters that are painted as one outline, and how much wider than high they are together.
    private static let segmentsOfLine = 100
    private static let narrowestLine = 4.0

    /// Adds a filled outline.
    ///
    /// - Parameters:
    ///   - rectangle: around it, on the page.
    ///   - segments: of which it is made, 8 or more.
    mutating func append(_ rectangle: PDFRectangle, segments: Int) {
        guard Self.heights.contains(rectangle.height), letters.count + lines.count < Self.most else { return }
        if rectangle.width <= rectangle.height * Self.widestLetter {
            letters.append(rectangle)
        } else if segments >= Self.segmentsOfLine, rectangle.width >= rectangle.height * Self.narrowestLine {
            lines.append(rectangle)
        }
    }

    /// The rectangles around what may be lines of letters.
    var rows: [PDFRectangle] {
        var rows = lines
        var open: [(box: PDFRectangle, count: Int)] = []
        for letter in letters.sorted(by: { $0.left < $1.left }) {
            let index = open.lastIndex { row in
                abs(row.box.centre.y - letter.centre.y) < max(row.box.height, letter.height) * Self.shift
                    && letter.left - row.box.right < max(row.box.height, letter.height) * Self.widestGap
            }
            if let index {
                open[index] = (open[index].box.around(letter), open[index].count + 1)
            } else {
                rows += open.filter { $0.count >= Self.fewestLetters && isPast($0.box, letter) }.map(\.box)
                open.removeAll { isPast($0.box, letter) }
                open.append((letter, 1))
            }
        }
        return rows + open.filter { $0.count >= Self.fewestLetters }.map(\.box)
    }

    private func isPast(_ row: PDFRectangle, _ letter: PDFRectangle) -> Bool {
        letter.left - row.right > Self.heights.upperBound * Self.widestGap
    }
}
