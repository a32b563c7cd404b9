/// Something on a page that is no text and may hide some: a filled path, a thick line, a picture, a shading.
struct PDFShape {
    var order: Int
    /// Around all of it.
    var rectangle: PDFRectangle
    /// `nil` where it is not of one colour.
    var ink: PDFInk?
}

/// The shapes of a page, found by place.
struct PDFShapes {
    private var shapes: [PDFShape] = []
    /// For each band of the page, from the bottom, the shapes that reach into it; built when first asked.
    private var bands: [[Int]] = []

    /// Whether there are more than are kept.
    private(set) var isCrowded = false

    private static let mostShapes = 20_000
    private static let bandHeight = 16.0
    private static let bandCount = 128

    mutating func append(_ shape: PDFShape) {
        guard shapes.count < Self.mostShapes else {
            isCrowded = true
            return
        }
        let index = shapes.count
        shapes.append(shape)
        if bands.isEmpty { bands = Array(repeating: [], count: Self.bandCount) }
        for band in Self.band(shape.rectangle.bottom)...Self.band(shape.rectangle.top) {
            bands[band].append(index)
        }
    }

    /// The last shape under a point that was painted before, or none.
    func behind(_ point: (x: Double, y: Double), before order: Int) -> PDFShape? {
        guard !bands.isEmpty else { return nil }
        let index = bands[Self.band(point.y)].last {
            shapes[$0].order < order && shapes[$0].rectangle.contains(point)
        }
        return index.map { shapes[$0] }
    }

    /// Whether any shape was painted later over a point.
    func reach(over point: (x: Double, y: Double), after order: Int) -> Bool {
        guard !bands.isEmpty else { return false }
        for index in bands[Self.band(point.y)].reversed() {
            if shapes[index].order <= order { return false }
            if shapes[index].rectangle.contains(point) { return true }
        }
        return false
    }

    /// Of a picture: less of it may be seen.
    private static let coveringShare = 0.5

    /// Whether some shape that was painted later covers much of a rectangle.
    func cover(_ rectangle: PDFRectangle, after order: Int) -> Bool {
        guard !isCrowded else { return true }
        return shapes.reversed().prefix { $0.order > order }.contains { shape in
            shape.ink?.alpha ?? 255 > 250
                && shape.rectangle.within(rectangle).area > rectangle.area * Self.coveringShare
        }
    }

    /// What lies below or above the bands is in the first or the last one.
    private static func band(_ y: Double) -> Int {
        let band = (y / bandHeight).rounded(.down)
        guard band > 0 else { return 0 }
        return band < Double(bandCount) ? Int(band) : bandCount - 1
    }
}
