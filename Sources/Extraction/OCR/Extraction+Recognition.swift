import Documents

extension Extraction {
    /// Reads the text that a picture shows, and delivers it line by line.
    ///
    /// - Parameters:
    ///   - bitmap: the picture.
    ///   - page: its number where the part has several, one-based.
    ///   - mediaType: of the part.
    ///   - path: of the part.
    ///   - concealment: of the picture as a whole.
    func readText(
        of bitmap: ColourBitmap, page: Int?, mediaType: String, path: PartPath,
        concealment: Concealment = .none
    ) {
        guard let recognised = recognise(bitmap, page: page, path: path) else { return }
        var builder = PartTextBuilder()
        for (number, line) in recognised.lines.enumerated() {
            let place = Place(page: page.map(Int32.init(clamping:)) ?? Place.absent, line: Int32(number + 1))
            for (index, run) in line.enumerated() {
                builder.append(
                    Array(run.text.utf8), kind: .ocr, concealment: concealment, place: place,
                    separator: UInt8(ascii: index == 0 ? "\n" : "\t"))
            }
        }
        deliver(builder, mediaType: mediaType, path: path)
    }

    /// Reads the text that a picture shows, within the limits; what can't be read is a gap.
    ///
    /// - Returns: `nil` where nothing was read: the picture is of one colour, or a limit is spent.
    func recognise(_ bitmap: ColourBitmap, page: Int?, path: PartPath) -> RecognisedPage? {
        let place = page.map { "page \($0): " } ?? ""
        guard !OneColour.fills(bitmap) else { return nil }
        // Where no picture is to be read, the library stays closed.
        guard limits.recognisedPages == 0 || TextReaders.isOpen else {
            miss(
                .noText, place + "a picture whose text can't be read here: Tesseract is not installed",
                at: path)
            return nil
        }
        if let known = recognition.known(bitmap) { return known }
        guard let clock = recognition.start(limits) else {
            miss(.limit, place + "more pictures, or more time for them, than the limits allow", at: path)
            return nil
        }
        let recognised =
            PagePreview.isOne(bitmap, at: path)
            ? TextRecognition.readPreview(bitmap, clock: clock) : TextRecognition.read(bitmap, clock: clock)
        recognition.end(recognised, of: bitmap)
        if recognised.isOutOfTime {
            miss(.limit, place + "reading the picture's text took too long", at: path)
        }
        if let doubt = recognised.doubt { miss(.noText, place + doubt, at: path) }
        return recognised
    }
}

/// What one document has spent on reading pictures, and what came of it.
struct RecognitionBudget {
    private var pages = 0
    private var milliseconds = 0
    private var began = 0
    /// The same logo on every page is read once.
    private var known: [Int: RecognisedPage] = [:]

    func known(_ bitmap: ColourBitmap) -> RecognisedPage? { known[Self.key(bitmap)] }

    /// - Returns: the time for the next picture, at most a third of all; `nil` where a limit is spent.
    mutating func start(_ limits: ExaminationLimits) -> RecognitionClock? {
        let all = limits.recognitionSeconds * 1_000
        guard pages < limits.recognisedPages, milliseconds < all else { return nil }
        pages += 1
        began = RecognitionClock.now
        return RecognitionClock(milliseconds: max(1, min(all - milliseconds, all / 3)))
    }

    mutating func end(_ page: RecognisedPage, of bitmap: ColourBitmap) {
        milliseconds += RecognitionClock.now - began
        known[Self.key(bitmap)] = page
    }

    private static func key(_ bitmap: ColourBitmap) -> Int {
        var hasher = Hasher()
        hasher.combine(bitmap.width)
        unsafe bitmap.colours.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        return hasher.finalize()
    }
}
