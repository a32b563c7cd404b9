import CPDFium

/// The size of a picture by which it is found again among the document's objects.
struct PDFPixelSize: Hashable {
    var width: Int
    var height: Int
}

/// What is painted on one page, in painting order: enough to tell which text may be out of sight, and what is no text.
struct PDFScene {
    /// A text object and what is around it.
    struct Text {
        var order: Int
        /// From the object's coordinates to the page's.
        var matrix: CPDFiumMatrix
        /// Whether it stands in a form, which may have layers, masks and clipping paths of its own.
        var isInForm: Bool
        /// Whether a form around it is seen through, or masked.
        var isInTransparentForm: Bool
    }

    private(set) var shapes = PDFShapes()
    private(set) var texts: [Int: Text] = [:]
    /// Large enough to hold text somebody could read.
    private(set) var pictures: [PDFRectangle] = []
    private(set) var picturePixels = 0
    /// The sizes of pictures that the page does not show whole, or so small that nobody can read them there.
    private(set) var unsurePictures: Set<PDFPixelSize> = []
    /// About how many glyphs the filled outlines could be.
    private(set) var outlineCount = 0
    private(set) var pathCount = 0
    /// Those that stand side by side.
    private(set) var outlines = PDFOutlines()
    /// Whether there was more to see than is looked at.
    private(set) var isCutOff = false
    /// What is marked to be removed, or covered by annotations in a way that PDFium can't paint.
    private(set) var covers: [PDFRectangle] = []
    /// Where form fields are.
    private(set) var widgets: [PDFRectangle] = []
    /// What is painted from here on belongs to annotations.
    private(set) var annotationOrder = Int.max

    private let box: PDFRectangle
    private var next = 0
    /// Pictures that something painted later may cover.
    private var coverable: [(order: Int, rectangle: PDFRectangle, size: PDFPixelSize)] = []

    private static let mostObjects = 2_000_000
    private static let deepestForm = 28
    /// One glyph's outline has 8 segments or more, and 20 on average; Chinese ones more.
    private static let segmentsOfGlyph = (fewest: 8, average: 24)
    /// Pixels, in both directions: nobody writes smaller.
    private static let smallestPicture = 24
    /// Of a picture that is shown, at least.
    private static let wholeShare = 0.5
    /// Pixels for each point; more than this many times what a page is painted with is too small to be read.
    private static let finestPicture = 3 * 250.0 / 72
    private static let mostCoverable = 200
    /// Of the page's area.
    private static let smallestShare = 0.001
    /// Points: a line of this width could cover some print.
    private static let thinnestCover: Float = 1.5

    /// - Parameters:
    ///   - page: is held open by the caller.
    ///   - box: what can be seen of the page.
    ///   - annotations: of the page, drawn into it after everything else.
    ///   - contentCount: objects that are the page's own.
    init(
        of page: borrowing PDFPage, box: PDFRectangle, annotations: [PDFAnnotation] = [],
        contentCount: Int = .max
    ) {
        self.box = box
        widgets = annotations.filter(\.isWidget).map(\.rectangle)
        covers = annotations.filter { $0.isRedaction || $0.isUnpaintedShape }.map(\.rectangle)
        for index in 0..<page.objectCount {
            if index == contentCount { annotationOrder = next + 1 }
            if let object = unsafe CPDFium_object(page.handle, Int32(clamping: index)) {
                // SAFETY: the object belongs to the page, which the caller holds open.
                unsafe enter(
                    object,
                    around: Text(
                        order: 0, matrix: .identity, isInForm: false, isInTransparentForm: false), depth: 0)
            }
        }
        for picture in coverable where shapes.cover(picture.rectangle, after: picture.order) {
            unsurePictures.insert(picture.size)
        }
    }

    private mutating func enter(_ object: CPDFiumObject, around: Text, depth: Int) {
        next += 1
        guard next < Self.mostObjects, depth < Self.deepestForm else {
            isCutOff = true
            return
        }
        switch unsafe Int(CPDFium_kind(object)) {
        case CPDFium_text:
            var text = around
            text.order = next
            texts[Int(bitPattern: object)] = text
        case CPDFium_path: unsafe enterPath(object, matrix: around.matrix)
        case CPDFium_image: unsafe enterPicture(object, around: around)
        case CPDFium_shading: unsafe enterShape(object, matrix: around.matrix, ink: nil)
        case CPDFium_form: unsafe enterForm(object, around: around, depth: depth)
        default: break
        }
    }

