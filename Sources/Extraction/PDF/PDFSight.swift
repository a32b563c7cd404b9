import CPDFium
import Documents

/// Judges, glyph by glyph, whether the eye would see it.
struct PDFSight {
    /// What depends on the text object alone, and so is asked once for its many glyphs.
    private struct Brush {
        var order: Int?
        var concealment: Concealment
        /// `nil` where the glyphs are not filled with one colour.
        var ink: PDFInk?
        var isReplaced: Bool
    }

    private let scene: PDFScene
    private let box: PDFRectangle
    private let hiddenLayers: Set<String>
    private var brushes: [Int: Brush] = [:]

    /// Points: nobody can read smaller print.
    private static let smallestSize = 1.0

    init(scene: PDFScene, box: PDFRectangle, hiddenLayers: Set<String>) {
        self.scene = scene
        self.box = box
        self.hiddenLayers = hiddenLayers
    }

    /// How a glyph is hidden.
    ///
    /// - Parameters:
    ///   - text: of the page that the scene is of.
    ///   - index: of a character that is painted.
    /// - Returns: `none` for what can be seen.
    mutating func concealment(of text: borrowing PDFText, at index: Int) -> Concealment {
        guard let object = unsafe text.object(at: index) else { return .none }
        let brush = unsafe brush(of: object)
        if brush.concealment != .none { return brush.concealment }
        guard let glyph = text.box(at: index) else { return .none }
        let centre = glyph.centre
        guard box.contains(centre) else { return .offPage }
        guard let order = brush.order else { return .none }
        if scene.shapes.contains(where: { $0.isOpaque && $0.order > order && $0.rectangle.contains(centre) })
        {
            return .covered
        }
        guard let ink = brush.ink else { return .none }
        let behind = scene.shapes.last { $0.order < order && $0.rectangle.contains(centre) }
        guard let background = behind.map({ $0.ink }) ?? .paper else { return .none }
        return ink.isLike(background) ? .invisibleInk : .none
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
        let brush = unsafe Brush(
            order: scene.order(of: object), concealment: ownConcealment(of: object), ink: fill(of: object),
            isReplaced: PDFMark.all(of: object).contains { $0.replacement != nil })
        brushes[key] = brush
        return brush
    }

    private func ownConcealment(of object: CPDFiumObject) -> Concealment {
        let mode = unsafe CPDFium_renderMode(object)
        if mode == Int32(CPDFium_renderInvisible) { return .invisibleInk }
        if !hiddenLayers.isEmpty, unsafe isOnHiddenLayer(object) { return .layerOff }
        var size: Float = 0
        var matrix = CPDFiumMatrix.identity
        if unsafe CPDFium_fontSize(object, &size) != 0, unsafe CPDFium_matrix(object, &matrix) != 0,
            Double(abs(size)) * matrix.scale < Self.smallestSize
        {
            return .invisibleInk
        }
        if let ink = unsafe fill(of: object), ink.alpha == 0 { return .invisibleInk }
        return .none
    }

    /// The ink of glyphs that are filled and not outlined; mode 0, and 4, which also clips.
    private func fill(of object: CPDFiumObject) -> PDFInk? {
        let mode = unsafe CPDFium_renderMode(object)
        return mode == 0 || mode == 4 ? unsafe PDFInk(of: object) : nil
    }

    /// A group without a name of its own decides about several layers; where any layer is off, it may be.
    private func isOnHiddenLayer(_ object: CPDFiumObject) -> Bool {
        let marks = unsafe PDFMark.all(of: object)
        return marks.contains { mark in
            guard mark.name == "OC" else { return false }
            return mark.property("Name").map { hiddenLayers.contains($0) } ?? true
        }
    }
}
