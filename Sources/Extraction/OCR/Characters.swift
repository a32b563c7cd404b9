import Glibc

/// The characters of a stamp, without its frame, side by side on one line.
struct Characters {
    /// Black on white, ready to be read.
    let line: GreyBitmap
    /// Whether there are two to eight characters in a row or a column, so that something should be read.
    let looksLikeWords: Bool

    private static let height = 64.0

    /// `nil` where there is nothing but a frame.
    ///
    /// - Parameter stamp: upright.
    init?(in stamp: GreyBitmap) {
        let components = InkComponents(of: stamp, isLight: false, radius: 60).all.filter { $0.ink >= 12 }
        guard let first = components.first else { return nil }
        let whole = components.dropFirst().reduce(first.box) { $0.joined(with: $1.box) }
        var picture = stamp
        let inside = components.filter { !Self.isFrame($0, of: whole) }
        for frame in components where Self.isFrame(frame, of: whole) {
            picture = picture.without(frame.box, keeping: inside.map(\.box))
        }
        guard let start = inside.first else { return nil }
        let text = inside.dropFirst().reduce(start.box) { $0.joined(with: $1.box) }
        guard text.width >= 10, text.height >= 10 else { return nil }
        let isColumn = text.height * 10 > text.width * 15
        let cut = isColumn ? Self.laidDown(picture, text) : picture.cropped(to: text)
        line = cut.scaled(by: Self.height / Double(cut.height)).framed(by: 24)
        let share = Double(max(text.width, text.height)) / Double(max(1, min(text.width, text.height)))
        // Bars of a chart are no strokes, and make no frame.
        let strokes = inside.count { $0.ink * 5 < $0.box.area * 4 }
        let sides = components.map { Self.spans($0, of: whole) }
        let isFramed =
            components.contains { Self.isFrame($0, of: whole) } && sides.contains(where: \.across)
            && sides.contains(where: \.down)
        looksLikeWords =
            isFramed && (1.6...8).contains(share)
            && inside.count >= 4 && inside.count <= 120 && strokes * 2 >= inside.count
    }

    /// A border: nearly as large as the stamp in one direction, and mostly empty.
    private static func isFrame(_ component: InkComponents.Component, of whole: PixelBox) -> Bool {
        let box = component.box
        let fill = Double(component.ink) / Double(max(1, box.width * box.height))
        let spans = spans(component, of: whole)
        if spans.across && spans.down { return fill < 0.4 }
        let isBar = box.height * 8 < whole.height || box.width * 8 < whole.width
        return (spans.across || spans.down) && isBar
    }

    private static func spans(
        _ component: InkComponents.Component, of whole: PixelBox
    ) -> (across: Bool, down: Bool) {
        let box = component.box
        return (box.width * 10 >= whole.width * 8, box.height * 10 >= whole.height * 8)
    }

    /// Characters below one another are put side by side: as many squares as fit.
    private static func laidDown(_ picture: GreyBitmap, _ text: PixelBox) -> GreyBitmap {
        let count = max(2, Int((Double(text.height) / Double(text.width)).rounded()))
        let side = text.height / count
        let cells = (0..<count).map { index in
            picture.cropped(
                to: PixelBox(
                    left: text.left, top: text.top + index * side, right: text.right,
                    bottom: text.top + (index + 1) * side))
        }
        let width = cells[0].width + 4
        var bytes = [UInt8](repeating: 255, count: width * count * side)
        for (index, cell) in cells.enumerated() {
            for row in 0..<min(side, cell.height) {
                let from = row * cell.width
                let to = row * width * count + index * width
                bytes.replaceSubrange(to..<(to + cell.width), with: cell.bytes[from..<(from + cell.width)])
            }
        }
        return GreyBitmap(width: width * count, height: side, bytes: bytes)
    }
}

extension GreyBitmap {
    /// White where a frame is, but for the rectangles of what stands in it.
    fileprivate func without(_ frame: PixelBox, keeping kept: [PixelBox]) -> GreyBitmap {
        let frame = frame.grown(by: 2).cut(width: width, height: height)
        var white = bytes
        for row in frame.top..<frame.bottom {
            let start = row * width
            white.replaceSubrange(
                (start + frame.left)..<(start + frame.right), with: repeatElement(255, count: frame.width))
        }
        for box in kept {
            let box = box.grown(by: 1).cut(width: width, height: height)
            for row in box.top..<box.bottom {
                let range = (row * width + box.left)..<(row * width + box.right)
                white.replaceSubrange(range, with: bytes[range])
            }
        }
        return GreyBitmap(width: width, height: height, bytes: white)
    }
}

/// Sine and cosine of degrees.
enum Angle {
    static func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }
    static func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
}
