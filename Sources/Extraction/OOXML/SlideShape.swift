import Documents

/// A rectangle on a slide, in English Metric Units.
struct SlideRectangle {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    init(x: Double, y: Double, width: Double, height: Double) {
        (left, top, right, bottom) = (x, y, x + width, y + height)
    }

    func overlaps(_ other: SlideRectangle) -> Bool {
        left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    /// Which part of the other one it covers, from 0 to 1.
    func share(of other: SlideRectangle) -> Double {
        let area = (other.right - other.left) * (other.bottom - other.top)
        guard area > 0, overlaps(other) else { return 0 }
        let width = min(right, other.right) - max(left, other.left)
        let height = min(bottom, other.bottom) - max(top, other.top)
        return width * height / area
    }
}

/// A shape, or a picture, or a frame that is open or has been read.
struct SlideShape {
    var concealment: Concealment = .none
    var offset: (x: Double, y: Double)?
    /// `nil` where it is inherited, or cannot be known.
    var rectangle: SlideRectangle?
    /// What its own fill is; `nil` where it has none.
    var ground: InkGround?
    /// Whether something was said about its fill.
    var isFillSaid = false
    /// The runs of text that it holds.
    var runs: Range<Int> = 0..<0

    /// Whether nothing can be seen through it.
    var isOpaque: Bool {
        if case .colour = ground { return true }
        return false
    }
}

/// A group of shapes that is open: its children have coordinates of their own (ECMA-376 part 1, 20.1.7.5).
struct SlideGroup {
    var offset: (x: Double, y: Double)?
    var extent: (x: Double, y: Double)?
    var childOffset: (x: Double, y: Double)?
    var childExtent: (x: Double, y: Double)?

    /// Where a child's rectangle stands in the coordinates around the group; `nil` where the group doesn't say.
    func outside(_ inner: SlideRectangle) -> SlideRectangle? {
        guard let offset, let extent, let childOffset, let childExtent else { return nil }
        let across = childExtent.x > 0 ? extent.x / childExtent.x : 1
        let down = childExtent.y > 0 ? extent.y / childExtent.y : 1
        return SlideRectangle(
            x: offset.x + (inner.left - childOffset.x) * across,
            y: offset.y + (inner.top - childOffset.y) * down,
            width: (inner.right - inner.left) * across, height: (inner.bottom - inner.top) * down)
    }
}
