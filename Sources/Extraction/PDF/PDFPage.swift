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

    /// The annotations that may paint something; links and the windows of notes are left out.
    var annotations: [PDFAnnotation] {
        let count = max(0, unsafe CPDFium_annotationCount(handle))
        return (0..<count).compactMap { index in
            guard let annotation = unsafe CPDFium_annotation(handle, index) else { return nil }
            defer { unsafe CPDFium_closeAnnotation(annotation) }
            return unsafe PDFAnnotation(of: annotation)
        }
    }

    /// By how many quarters a reader turns the page clockwise.
    var quarterTurns: Int { Int(unsafe CPDFium_rotation(handle)) }

    /// How many objects the page paints, those within forms not counted.
    var objectCount: Int { max(0, Int(unsafe CPDFium_objectCount(handle))) }

    /// Draws every annotation that is shown into the page's content, where the next opening of the page finds it, after
    /// everything else.
    ///
    /// - Returns: whether there was anything to draw.
    borrowing func drawAnnotations() -> Bool {
        // Painting, be it on a single pixel, gives an appearance to annotations that have none of their own.
        _ = pixels(width: 1, height: 1)
        let forDisplay: Int32 = 0
        let drawn: Int32 = 1
        return unsafe CPDFium_flatten(handle, forDisplay) == drawn
    }
}
