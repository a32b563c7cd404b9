import CPDFium

/// A page, or what is left of it, as a picture.
struct PDFPixels {
    let width: Int
    let height: Int
    /// Row by row from the top: blue, green, red and an unused byte for each pixel.
    let bytes: [UInt8]

    fileprivate init(width: Int, height: Int, bytes: [UInt8]) {
        self.width = width
        self.height = height
        self.bytes = bytes
    }
}

extension PDFPage {
    /// What a reader would show, on white paper, annotations included.
    ///
    /// - Parameters:
    ///   - width: pixels; the page is turned as it asks to be, and stretched to fit.
    ///   - height: pixels.
    /// - Returns: `nil` where there is no memory for it.
    borrowing func pixels(width: Int, height: Int) -> PDFPixels? {
        guard let columns = Int32(exactly: width), let rows = Int32(exactly: height), columns > 0, rows > 0,
            columns <= 1 << 15, rows <= 1 << 15
        else { return nil }
        var bytes = [UInt8](repeating: 255, count: width * height * 4)
        let isPainted = unsafe bytes.withUnsafeMutableBytes { buffer in
            // SAFETY: the bitmap borrows the buffer and is gone before it.
            guard
                let bitmap = unsafe CPDFium_createBitmap(
                    columns, rows, Int32(CPDFium_bgrx), buffer.baseAddress, columns * 4)
            else { return false }
            unsafe CPDFium_render(bitmap, handle, 0, 0, columns, rows, 0, Int32(CPDFium_withAnnotations))
            unsafe CPDFium_destroyBitmap(bitmap)
            return true
        }
        return isPainted ? PDFPixels(width: width, height: height, bytes: bytes) : nil
    }

    /// Where a point of the page is in a picture of that size; it may lie outside.
    borrowing func pixel(of point: (x: Double, y: Double), width: Int, height: Int) -> (column: Int, row: Int)
    {
        var column: Int32 = -1
        var row: Int32 = -1
        _ = unsafe CPDFium_pixel(
            handle, 0, 0, Int32(clamping: width), Int32(clamping: height), 0, point.x, point.y, &column, &row)
        return (Int(column), Int(row))
    }

    /// In points, turned as the page asks to be.
    var size: (width: Double, height: Double) {
        unsafe (Double(CPDFium_pageWidth(handle)), Double(CPDFium_pageHeight(handle)))
    }
}
