import Documents

/// Reads the pages of one document, and notes which of them hold something that is no text.
struct PDFPages {
    /// What the last reading found.
    private(set) var runs: [PDFRun] = []

    private let hiddenLayers: Set<String>
    private let path: PartPath
    private let extraction: Extraction
    /// Pages whose pictures have been noted.
    private var pictured: Set<Int> = []

    /// More outlines than this without as many characters may be a text drawn as shapes.
    private static let harmlessOutlines = 50

    init(hiddenLayers: Set<String>, path: PartPath, extraction: Extraction) {
        self.hiddenLayers = hiddenLayers
        self.path = path
        self.extraction = extraction
    }

    /// Reads what the pages themselves paint.
    mutating func readContents(of document: borrowing PDFDocument) {
        runs = []
        let count = document.pageCount
        if count == 0 { miss(.corrupt, "the PDF has no page that can be opened") }
        if count > extraction.limits.pages { miss(.limit, "more than \(extraction.limits.pages) pages") }
        for index in 0..<min(count, extraction.limits.pages) {
            guard let page = document.page(index) else {
                miss(.corrupt, "page \(index + 1) can't be opened")
                continue
            }
            read(page, number: index + 1, kind: .body)
        }
    }

    /// Reads what annotations and form fields paint over the pages; the pages are changed by that.
    mutating func readAnnotations(of document: borrowing PDFDocument) {
        runs = []
        for index in 0..<min(document.pageCount, extraction.limits.pages) {
            guard let page = document.page(index), page.drawAnnotations() else { continue }
            // Only a page that is opened anew shows them.
            guard let painted = document.page(index) else {
                miss(.corrupt, "page \(index + 1): its annotations can't be read")
                continue
            }
            read(painted, number: index + 1, kind: .annotation)
        }
    }

    /// Reads pages that only stand for parts of the document that may not be shown.
    mutating func readUnseen(of document: borrowing PDFDocument, orphanPageCount: Int) {
        runs = []
        for index in 0..<document.pageCount {
            guard let page = document.page(index) else {
                miss(.corrupt, "a part that no page shows can't be read")
                continue
            }
            var reader = PDFPageReader(page, hiddenLayers: hiddenLayers)
            if !reader.read(page, number: 0, kind: .body) {
                miss(.corrupt, "a part that no page shows can't be read")
            }
            runs += reader.runs.map { run in
                var run = run
                run.place = Place()
                run.concealment = index < orphanPageCount ? .cachedData : .hiddenText
                return run
            }
            if index < orphanPageCount, reader.scene.pictureCount > 0 {
                miss(.noText, "a page that was removed but still stands in the file: a picture")
            }
        }
    }

    private mutating func read(_ page: borrowing PDFPage, number: Int, kind: SegmentKind) {
        var reader = PDFPageReader(page, hiddenLayers: hiddenLayers)
        if !reader.read(page, number: number, kind: kind) {
            miss(.corrupt, "page \(number): its text can't be read")
        }
        runs += reader.runs
        let scene = reader.scene
        if scene.isCutOff { miss(.limit, "page \(number): too many objects, or too deep in one another") }
        if reader.census.unreadable > 0 {
            miss(
                .partialText, "page \(number): glyphs of which the file does not say what character they are")
        }
        if scene.pictureCount > 0, pictured.insert(number).inserted {
            miss(.noText, "page \(number): a picture whose text can't be read here")
        }
        let mayBeOutlined = scene.outlineCount > reader.census.glyphs || reader.census.glyphs == 0
        if mayBeOutlined,
            max(scene.outlineCount, reader.census.glyphs == 0 ? scene.pathCount : 0) > Self.harmlessOutlines
        {
            miss(.noText, "page \(number): drawn shapes that may be a text")
        }
    }

    private func miss(_ reason: CoverageReason, _ detail: String) {
        extraction.miss(reason, detail, at: path)
    }
}
