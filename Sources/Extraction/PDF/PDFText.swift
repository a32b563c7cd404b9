import CPDFium

/// The characters of one page in reading order, with what PDFium knows about each.
///
/// Belongs to its page, which must stay open as long.
@safe struct PDFText: ~Copyable {
    private let handle: CPDFiumTextPage
    /// Characters, line ends and spaces that PDFium has put in included.
    let count: Int

    /// - Parameter handle: becomes this value's own.
    @unsafe init(handle: CPDFiumTextPage) {
        unsafe self.handle = handle
        count = max(0, Int(unsafe CPDFium_characterCount(handle)))
    }

    deinit {
        // SAFETY: the handle is ours alone.
        unsafe CPDFium_closeText(handle)
    }

    /// The code at `index`; a surrogate, 0 or 0xFFFE are possible.
    func code(at index: Int) -> UInt32 { unsafe CPDFium_character(handle, Int32(clamping: index)) }

    /// Whether the space or line end at `index` stands in the file as a gap only.
    func isGenerated(at index: Int) -> Bool {
        unsafe CPDFium_isGenerated(handle, Int32(clamping: index)) == 1
    }

    /// Whether the font does not say which character the glyph at `index` is.
    func isUnmapped(at index: Int) -> Bool { unsafe CPDFium_isUnmapped(handle, Int32(clamping: index)) == 1 }

    func box(at index: Int) -> PDFRectangle? {
        var box = PDFRectangle(left: 0, bottom: 0, right: 0, top: 0)
        let isKnown = unsafe CPDFium_characterBox(
            handle, Int32(clamping: index), &box.left, &box.right, &box.bottom, &box.top)
        return isKnown != 0 ? box : nil
    }

    /// The text object that paints the glyph at `index`.
    @unsafe func object(at index: Int) -> CPDFiumObject? {
        unsafe CPDFium_textObject(handle, Int32(clamping: index))
    }

    /// The font's name as the document has it, empty where it has none.
    func fontName(at index: Int) -> String {
        var name = [UInt8](repeating: 0, count: 128)
        var flags: Int32 = 0
        // SAFETY: PDFium writes at most as many bytes as it is told.
        let count = unsafe name.withUnsafeMutableBytes { buffer in
            unsafe CPDFium_fontName(
                handle, Int32(clamping: index), buffer.baseAddress, UInt(buffer.count), &flags)
        }
        guard count > 1, count <= name.count else { return "" }
        return String(decoding: name.prefix(Int(count) - 1), as: UTF8.self)
    }
}
