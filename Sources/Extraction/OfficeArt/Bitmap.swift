/// Device-independent bitmaps, which Windows stores without the header that a BMP file begins with.
enum Bitmap {
    /// A BMP file around a bitmap's header, colours and pixels.
    static func file(dib: ArraySlice<UInt8>) -> [UInt8] {
        let headerBytes = dib.number32(at: 0) ?? 40
        let depth = dib.number16(at: headerBytes == 12 ? 10 : 14) ?? 24
        var colours = headerBytes == 12 ? 0 : dib.number32(at: 32) ?? 0
        if colours == 0, depth <= 8 { colours = 1 << depth }
        let masks = headerBytes == 40 && dib.number32(at: 16) == 3 ? 12 : 0
        let colourBytes = min(colours, 256) * (headerBytes == 12 ? 3 : 4)
        let pixels = 14 + min(headerBytes, dib.count) + masks + colourBytes
        return Array("BM".utf8) + bytes(14 + dib.count) + [0, 0, 0, 0] + bytes(pixels) + dib
    }

    /// A BMP file of a bitmap whose header and pixels stand apart, as in metafiles.
    static func file(header: ArraySlice<UInt8>, pixels: ArraySlice<UInt8>) -> [UInt8] {
        let size = 14 + header.count + pixels.count
        return Array("BM".utf8) + bytes(size) + [0, 0, 0, 0] + bytes(14 + header.count) + header + pixels
    }

    private static func bytes(_ number: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}
