/// A picture made so small that two of them can be compared.
struct Miniature {
    private let grey: GreyBitmap
    private static let side = 24
    /// Mean difference of grey values up to which two pictures show the same.
    private static let tolerance = 26.0

    init(_ picture: ColourBitmap) {
        grey = Self.withoutBars(picture.grey).resized(width: Self.side, height: Self.side)
    }

    /// Whether both show the same, as far as a preview can.
    ///
    /// Cameras turn pictures and keep the preview as it was, or cut a strip off it.
    func shows(sameAs other: Miniature) -> Bool {
        let turned = [
            other.grey, other.grey.turnedRight, other.grey.upsideDown, other.grey.turnedRight.upsideDown,
        ]
        return turned.contains { difference(to: $0) <= Self.tolerance && isAlike($0) }
    }

    /// Of 1: how much two pictures of the same must have in common beside their brightness.
    private static let leastCommon = 0.4
    /// Grey values that differ less than this, on average, are of one tone, which has nothing in common with anything.
    private static let oneTone = 4.0

    /// Whether what is darker in one is darker in the other: a page of print and a pale landscape hardly differ in their
    /// grey values, and show different things.
    private func isAlike(_ other: GreyBitmap) -> Bool {
        let means = (Self.mean(grey), Self.mean(other))
        var (common, one, two) = (0.0, 0.0, 0.0)
        for (mine, theirs) in zip(grey.bytes, other.bytes) {
            let shift = (Double(mine) - means.0, Double(theirs) - means.1)
            common += shift.0 * shift.1
            one += shift.0 * shift.0
            two += shift.1 * shift.1
        }
        let tone = Self.oneTone * Self.oneTone * Double(grey.bytes.count)
        if one < tone, two < tone { return true }
        return common >= Self.leastCommon * (one * two).squareRoot()
    }

    /// The mean difference after both have been brought to the same brightness.
    private func difference(to other: GreyBitmap) -> Double {
        let shift = Self.mean(grey) - Self.mean(other)
        let sum = zip(grey.bytes, other.bytes).reduce(0.0) { $0 + abs(Double($1.0) - Double($1.1) - shift) }
        return sum / Double(grey.bytes.count)
    }

    private static func mean(_ picture: GreyBitmap) -> Double {
        Double(picture.bytes.reduce(0) { $0 + Int($1) }) / Double(picture.bytes.count)
    }

    /// Cameras fill previews of another shape with black bars.
    private static func withoutBars(_ picture: GreyBitmap) -> GreyBitmap {
        func isBar(_ row: Int) -> Bool {
            picture.bytes[(row * picture.width)..<((row + 1) * picture.width)].allSatisfy { $0 < 24 }
        }
        let top = (0..<picture.height).first { !isBar($0) } ?? 0
        let bottom = (top..<picture.height).last { !isBar($0) } ?? picture.height - 1
        guard bottom > top else { return picture }
        return picture.cropped(to: PixelBox(left: 0, top: top, right: picture.width, bottom: bottom + 1))
    }
}
