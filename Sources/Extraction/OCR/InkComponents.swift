import COCR

/// Pieces of ink that hang together: letters, strokes of letters, and everything else.
struct InkComponents {
    struct Component {
        let box: PixelBox
        let ink: Int
        let edge: Int
        /// The mean of its grey values, and how far they spread.
        let mean: Double
        let spread: Double
    }

    let all: [Component]
    /// Whether there were more than could be kept.
    let isCutOff: Bool

    private static let most = 40_000

    /// - Parameters:
    ///   - picture: any picture.
    ///   - isLight: whether the ink is lighter than its surroundings.
    ///   - radius: of the surroundings that ink is compared with, in pixels.
    init(of picture: GreyBitmap, isLight: Bool, radius: Int) {
        var ink = [UInt8](repeating: 0, count: picture.bytes.count)
        var found = [COCRComponent](repeating: COCRComponent(), count: Self.most)
        // SAFETY: every buffer has the size that is told.
        let isMarked = unsafe COCR_mark(
            picture.bytes, picture.size.0, picture.size.1, Int32(radius), isLight ? 1 : 0, &ink)
        let count =
            isMarked == 0
            ? 0
            : unsafe COCR_components(ink, picture.bytes, picture.size.0, picture.size.1, &found, Self.most)
        isCutOff = count > Self.most
        all = found.prefix(min(count, Self.most)).map { Component($0) }
    }
}

extension InkComponents.Component {
    fileprivate init(_ component: COCRComponent) {
        box = PixelBox(
            left: Int(component.left), top: Int(component.top), right: Int(component.right) + 1,
            bottom: Int(component.bottom) + 1)
        ink = Int(component.ink)
        edge = Int(component.edge)
        let count = max(1, Double(component.ink))
        mean = component.sum / count
        spread = max(0, component.squares / count - mean * mean).squareRoot()
    }
}
