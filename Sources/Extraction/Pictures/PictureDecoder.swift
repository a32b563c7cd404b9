import COCR
import CTurboJPEG

/// Turns a picture file into pixels, within the limit of pixels.
package struct PictureDecoder {
    enum Refusal: Error, Equatable {
        /// More pixels than may be decoded.
        case tooLarge
        case damaged
        /// Its decoder is not installed.
        case noDecoder
    }

    /// Pixels of one picture that are decoded.
    let mostPixels: Int

    /// Whether common pictures can be decoded; the first question opens the library.
    private static let isOpen: Bool = COCR_openDecoders() == 1

    /// Whether HEIF and AVIF pictures can be decoded.
    static let hasHEIF: Bool = COCR_openHEIF() == 1

    /// Opens the libraries; to be called before the process is confined.
    package static func warm() {
        _ = isOpen
        _ = hasHEIF
    }

    /// Pixels that are looked at for text; larger pictures are reduced to them.
    private static let enough = 24_000_000

    private func reduction(_ width: Int, _ height: Int) throws(Refusal) -> Int {
        let (pixels, isOver) = width.multipliedReportingOverflow(by: height)
        guard !isOver, pixels <= mostPixels else { throw .tooLarge }
        var reduction = 1
        while pixels / (reduction * reduction) > Self.enough { reduction += 1 }
        return reduction
    }

    // MARK: JPEG

    func jpeg(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> ColourBitmap {
        guard let decoder = unsafe tjInitDecompress() else { throw .noDecoder }
        defer { unsafe tjDestroy(decoder) }
        let result = unsafe bytes.withUnsafeBufferPointer { buffer -> Result<ColourBitmap, Refusal> in
            do throws(Refusal) {
                return .success(try unsafe jpeg(buffer, decoder))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private func jpeg(
        _ buffer: UnsafeBufferPointer<UInt8>, _ decoder: tjhandle
    ) throws(Refusal) -> ColourBitmap {
        var (width, height, sampling, space): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        let header = unsafe tjDecompressHeader3(
            decoder, buffer.baseAddress, UInt(buffer.count), &width, &height, &sampling, &space)
        guard header == 0, width > 0, height > 0 else { throw .damaged }
        // The library reduces by powers of two while it decodes.
        let wanted = try reduction(Int(width), Int(height))
        let scale: Int32 = wanted > 4 ? 8 : wanted > 2 ? 4 : wanted > 1 ? 2 : 1
        let (newWidth, newHeight) = ((width + scale - 1) / scale, (height + scale - 1) / scale)
        let isCMYK = space == Int32(TJCS_CMYK.rawValue) || space == Int32(TJCS_YCCK.rawValue)
        let pixels = Int(newWidth) * Int(newHeight)
        var decoded = [UInt8](repeating: 0, count: pixels * (isCMYK ? 4 : 3))
        // SAFETY: the buffer has room for that many pixels of that format.
        let status = unsafe tjDecompress2(
            decoder, buffer.baseAddress, UInt(buffer.count), &decoded, newWidth, 0, newHeight,
            Int32((isCMYK ? TJPF_CMYK : TJPF_RGB).rawValue), 0)
        let isFatal = unsafe status != 0 && tjGetErrorCode(decoder) == Int32(TJERR_FATAL.rawValue)
        guard !isFatal else { throw .damaged }
        return ColourBitmap(
            width: Int(newWidth), height: Int(newHeight),
            colours: isCMYK ? Self.colours(ofInks: decoded) : decoded)
    }

    /// Programs write inverted inks: 255 is none.
    private static func colours(ofInks inks: [UInt8]) -> [UInt8] {
        var colours: [UInt8] = []
        colours.reserveCapacity(inks.count / 4 * 3)
        for start in stride(from: 0, to: inks.count, by: 4) {
            let black = Int(inks[start + 3])
            for ink in inks[start..<(start + 3)] { colours.append(UInt8(Int(ink) * black / 255)) }
        }
        return colours
    }

    // MARK: Everything else

    /// PNG, GIF, TIFF, WebP, BMP, JPEG 2000.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - page: of a TIFF file, from 0.
    /// - Returns: its pixels.
    /// - Throws: a refusal where they can't be had.
    func common(_ bytes: ArraySlice<UInt8>, page: Int = 0) throws(Refusal) -> ColourBitmap {
        guard Self.isOpen else { throw .noDecoder }
        var (width, height): (Int32, Int32) = (0, 0)
        let hasSize = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe COCR_size(buffer.baseAddress, buffer.count, Int32(page), &width, &height)
        }
        guard hasSize == 1 else { throw .damaged }
        let reduction = try reduction(Int(width), Int(height))
        func decoded(over paper: UInt32) -> ColourBitmap? {
            var picture = unsafe COCRPicture()
            let isDone = unsafe bytes.withUnsafeBufferPointer { buffer in
                unsafe COCR_decode(
                    buffer.baseAddress, buffer.count, Int32(page), Int32(reduction), paper, &picture)
            }
            return isDone == 1 ? unsafe ColourBitmap(taking: picture) : nil
        }
        guard let onWhite = decoded(over: 0xFFFFFF) else { throw .damaged }
        // White letters on nothing show on black only.
        guard OneColour.fills(onWhite), let onBlack = decoded(over: 0) else { return onWhite }
        return OneColour.fills(onBlack) ? onWhite : onBlack
    }

    /// What a PNG, TIFF or WebP picture stores where it is transparent, on paper of one colour.
    ///
    /// - Returns: `nil` where nothing is, or what is transparent is of one colour.
    func hidden(in bytes: ArraySlice<UInt8>, page: Int) -> ColourBitmap? {
        var (width, height): (Int32, Int32) = (0, 0)
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            guard Self.isOpen,
                unsafe COCR_size(buffer.baseAddress, buffer.count, Int32(page), &width, &height) == 1,
                let reduction = try? reduction(Int(width), Int(height))
            else { return nil }
            var picture = unsafe COCRPicture()
            let isDone = unsafe COCR_decodeHidden(
                buffer.baseAddress, buffer.count, Int32(page), Int32(reduction), &picture)
            return isDone == 1 ? unsafe ColourBitmap(taking: picture) : nil
        }
    }

    /// A Windows bitmap of any kind; the library knows the plain ones only.
    func bitmap(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> ColourBitmap {
        guard let packed = PackedBitmap(bytes) else { return try common(bytes) }
        if let format = packed.format { return try format.decode(packed.pixels, page: 0, by: self) }
        let reduction = try reduction(packed.width, packed.height)
        guard let picture = packed.unpacked(by: reduction) else { throw .damaged }
        return picture
    }

    /// One picture of a HEIF or AVIF file.
    func heif(_ bytes: ArraySlice<UInt8>, index: Int) throws(Refusal) -> ColourBitmap {
        guard Self.hasHEIF else { throw .noDecoder }
        var (width, height): (Int32, Int32) = (0, 0)
        let hasSize = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe COCR_sizeHEIF(buffer.baseAddress, buffer.count, Int32(index), &width, &height)
        }
        guard hasSize == 1 else { throw .damaged }
        let reduction = try reduction(Int(width), Int(height))
        var picture = unsafe COCRPicture()
        let isDone = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe COCR_decodeHEIF(buffer.baseAddress, buffer.count, Int32(index), Int32(reduction), &picture)
        }
        guard isDone == 1, let bitmap = unsafe ColourBitmap(taking: picture) else { throw .damaged }
        return bitmap
    }

    /// Pictures in a HEIF or AVIF file; 0 where it can't be opened.
    static func heifCount(_ bytes: ArraySlice<UInt8>) -> Int {
        Int(unsafe bytes.withUnsafeBufferPointer { unsafe COCR_countHEIF($0.baseAddress, $0.count) })
    }
}
