import CPDFium

/// The clipping paths of a page object.
enum PDFClip {
    /// Points of one path that are looked at; what is cut to more is cut to the rectangle around these at least.
    private static let mostPoints: Int32 = 200
    private static let mostPaths: Int32 = 16

    /// The rectangle around what the paths have in common, in the object's own coordinates.
    ///
    /// - Parameter object: belongs to a page that the caller holds open.
    /// - Returns: `nil` where nothing is cut off.
    @unsafe static func bounds(of object: CPDFiumObject) -> PDFRectangle? {
        guard let clip = unsafe CPDFium_clip(object) else { return nil }
        let count = unsafe CPDFium_clipPathCount(clip)
        var common: PDFRectangle?
        for path in 0..<max(0, min(count, mostPaths)) {
            guard let rectangle = unsafe rectangle(of: path, in: clip) else { continue }
            common = common?.within(rectangle) ?? rectangle
        }
        return common
    }

    private static func rectangle(of path: Int32, in clip: CPDFiumClip) -> PDFRectangle? {
        var rectangle: PDFRectangle?
        let count = unsafe CPDFium_clipSegmentCount(clip, path)
        guard count <= mostPoints else { return nil }
        for index in 0..<max(0, count) {
            var x: Float = 0
            var y: Float = 0
            guard let segment = unsafe CPDFium_clipSegment(clip, path, index),
                unsafe CPDFium_point(segment, &x, &y) != 0
            else { continue }
            let point = PDFRectangle(left: Double(x), bottom: Double(y), right: Double(x), top: Double(y))
            rectangle = rectangle?.around(point) ?? point
        }
        return rectangle
    }
}
