import CPDFium
import Documents

/// Judges, glyph by glyph, whether the eye would see it.
///
/// What hides a text for certain is told from its own properties. Where something else may hide it - a box over it, a
/// clipping path, a layer, paper of its own colour - the page is painted with and without text, and that decides.
struct PDFSight {
    /// What depends on the text object alone, and so is asked once for its many glyphs.
    private struct Brush {
        var text: PDFScene.Text?
        /// What hides every glyph for certain.
        var certain = Concealment.none
        /// What may hide every glyph.
        var doubt = Concealment.none
        /// `nil` where the glyphs are not painted with one colour.
        var ink: PDFInk?
        /// What glyphs are cut off at; `nil` where nothing cuts.
        var clip: PDFRectangle?
        var isReplaced = false
    }

    private let scene: PDFScene
    private let box: PDFRectangle
    /// Whether the document has layers, which may be off.
    private let hasLayers: Bool
    private var brushes: [Int: Brush] = [:]
    private var proof: PDFProof?
    private var isProven = false

    /// Points: nobody can read smaller print.
    private static let smallestSize = 1.0
    /// Pixels of all pictures of a page that is painted for its text's sake.
    private static let mostPicturePixels = 60_000_000

    init(scene: PDFScene, box: PDFRectangle, hasLayers: Bool) {
        self.scene = scene
        self.box = box
        self.hasLayers = hasLayers
    }

    /// How a glyph is hidden.
    ///
    /// - Parameters:
    ///   - scalar: that it stands for.
    ///   - object: that paints it.
    ///   - glyph: the rectangle around it, if it has one.
    ///   - page: that the scene is of.
    /// - Returns: `none` for what can be seen.
    @unsafe mutating func concealment(
        of scalar: Unicode.Scalar, in object: CPDFiumObject, at glyph: PDFRectangle?,
        on page: borrowing PDFPage
    ) -> Concealment {
        let brush = unsafe brush(of: object)
        if brush.certain != .none { return brush.certain }
        guard let glyph else { return .none }
        let centre = glyph.centre
        guard box.contains(centre) else { return .offPage }
        if scene.covers.contains(where: { $0.contains(centre) }) { return .covered }
        let doubt = doubt(brush, at: centre)
        guard doubt != .none, glyph.area > 0 else { return .none }
        // Spaces and dots prove nothing.
        guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return .none }
        return isSeen(glyph, on: page) ? .none : doubt
    }

    /// What a glyph is part of: the page, an annotation or a form field.
    @unsafe func kind(of object: CPDFiumObject, at glyph: PDFRectangle?) -> SegmentKind {
        guard scene.annotationOrder < .max, let text = scene.texts[Int(bitPattern: object)],
            text.order >= scene.annotationOrder
        else { return .body }
        guard let centre = glyph?.centre else { return .annotation }
        return scene.widgets.contains { $0.contains(centre) } ? .formField : .annotation
    }

    /// What may hide a glyph, the likeliest first.
    private func doubt(_ brush: Brush, at centre: (x: Double, y: Double)) -> Concealment {
        guard let text = brush.text else { return .none }
        if brush.doubt != .none { return brush.doubt }
        if let clip = brush.clip, !clip.contains(centre) { return .hiddenText }
        if scene.shapes.isCrowded || scene.shapes.reach(over: centre, after: text.order) { return .covered }
        guard let ink = brush.ink else { return .none }
        let behind = scene.shapes.behind(centre, before: text.order)
        guard let background = behind.map({ $0.ink }) ?? .paper else { return .invisibleInk }
        return ink.isLike(background) ? .invisibleInk : .none
    }

    private mutating func isSeen(_ glyph: PDFRectangle, on page: borrowing PDFPage) -> Bool {
        if !isProven {
            isProven = true
            if scene.picturePixels <= Self.mostPicturePixels {
                proof = PDFProof(of: page, texts: scene.texts.keys)
            }
        }
        // What can't be painted is not seen.
        return proof?.showsText(in: glyph, of: page) ?? false
    }

    /// Takes the replacement texts off every object seen so far; a text opened from now on says what is painted.
    ///
    /// - Returns: whether there was any.
    mutating func removeReplacements() -> Bool {
        let replaced = brushes.filter(\.value.isReplaced).keys
        for key in replaced {
            guard let object = unsafe CPDFiumObject(bitPattern: key) else { continue }
            // SAFETY: the objects belong to the page that is being read.
            for mark in unsafe PDFMark.all(of: object) where mark.replacement != nil {
                unsafe mark.remove(from: object)
            }
        }
        return !replaced.isEmpty
    }

    private mutating func brush(of object: CPDFiumObject) -> Brush {
        let key = Int(bitPattern: object)
        if let known = brushes[key] { return known }
        let brush = unsafe makeBrush(of: object)
        brushes[key] = brush
        return brush
    }

    private func makeBrush(of object: CPDFiumObject) -> Brush {
        let marks = unsafe PDFMark.all(of: object)
        var brush = Brush(text: scene.texts[Int(bitPattern: object)])
        brush.isReplaced = marks.contains { $0.replacement != nil }
        let mode = unsafe CPDFium_renderMode(object)
        let matrix = brush.text?.matrix ?? .identity
        brush.ink = unsafe PDFInk(of: object, isStroked: mode == 1 || mode == 5)
        if mode == Int32(CPDFium_renderInvisible) || mode == Int32(CPDFium_renderClip)
            || brush.ink?.alpha == 0
        {
            brush.certain = .invisibleInk
        } else if unsafe size(of: object, matrix: matrix) < Self.smallestSize {
            brush.certain = .invisibleInk
        }
        let isLayered = brush.text?.isInForm == true || marks.contains { $0.name == "OC" }
        if hasLayers, isLayered {
            brush.doubt = .layerOff
        } else if unsafe brush.text?.isInTransparentForm == true || CPDFium_isTransparent(object) != 0 {
            brush.doubt = .invisibleInk
        }
        brush.clip = unsafe PDFClip.bounds(of: object)?.transformed(by: matrix)
        return brush
    }

    /// In points, as it is shown.
    private func size(of object: CPDFiumObject, matrix: CPDFiumMatrix) -> Double {
        var size: Float = 0
        var own = CPDFiumMatrix.identity
        guard unsafe CPDFium_fontSize(object, &size) != 0, unsafe CPDFium_matrix(object, &own) != 0 else {
            return Self.smallestSize
        }
        return Double(abs(size)) * own.then(matrix).scale
    }
}
