import Documents

/// Reads the pages of one document, and notes which of them hold something that is no text.
struct PDFPages {
    /// What the pages paint.
    private(set) var runs: [PDFRun] = []
    /// What annotations and form fields paint over them.
    private(set) var annotationRuns: [PDFRun] = []

    /// Sizes of pictures that no page shows whole.
    private(set) var unsurePictures: Set<PDFPixelSize> = []

    private let hasLayers: Bool
    let path: PartPath
    let extraction: Extraction

    /// - Parameters:
    ///   - hasLayers: whether the document has layers, which may be off.
    ///   - path: of the document.
    ///   - extraction: that is told what can't be read.
    init(hasLayers: Bool, path: PartPath, extraction: Extraction) {
        self.hasLayers = hasLayers
        self.path = path
        self.extraction = extraction
    }

    /// Reads every page; annotations are drawn into them by that.
    ///
    /// - Parameters:
    ///   - document: whose pages they are.
    ///   - refused: pages, one-based, that are not opened because they would never end.
    mutating func read(_ document: borrowing PDFDocument, except refused: Set<Int>) {
        let count = document.pageCount
        if count == 0 { miss(.corrupt, "the PDF has no page that can be opened") }
        if count > extraction.limits.pages { miss(.limit, "more than \(extraction.limits.pages) pages") }
        for index in 0..<min(count, extraction.limits.pages) {
            guard !refused.contains(index + 1) else {
                miss(.limit, "page \(index + 1): forms that paint one another without end")
                continue
            }
            guard let page = document.page(index) else {
                miss(.corrupt, "page \(index + 1) can't be opened")
                continue
            }
            let annotations = page.annotations
            let contentCount = page.objectCount
            if annotations.isEmpty || !page.drawAnnotations() {
                read(page, number: index + 1, annotations: annotations, contentCount: .max)
                continue
            }
            // Only a page that is opened anew shows them.
            if let painted = document.page(index) {
                read(painted, number: index + 1, annotations: annotations, contentCount: contentCount)
            } else {
                miss(.corrupt, "page \(index + 1): its annotations can't be read")
            }
        }
        runs = PDFContinuations(runs).completing(runs)
    }

    /// Reads pages that only stand for parts of the document that may not be shown.
    ///
    /// - Parameters:
    ///   - document: of these pages only.
    ///   - unseen: tells what each of them stands for.
    mutating func read(_ document: borrowing PDFDocument, standingFor unseen: PDFUnseen) {
        for index in 0..<document.pageCount {
            guard let page = document.page(index) else {
                miss(.corrupt, "a part that no page shows can't be read")
                continue
            }
            var reader = PDFPageReader(page, number: 0, hasLayers: false)
            if !reader.read(page) { miss(.corrupt, "a part that no page shows can't be read") }
            guard index < unseen.parts.count else { continue }
            let part = unseen.parts[index]
            var found = reader.runs
            if part.isPicture {
                if extraction.limits.recognisedPages > 0, TextReaders.isOpen, let box = page.box,
                    let read = recognise(
                        [PDFRegion(content: .picture, rectangle: box)], of: page, number: part.page)
                {
                    found = read
                } else {
                    miss(.noText, "a picture that no page shows whole, whose text can't be read here")
                }
            }
            runs += found.filter(\.isMeaningful).map { run in
                var run = run
                run.place = Place(page: part.page.map { Int32(clamping: $0) } ?? Place.absent)
                if !part.isPicture { run.kind = part.kind }
                run.concealment = part.concealment
                return run
            }
            if part.isRemovedPage, !reader.scene.pictures.isEmpty {
                miss(.noText, "a page that was removed but still stands in the file: a picture")
            }
        }
    }

    private mutating func read(
        _ page: borrowing PDFPage, number: Int, annotations: [PDFAnnotation], contentCount: Int
    ) {
        var reader = PDFPageReader(
            page, number: number, annotations: annotations, contentCount: contentCount, hasLayers: hasLayers)
        if !reader.read(page) { miss(.corrupt, "page \(number): its text can't be read") }
        runs += reader.ownRuns
        annotationRuns += reader.annotationRuns
        unsurePictures.formUnion(reader.scene.unsurePictures)
        if reader.scene.isCutOff {
            miss(.limit, "page \(number): too many objects, or too deep in one another")
        }
        if reader.census.unreadable > 0 {
            miss(
                .partialText, "page \(number): glyphs of which the file does not say what character they are")
        }
        missText(in: reader.unexplained, of: page, number: number)
    }

    /// Reads the parts of a page that no text explains, or notes that their text was not read.
    ///
    /// - Parameters:
    ///   - regions: of the page.
    ///   - page: with its annotations drawn; paints itself by ``PDFPage/pixels(width:height:)``.
    ///   - number: one-based.
    private mutating func missText(in regions: [PDFRegion], of page: borrowing PDFPage, number: Int) {
        guard !regions.isEmpty else { return }
        if let read = recognise(regions, of: page, number: number) {
            runs += read
            return
        }
        for region in regions {
            switch region.content {
            case .picture: miss(.noText, "page \(number): a picture whose text can't be read here")
            case .outlines: miss(.noText, "page \(number): drawn shapes that may be a text")
            }
        }
    }

    private func miss(_ reason: CoverageReason, _ detail: String) {
        extraction.miss(reason, detail, at: path)
    }
}
