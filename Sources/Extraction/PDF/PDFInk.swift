import CPDFium

/// The colour and opacity that an object is filled with.
struct PDFInk: Hashable {
    var red: UInt32 = 255
    var green: UInt32 = 255
    var blue: UInt32 = 255
    var alpha: UInt32 = 255

    /// Unprinted paper.
    static let paper = PDFInk()

    /// `nil` where the object is filled with a pattern, or not at all.
    ///
    /// - Parameters:
    ///   - object: belongs to a page that the caller holds open.
    ///   - isStroked: whether the outline's colour counts, not that within.
    init?(of object: CPDFiumObject, isStroked: Bool = false) {
        // SAFETY: the object belongs to a page that the caller holds open.
        let isKnown =
            unsafe isStroked
            ? CPDFium_strokeColor(object, &red, &green, &blue, &alpha)
            : CPDFium_fillColor(object, &red, &green, &blue, &alpha)
        guard isKnown != 0 else { return nil }
    }

    private init() {}

    /// Whether the eye can't tell this on the other from the other alone.
    func isLike(_ other: PDFInk) -> Bool {
        func isNear(_ one: UInt32, _ two: UInt32) -> Bool {
            (max(one, two) - min(one, two)) * min(alpha, 255) <= 24 * 255
        }
        return isNear(red, other.red) && isNear(green, other.green) && isNear(blue, other.blue)
    }
}
