import Documents

extension PDFPages {
    /// Pixels for each point: 250 to the inch.
    private static let fineness = 250.0 / 72
    private static let mostPixels = 16_000_000.0
    /// Pictures that are read one by one; of more, the page is read as one.
    private static let mostRegions = 4

    /// Reads what a page shows as pixels: scanned pages, pictures, letters drawn as shapes.
    ///
    /// A text layer does not stand for the picture under it: it may say something else.
    ///
    /// - Parameters:
    ///   - regions: of the page that no text explains.
    ///   - page: with its annotations drawn.
    ///   - number: one-based; `nil` for what belongs to no page.
    /// - Returns: what was read; `nil` where the page can't be painted, or no picture is to be read.
    func recognise(_ regions: [PDFRegion], of page: borrowing PDFPage, number: Int?) -> [PDFRun]? {
        guard extraction.limits.recognisedPages > 0 else { return nil }
        let size = page.size
        guard size.width > 0, size.height > 0, size.width.isFinite, size.height.isFinite else { return nil }
        let scale = min(Self.fineness, (Self.mostPixels / (size.width * size.height)).squareRoot())
        let (width, height) = (max(1, Int(size.width * scale)), max(1, Int(size.height * scale)))
        guard let pixels = page.pixels(width: width, height: height) else { return nil }
        let whole = ColourBitmap(pixels)
        var boxes = regions.map { region in
            let box = region.rectangle
            let one = page.pixel(of: (box.left, box.bottom), width: width, height: height)
            let other = page.pixel(of: (box.right, box.top), width: width, height: height)
            return PixelBox(
                left: min(one.column, other.column), top: min(one.row, other.row),
                right: max(one.column, other.column), bottom: max(one.row, other.row)
            ).grown(by: 4)
        }
        let covered = boxes.reduce(0) { $0 + $1.cut(width: width, height: height).area }
        if boxes.count > Self.mostRegions || covered * 2 > width * height {
            boxes = [PixelBox(left: 0, top: 0, right: width, bottom: height)]
        }
        return boxes.flatMap { box in
            let lines = extraction.recognise(whole.cropped(to: box), page: number, path: path)?.lines ?? []
            return lines.flatMap { Self.runs(of: $0, page: number ?? 0) }
        }
    }

    private static func runs(of line: [RecognisedPage.Run], page: Int) -> [PDFRun] {
        line.enumerated().map { index, run in
            PDFRun(
                text: Array(run.text.utf8), kind: .ocr, place: Place(page: Int32(clamping: page)),
                startsLine: index == 0)
        }
    }
}

extension ColourBitmap {
    fileprivate init(_ pixels: PDFPixels) {
        var colours = [UInt8](repeating: 255, count: pixels.width * pixels.height * 3)
        for index in 0..<(pixels.width * pixels.height) {
            colours[index * 3] = pixels.bytes[index * 4 + 2]
            colours[index * 3 + 1] = pixels.bytes[index * 4 + 1]
            colours[index * 3 + 2] = pixels.bytes[index * 4]
        }
        self.init(width: pixels.width, height: pixels.height, colours: colours)
    }
}
