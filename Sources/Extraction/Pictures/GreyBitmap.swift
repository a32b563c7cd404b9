import COCR

/// A picture of grey pixels, a byte each, row after row; 0 is black.
struct GreyBitmap {
    let width: Int
    let height: Int
    let bytes: [UInt8]

    /// - Precondition: there is one byte for each pixel.
    init(width: Int, height: Int, bytes: [UInt8]) {
        precondition(bytes.count == width * height && width > 0 && height > 0)
        self.width = width
        self.height = height
        self.bytes = bytes
    }

    var size: (Int32, Int32) { (Int32(width), Int32(height)) }

    /// The darkest and the lightest pixel.
    var range: ClosedRange<UInt8> {
        let darkest = bytes.min() ?? 0
        return darkest...max(darkest, bytes.max() ?? 0)
    }

    /// The value that half of the pixels are below.
    var median: UInt8 {
        var counts = [Int](repeating: 0, count: 256)
        for byte in bytes { counts[Int(byte)] += 1 }
        var seen = 0
        for (value, count) in counts.enumerated() {
            seen += count
            if seen * 2 >= bytes.count { return UInt8(value) }
        }
        return 255
    }

    var inverted: GreyBitmap {
        GreyBitmap(width: width, height: height, bytes: bytes.map { 255 - $0 })
    }

    func resized(width newWidth: Int, height newHeight: Int) -> GreyBitmap {
        let (newWidth, newHeight) = (max(1, newWidth), max(1, newHeight))
        var result = [UInt8](repeating: 0, count: newWidth * newHeight)
        // SAFETY: both buffers have the sizes that are told.
        unsafe COCR_resize(bytes, size.0, size.1, &result, Int32(newWidth), Int32(newHeight))
        return GreyBitmap(width: newWidth, height: newHeight, bytes: result)
    }

    func scaled(by factor: Double) -> GreyBitmap {
        resized(
            width: Int((Double(width) * factor).rounded()), height: Int((Double(height) * factor).rounded()))
    }

    /// Turned about its middle, in a frame of the same size.
    ///
    /// - Parameters:
    ///   - degrees: counterclockwise.
    ///   - paper: what comes in from outside.
    /// - Returns: the turned picture.
    func turned(degrees: Double, paper: UInt8 = 255) -> GreyBitmap {
        var result = [UInt8](repeating: paper, count: bytes.count)
        // SAFETY: both buffers have the size that is told.
        unsafe COCR_turn(bytes, size.0, size.1, degrees, paper, &result)
        return GreyBitmap(width: width, height: height, bytes: result)
    }

    /// The angle by which ``turned(degrees:paper:)`` makes the rows of a text straight; 0 where they are.
    var skew: Double {
        // SAFETY: the buffer has the size that is told.
        unsafe COCR_skew(bytes, size.0, size.1)
    }

    /// Turned by a quarter clockwise.
    var turnedRight: GreyBitmap {
        var result = [UInt8](repeating: 0, count: bytes.count)
        for row in 0..<height {
            for column in 0..<width {
                result[column * height + (height - 1 - row)] = bytes[row * width + column]
            }
        }
        return GreyBitmap(width: height, height: width, bytes: result)
    }

    var upsideDown: GreyBitmap {
        GreyBitmap(width: width, height: height, bytes: bytes.reversed())
    }

    /// A part of it with a margin of one grey; the rectangle is cut to the picture's own.
    func cropped(to box: PixelBox, margin: Int = 0, in value: UInt8 = 255) -> GreyBitmap {
        let box = box.cut(width: width, height: height)
        let newWidth = box.width + 2 * margin
        var part = [UInt8](repeating: value, count: newWidth * (box.height + 2 * margin))
        for row in 0..<box.height {
            let from = (box.top + row) * width + box.left
            let to = (row + margin) * newWidth + margin
            part.replaceSubrange(to..<(to + box.width), with: bytes[from..<(from + box.width)])
        }
        return GreyBitmap(width: newWidth, height: box.height + 2 * margin, bytes: part)
    }
}

/// A rectangle of pixels; the right and bottom edges are exclusive.
struct PixelBox: Hashable {
    var left: Int
    var top: Int
    var right: Int
    var bottom: Int

    var width: Int { right - left }
    var height: Int { bottom - top }
    var area: Int { width * height }

    /// The part that lies in a picture of that size; at least one pixel.
    func cut(width: Int, height: Int) -> PixelBox {
        let newLeft = min(max(0, left), width - 1)
        let newTop = min(max(0, top), height - 1)
        return PixelBox(
            left: newLeft, top: newTop, right: min(max(newLeft + 1, right), width),
            bottom: min(max(newTop + 1, bottom), height))
    }

    func grown(by margin: Int) -> PixelBox {
        PixelBox(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
    }

    func joined(with other: PixelBox) -> PixelBox {
        PixelBox(
            left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
            bottom: max(bottom, other.bottom))
    }

    /// Pixels that both have.
    func overlap(with other: PixelBox) -> Int {
        max(0, min(right, other.right) - max(left, other.left))
            * max(0, min(bottom, other.bottom) - max(top, other.top))
    }

    func scaled(by factor: Double) -> PixelBox {
        PixelBox(
            left: Int(Double(left) * factor), top: Int(Double(top) * factor),
            right: Int((Double(right) * factor).rounded(.up)),
            bottom: Int((Double(bottom) * factor).rounded(.up)))
    }
}