    private mutating func enterForm(_ form: CPDFiumObject, around: Text, depth: Int) {
        var own = CPDFiumMatrix.identity
        if unsafe CPDFium_matrix(form, &own) == 0 { own = .identity }
        var inner = around
        inner.matrix = own.then(around.matrix)
        inner.isInForm = true
        if unsafe CPDFium_isTransparent(form) != 0 { inner.isInTransparentForm = true }
        let count = unsafe CPDFium_memberCount(form)
        for index in 0..<max(0, count) {
            if let member = unsafe CPDFium_member(form, UInt(index)) {
                unsafe enter(member, around: inner, depth: depth + 1)
            }
        }
    }

    private mutating func enterPath(_ path: CPDFiumObject, matrix: CPDFiumMatrix) {
        pathCount += 1
        var fill: Int32 = 0
        var stroke: Int32 = 0
        guard unsafe CPDFium_drawMode(path, &fill, &stroke) != 0 else { return }
        if fill == 0 {
            var width: Float = 0
            guard stroke != 0, unsafe CPDFium_strokeWidth(path, &width) != 0 else { return }
            // An outline hides what is under its line, not what it surrounds.
            if width * Float(matrix.scale) > Self.thinnestCover {
                unsafe enterShape(path, matrix: matrix, ink: nil)
            }
            return
        }
        let segments = max(0, Int(unsafe CPDFium_segmentCount(path)))
        if segments >= Self.segmentsOfGlyph.fewest {
            outlineCount += max(1, segments / Self.segmentsOfGlyph.average)
            if let rectangle = unsafe bounds(path, matrix: matrix) {
                outlines.append(rectangle, segments: segments)
            }
        }
        unsafe enterShape(path, matrix: matrix, ink: PDFInk(of: path))
    }

    private mutating func enterPicture(_ picture: CPDFiumObject, around: Text) {
        let matrix = around.matrix
        unsafe enterShape(picture, matrix: matrix, ink: nil)
        var width: UInt32 = 0
        var height: UInt32 = 0
        // A picture whose size can't be told counts as large.
        let isSized = unsafe CPDFium_pixelSize(picture, &width, &height) != 0
        let pixels = Int(width).multipliedReportingOverflow(by: Int(height))
        picturePixels = picturePixels.addingReportingOverflow(pixels.partialValue).partialValue
        if isSized, Int(width) <= Self.smallestPicture || Int(height) <= Self.smallestPicture { return }
        let rectangle = unsafe bounds(picture, matrix: matrix) ?? box
        if isSized {
            let size = PDFPixelSize(width: Int(width), height: Int(height))
            if unsafe around.isInTransparentForm || isUnsure(picture, of: size, at: rectangle, matrix: matrix)
            {
                unsurePictures.insert(size)
            } else if coverable.count < Self.mostCoverable {
                coverable.append((next, rectangle.within(box), size))
            }
        }
        if rectangle.area >= box.area * Self.smallestShare { pictures.append(rectangle) }
    }

    /// Whether a picture is cut, off the page, on a layer, seen through or too small.
    private func isUnsure(
        _ picture: CPDFiumObject, of size: PDFPixelSize, at rectangle: PDFRectangle, matrix: CPDFiumMatrix
    ) -> Bool {
        let isLayered = unsafe PDFMark.all(of: picture).contains { $0.name == "OC" }
        if unsafe isLayered || CPDFium_isTransparent(picture) != 0 { return true }
        var shown = rectangle.within(box)
        if let clip = unsafe PDFClip.bounds(of: picture) {
            shown = shown.within(clip.transformed(by: matrix))
        }
        let longest = max(rectangle.width, rectangle.height)
        return shown.area < rectangle.area * Self.wholeShare
            || Double(max(size.width, size.height)) > longest * Self.finestPicture
    }

    private mutating func enterShape(_ object: CPDFiumObject, matrix: CPDFiumMatrix, ink: PDFInk?) {
        guard let rectangle = unsafe bounds(object, matrix: matrix) else { return }
        // Rules and underlines hide nothing.
        let thinnest = Double(Self.thinnestCover)
        guard rectangle.width >= thinnest, rectangle.height >= thinnest else { return }
        shapes.append(PDFShape(order: next, rectangle: rectangle, ink: ink))
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
