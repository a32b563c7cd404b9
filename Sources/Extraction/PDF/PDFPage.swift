import CPDFium

/// One page that PDFium has opened.
@safe struct PDFPage: ~Copyable {
    let handle: CPDFiumPage

    /// - Parameter handle: becomes this page's own, and is closed with it.
    @unsafe init(handle: CPDFiumPage) {
        unsafe self.handle = handle
    }

    deinit {
        // SAFETY: the handle is ours alone.
        unsafe CPDFium_closePage(handle)
    }

    /// What a reader sees of the page: the crop box within the media box, in the page's own coordinates.
    var box: PDFRectangle? {
        var box = CPDFiumRectangle()
        guard unsafe CPDFium_pageBox(handle, &box) != 0 else { return nil }
        return PDFRectangle(
            left: Double(box.left), bottom: Double(box.bottom), right: Double(box.right), top: Double(box.top)
        )
    }

    /// The characters in PDFium's reading order, or `nil` where the page's content can't be read.
    borrowing func text() -> PDFText? {
        guard let text = unsafe CPDFium_loadText(handle) else { return nil }
        return unsafe PDFText(handle: text)
    }

    /// Draws every annotation, hidden ones too, into the page's content, where the next opening of the page finds it.
    ///
    /// - Returns: whether there was anything to draw.
    borrowing func drawAnnotations() -> Bool {
        let count = unsafe CPDFium_annotationCount(handle)
        guard count > 0 else { return false }
        let print: Int32 = 4
        for index in 0..<count {
            guard let annotation = unsafe CPDFium_annotation(handle, index) else { continue }
            _ = unsafe CPDFium_setAnnotationFlags(annotation, print)
            unsafe CPDFium_closeAnnotation(annotation)
        }
        let forDisplay: Int32 = 0
        let drawn: Int32 = 1
        return unsafe CPDFium_flatten(handle, forDisplay) == drawn
    }
}
