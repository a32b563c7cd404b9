import CPDFium
import Glibc

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
        marks = Self.differences(whole.bytes, bare.bytes, width: width)
    }

    private static func differences(_ one: [UInt8], _ other: [UInt8], width: Int) -> [Bool] {
        var marks = [Bool](repeating: false, count: one.count / 4)
        // SAFETY: both buffers have as many bytes as there are rows; rows without any text are passed over whole.
        unsafe one.withUnsafeBytes { whole in
            unsafe other.withUnsafeBytes { bare in
                for row in stride(from: 0, to: min(whole.count, bare.count), by: width * 4) {
                    guard let left = whole.baseAddress, let right = bare.baseAddress,
                        unsafe memcmp(left + row, right + row, width * 4) != 0
                    else { continue }
                    for pixel in (row / 4)..<(row / 4 + width) {
                        let isAlike = (0..<3).allSatisfy { channel in
                            let pair = unsafe (
                                Int(whole[pixel * 4 + channel]), Int(bare[pixel * 4 + channel])
                            )
                            return abs(pair.0 - pair.1) <= leastDifference
                        }
                        if !isAlike { marks[pixel] = true }
                    }
                }
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
