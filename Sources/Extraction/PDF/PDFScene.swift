import CPDFium

/// What is painted on one page, in painting order: enough to tell which text is out of sight, and what is no text.
struct PDFScene {
    /// A filled rectangle, a picture or a shading.
    struct Shape {
        var order: Int
        var rectangle: PDFRectangle
        /// `nil` where what lies behind the text is not one colour.
        var ink: PDFInk?
        /// Whether what was painted before can't be seen through it.
        var isOpaque: Bool
    }

    private(set) var shapes: [Shape] = []
    /// Large enough to hold text somebody could read.
    private(set) var pictureCount = 0
    /// About how many glyphs the filled outlines could be.
    private(set) var outlineCount = 0
    private(set) var pathCount = 0
    /// Whether there was more to see than is looked at.
    private(set) var isCutOff = false

    private let box: PDFRectangle
    private var orders: [Int: Int] = [:]
    private var next = 0

    private static let mostObjects = 2_000_000
    /// Only telling *how* text is hidden depends on these; the text itself is read anyway.
    private static let mostShapes = 4_000
    private static let deepestForm = 28
    /// One glyph's outline has 8 segments or more, and 20 on average; Chinese ones more.
    private static let segmentsOfGlyph = (fewest: 8, average: 24)
    /// Pixels, in both directions: nobody writes smaller.
    private static let smallestPicture = 24
    /// Of the page's area.
    private static let smallestShare = 0.001

    /// - Parameters:
    ///   - page: is held open by the caller.
    ///   - box: what can be seen of the page.
    init(of page: borrowing PDFPage, box: PDFRectangle) {
        self.box = box
        let count = unsafe CPDFium_objectCount(page.handle)
        for index in 0..<max(0, count) {
            if let object = unsafe CPDFium_object(page.handle, index) {
                // SAFETY: the object belongs to the page, which the caller holds open.
                unsafe enter(object, matrix: .identity, depth: 0)
            }
        }
    }

    /// When a text object is painted, or `nil` for one that this page does not have.
    @unsafe func order(of object: CPDFiumObject) -> Int? {
        orders[Int(bitPattern: object)]
    }

    private mutating func enter(_ object: CPDFiumObject, matrix: CPDFiumMatrix, depth: Int) {
        next += 1
        guard next < Self.mostObjects, depth < Self.deepestForm else {
            isCutOff = true
            return
        }
        switch unsafe Int(CPDFium_kind(object)) {
        case CPDFium_text: orders[Int(bitPattern: object)] = next
        case CPDFium_path: unsafe enterPath(object, matrix: matrix)
        case CPDFium_image: unsafe enterPicture(object, matrix: matrix)
        case CPDFium_shading: unsafe enterShape(object, matrix: matrix, ink: nil, isOpaque: false)
        case CPDFium_form: unsafe enterForm(object, matrix: matrix, depth: depth)
        default: break
        }
    }

    private mutating func enterForm(_ form: CPDFiumObject, matrix: CPDFiumMatrix, depth: Int) {
        var own = CPDFiumMatrix.identity
        if unsafe CPDFium_matrix(form, &own) == 0 { own = .identity }
        let count = unsafe CPDFium_memberCount(form)
        for index in 0..<max(0, count) {
            if let member = unsafe CPDFium_member(form, UInt(index)) {
                unsafe enter(member, matrix: own.then(matrix), depth: depth + 1)
            }
        }
    }

    private mutating func enterPath(_ path: CPDFiumObject, matrix: CPDFiumMatrix) {
        pathCount += 1
        var fill: Int32 = 0
        var stroke: Int32 = 0
        guard unsafe CPDFium_drawMode(path, &fill, &stroke) != 0, fill != 0 else { return }
        let segments = max(0, Int(unsafe CPDFium_segmentCount(path)))
        if segments >= Self.segmentsOfGlyph.fewest {
            outlineCount += max(1, segments / Self.segmentsOfGlyph.average)
            return
        }
        let ink = unsafe PDFInk(of: path)
        let isOpaque = unsafe ink?.alpha == 255 && CPDFium_isTransparent(path) == 0
        unsafe enterShape(path, matrix: matrix, ink: ink, isOpaque: isOpaque)
    }

    private mutating func enterPicture(_ picture: CPDFiumObject, matrix: CPDFiumMatrix) {
        let isOpaque = unsafe CPDFium_isTransparent(picture) == 0
        unsafe enterShape(picture, matrix: matrix, ink: nil, isOpaque: isOpaque)
        var width: UInt32 = 0
        var height: UInt32 = 0
        // A picture whose size can't be told counts as large.
        let isSized = unsafe CPDFium_pixelSize(picture, &width, &height) != 0
        if isSized, Int(width) <= Self.smallestPicture || Int(height) <= Self.smallestPicture { return }
        guard let rectangle = unsafe bounds(picture, matrix: matrix) else {
            pictureCount += 1
            return
        }
        if rectangle.area >= box.area * Self.smallestShare { pictureCount += 1 }
    }

    private mutating func enterShape(
        _ object: CPDFiumObject, matrix: CPDFiumMatrix, ink: PDFInk?, isOpaque: Bool
    ) {
        guard shapes.count < Self.mostShapes, let rectangle = unsafe bounds(object, matrix: matrix) else {
            return
        }
        // Rules and underlines hide nothing.
        guard rectangle.width > 3, rectangle.height > 3 else { return }
        shapes.append(Shape(order: next, rectangle: rectangle, ink: ink, isOpaque: isOpaque))
    }

    private func bounds(_ object: CPDFiumObject, matrix: CPDFiumMatrix) -> PDFRectangle? {
        var left: Float = 0
        var bottom: Float = 0
        var right: Float = 0
        var top: Float = 0
        guard unsafe CPDFium_bounds(object, &left, &bottom, &right, &top) != 0 else { return nil }
        return PDFRectangle(
            left: Double(left), bottom: Double(bottom), right: Double(right), top: Double(top)
        )
        .transformed(by: matrix)
    }
}
