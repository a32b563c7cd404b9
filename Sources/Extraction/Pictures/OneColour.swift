import CTurboJPEG

/// Whether a picture is of one colour all over, so that nothing can be written in it.
enum OneColour {
    /// Larger pictures are not decoded.
    ///
    /// In pixels.
    private static let mostPixels = 1 << 22
    /// Grey values may differ by this much in a picture that was meant to be of one colour.
    private static let tolerance: UInt8 = 2

    /// - `scanBytes`: the size of the coded pixels. A picture of one colour takes a sixteenth of a byte a pixel
    ///   at most, so all others are told without decoding.
    static func fills(picture bytes: ArraySlice<UInt8>, scanBytes: Int) -> Bool {
        guard let decoder = unsafe tjInitDecompress() else { return false }
        defer { unsafe tjDestroy(decoder) }
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            var width: Int32 = 0
            var height: Int32 = 0
            var sampling: Int32 = 0
            var space: Int32 = 0
            let header = unsafe tjDecompressHeader3(
                decoder, buffer.baseAddress, UInt(buffer.count), &width, &height, &sampling, &space)
            let pixels = Int(width) * Int(height)
            guard header == 0, pixels > 0, pixels <= mostPixels, scanBytes <= 64 + pixels / 16 else {
                return false
            }
            var grey = [UInt8](repeating: 0, count: pixels)
            let decoded = unsafe tjDecompress2(
                decoder, buffer.baseAddress, UInt(buffer.count), &grey, width, 0, height,
                Int32(TJPF_GRAY.rawValue), 0)
            guard decoded == 0, let darkest = grey.min(), let lightest = grey.max() else { return false }
            return lightest - darkest <= tolerance
        }
    }
}
