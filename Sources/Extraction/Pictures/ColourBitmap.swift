import COCR
import Glibc

/// A decoded picture: red, green and blue, a byte each, row after row.
struct ColourBitmap {
    let width: Int
    let height: Int
    let colours: [UInt8]

    /// The same in grey.
    var grey: GreyBitmap {
        var grey = [UInt8](repeating: 0, count: width * height)
        // SAFETY: there are three bytes of colour for each byte of grey.
        unsafe COCR_grey(colours, width * height, &grey)
        return GreyBitmap(width: width, height: height, bytes: grey)
    }

    /// - Precondition: `colours` has three bytes for each pixel.
    init(width: Int, height: Int, colours: [UInt8]) {
        precondition(colours.count == width * height * 3)
        self.width = width
        self.height = height
        self.colours = colours
    }

    /// Takes over what the decoders wrote, and frees it.
    init?(taking picture: COCRPicture) {
        guard let bytes = unsafe picture.bytes, unsafe picture.width > 0, unsafe picture.height > 0 else {
            return nil
        }
        defer { unsafe free(bytes) }
        width = Int(unsafe picture.width)
        height = Int(unsafe picture.height)
        colours = unsafe Array(unsafe UnsafeBufferPointer(start: bytes, count: width * height * 3))
    }

    /// A part of it; the rectangle is cut to the picture's own.
    func cropped(to box: PixelBox) -> ColourBitmap {
        let box = box.cut(width: width, height: height)
        var part: [UInt8] = []
        part.reserveCapacity(box.width * box.height * 3)
        for row in box.top..<box.bottom {
            let start = (row * width + box.left) * 3
            part += colours[start..<(start + box.width * 3)]
        }
        return ColourBitmap(width: box.width, height: box.height, colours: part)
    }

    /// What was written in ink of one colour, dark on white, and how many pixels of it there are.
    func ink(_ colour: Ink) -> (picture: GreyBitmap, pixels: Int) {
        var grey = [UInt8](repeating: 0, count: width * height)
        // SAFETY: there are three bytes of colour for each byte of grey.
        let kept = unsafe COCR_pick(colours, Int32(width), Int32(height), colour.rawValue, &grey)
        return (GreyBitmap(width: width, height: height, bytes: grey), kept)
    }

    /// The same in grey, with paper where there is nothing but one ink; ink over black is black.
    func bare(of colour: Ink) -> GreyBitmap {
        let ink = ink(colour).picture.bytes
        var page = grey.bytes
        let paper = grey.median
        for index in page.indices where ink[index] < 250 {
            let brightest = max(colours[index * 3], colours[index * 3 + 1], colours[index * 3 + 2])
            if brightest >= Self.brightestBlack { page[index] = max(page[index], paper) }
        }
        return GreyBitmap(width: width, height: height, bytes: page)
    }

    private static let brightestBlack: UInt8 = 120

    /// The colours of stamps.
    enum Ink: Int32, CaseIterable {
        case red = 0
        case blue
    }
}
