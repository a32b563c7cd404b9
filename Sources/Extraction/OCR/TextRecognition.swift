import Documents

/// Reads the text that one picture shows.
///
/// A page is read as a whole; then the lines that look like text and were passed over are read one by one, and so is
/// what stands in the coloured ink of stamps: these are the places of markings.
struct TextRecognition {
    private let colours: ColourBitmap
    private let grey: GreyBitmap
    private let clock: RecognitionClock
    private var page = RecognisedPage()
    /// Pixels; rows of lower letters make no picture doubtful.
    private var leastDoubtful = 0

    /// Pixels of paper around the picture.
    private static let margin = 12
    /// Letters are brought to this height, in pixels.
    private static let letterHeight = 32.0
    /// Pixels that rows of text are looked for in.
    private static let searched = 3_000_000.0
    /// Pixels that are read at once.
    private static let mostRead = 12_000_000.0
    /// Below this a word is noise; below the other one it is doubtful.
    private static let leastConfidence = 30.0
    private static let goodConfidence = 55.0
    /// Above this nothing is read twice.
    private static let sureConfidence = 80.0

    private init(_ picture: ColourBitmap, clock: RecognitionClock) {
        colours = picture
        let grey = picture.grey
        // Dark pages are turned over, so that letters are dark.
        // Letters that touch the edge are not read.
        let upright = grey.median < 100 ? grey.inverted : grey
        self.grey = Self.straightened(upright)
        self.clock = clock
    }

    /// Pixels that the angle of a page is looked for in.
    private static let skewPixels = 1_000_000.0
    /// Degrees; the reader copes with less.
    private static let leastSkew = 0.7

    /// With a margin of paper, and turned where its rows are not level.
    private static func straightened(_ picture: GreyBitmap) -> GreyBitmap {
        let paper = picture.median
        let scale = min(1, (skewPixels / Double(picture.width * picture.height)).squareRoot())
        let skew = picture.scaled(by: scale).skew
        guard abs(skew) >= leastSkew else { return picture.framed(by: margin, in: paper) }
        // Nothing is cut off at the corners.
        let reach = Double(max(picture.width, picture.height)) / 2 * abs(Angle.sine(skew))
        return picture.framed(by: margin + Int(reach), in: paper).turned(degrees: skew, paper: paper)
    }

    static func read(_ picture: ColourBitmap, clock: RecognitionClock) -> RecognisedPage {
        var recognition = TextRecognition(picture, clock: clock)
        recognition.run()
        return recognition.page
    }

    /// Reads the small picture of a page that an office program puts beside its text.
    ///
    /// Its rows are read one by one, which takes a tenth of the time that the page takes. What is too small for letters to be told
    /// apart is no text; what does not stand in rows, or is more than a few of them, is read like any other picture.
    static func readPreview(_ picture: ColourBitmap, clock: RecognitionClock) -> RecognisedPage {
        var recognition = TextRecognition(picture, clock: clock)
        if !recognition.runByRows() { recognition.run() }
        return recognition.page
    }

    /// Rows of a preview that are read one by one.
    private static let mostPreviewRows = 8
    /// Pixels; lower letters are no letters any more.
    private static let leastLetterHeight = 8
    /// Pixels; letters of this height can be read, and are doubtful where they are not.
    private static let readableHeight = 12

    /// - Returns: `false` where the picture must be read as a whole; nothing has been read then.
    private mutating func runByRows() -> Bool {
        guard grey.width >= 8, grey.height >= 8, grey.range.count > 24 else { return true }
        // What is doubtful in a preview must be large enough to be read.
        leastDoubtful = Self.readableHeight
        let found = TextRows(in: grey)
        guard !found.hasLetters(from: Self.readableHeight, outside: found.rows) else { return false }
        let rows = found.rows.filter { $0.height >= Self.leastLetterHeight }
        guard rows.count <= Self.mostPreviewRows else { return false }
        let unread = readShortLines(rows)
        readStamps()
        addLookalikes()
        page.isOutOfTime = clock.isOver
        doubt(unread)
        return true
    }

    private mutating func run() {
        guard grey.width >= 8, grey.height >= 8, grey.range.count > 24 else { return }
        let rows = Self.rows(of: grey)
        let telling = rows.filter(\.isTelling)
        readPage(telling)
        readTurned(telling)
        // Next to text every short row may be a marking; in a photograph hardly any is one.
        let unread = readShortLines(
            telling.isEmpty ? [] : page.confidence > Self.goodConfidence ? rows : telling)
        readStamps()
        addLookalikes()
        page.isOutOfTime = clock.isOver
        doubt(unread)
    }

    /// Rows in the picture's own pixels, found in one of a size that can be searched.
    private static func rows(of grey: GreyBitmap) -> [TextRows.Row] {
        let scale = min(1, (searched / Double(grey.width * grey.height)).squareRoot())
        guard scale < 1 else { return TextRows(in: grey).rows }
        return TextRows(in: grey.scaled(by: scale)).rows.map { row in
            var row = row
            row.box = row.box.scaled(by: 1 / scale)
            row.height = Int(Double(row.height) / scale)
            return row
        }
    }

    // MARK: The whole page

    private mutating func readPage(_ rows: [TextRows.Row]) {
        let heights = rows.flatMap { Array(repeating: $0.height, count: $0.count) }.sorted()
        guard !heights.isEmpty else {
            // Nothing like a line; a few letters here and there are worth a look at a moderate size.
            let scale = min(2, (1_500_000 / Double(grey.width * grey.height)).squareRoot())
            page = read(grey.scaled(by: scale), as: .sparse, scale: scale, least: 75)
            page.lines.removeAll { line in
                line.reduce(0) { $0 + $1.text.count } < 3 && line[0].confidence < 90
            }
            return
        }
        // Small print counts more than headings.
        let scale = scale(for: Double(heights[heights.count / 3]), most: Self.mostRead)
        let enlarged = grey.scaled(by: scale)
        page = read(enlarged, as: .page, scale: scale, least: Self.leastConfidence)
        guard page.confidence < Self.sureConfidence else { return }
        // What was enlarged in blocks, as pages paint small pictures, is read better when it is smooth.
        let smooth = grey.scaled(by: scale * 0.35).resized(width: enlarged.width, height: enlarged.height)
        let smoother = read(smooth, as: .page, scale: scale, least: Self.leastConfidence)
        if smoother.confidence > page.confidence, smoother.weight > page.weight { page = smoother }
        guard page.confidence < Self.goodConfidence || page.lines.isEmpty else { return }
        let other = read(
            enlarged, as: rows.count > 2 ? .block : .sparse, scale: scale, least: Self.leastConfidence)
        if other.weight > page.weight { page = other }
    }

    /// By how much to enlarge letters of a height, without making more pixels than can be read.
    private func scale(for height: Double, most: Double) -> Double {
        let wanted = min(4, max(0.4, Self.letterHeight / max(1, height)))
        return min(wanted, (most / Double(grey.width * grey.height)).squareRoot())
    }

    private func read(
        _ picture: GreyBitmap, as layout: TextReaders.Layout, model: TextReaders.Model = .horizontal,
        scale: Double, least: Double
    ) -> RecognisedPage {
        switch TextReaders.read(picture, as: layout, model: model, within: clock.milliseconds) {
        case .words(let words), .outOfTime(let words): RecognisedPage(words, scale: scale, least: least)
        case .failed: RecognisedPage()
        }
    }

    /// Pages that lie on their side or stand on their head, and text in columns from top to bottom.
    private mutating func readTurned(_ upright: [TextRows.Row]) {
        let isPoor = page.confidence < Self.goodConfidence
        let scale = min(1, (4_000_000 / Double(grey.width * grey.height)).squareRoot())
        let small = grey.scaled(by: scale)
        let lying = small.turnedRight
        let columns = TextRows(in: lying).rows.filter(\.isTelling)
        var candidates: [RecognisedPage] = []
        func add(
            _ picture: GreyBitmap, _ layout: TextReaders.Layout, _ model: TextReaders.Model = .horizontal
        ) {
            candidates.append(
                read(picture, as: layout, model: model, scale: scale, least: Self.leastConfidence))
        }
        if columns.count > (upright.isEmpty ? 0 : 1),
            Self.usualCount(columns) * 2 > Self.usualCount(upright) * 3
        {
            add(small, .verticalBlock, .vertical)
            add(lying, .page)
            add(lying.upsideDown, .page)
        } else if isPoor, !upright.isEmpty {
            add(small.upsideDown, .page)
        }
        guard let best = candidates.max(by: { $0.weight < $1.weight }), best.confidence >= Self.goodConfidence
        else { return }
        isTurned = best.weight > page.weight
        // Short columns side by side read well as rows, too; nobody can tell which is meant.
        if isTurned {
            page = best
        } else if best.weight * 2 > page.weight {
            page.lines += best.lines
        }
    }

    private static func usualCount(_ rows: [TextRows.Row]) -> Int {
        let counts = rows.map(\.count).sorted()
        return counts.isEmpty ? 0 : counts[counts.count / 2]
    }

    /// Whether the lines' places are those of a page that was turned.
    private var isTurned = false

    // MARK: Lines that were passed over

    /// Rows that are read one by one.
    private static let mostShortLines = 40

    /// - Returns: the rows that look like text and could not be read.
    private mutating func readShortLines(_ rows: [TextRows.Row]) -> [TextRows.Row] {
        guard !isTurned else { return [] }
        var unread: [TextRows.Row] = []
        let doubtful = rows.filter { !isRead($0, from: Self.lineConfidence) }
        let passedOver = doubtful.sorted { $0.count > $1.count }.prefix(Self.mostShortLines)
        for row in passedOver.sorted(by: { $0.box.top < $1.box.top }) {
            let isKnown = isRead(row, from: Self.leastLineConfidence)
            if let line = readLine(row), !isKnown || line.confidence > Self.lineConfidence {
                // What was read before stays: nobody can tell which reading is right.
                page.lines.append([line])
            } else if !isKnown {
                unread.append(row)
            }
        }
        return unread
    }

    /// Below the first a line was not read, below the second it is read again.
    private static let leastLineConfidence = 45.0
    private static let lineConfidence = 70.0

    private func isRead(_ row: TextRows.Row, from confidence: Double) -> Bool {
        let covered = page.lines.joined().reduce(0) { sum, run in
            run.confidence >= confidence ? sum + run.box.grown(by: 2).overlap(with: row.box) : sum
        }
        return covered * 2 >= row.box.area
    }

    private func readLine(_ row: TextRows.Row) -> RecognisedPage.Run? {
        var best: RecognisedPage.Run?
        let margin = max(3, row.height / 4)
        let part = grey.cropped(to: row.box.grown(by: margin))
        let upright = row.isLight ? part.inverted : part
        for (height, layout) in [(32.0, TextReaders.Layout.line), (44, .line), (26, .rawLine)] {
            guard !clock.isOver else { break }
            let scale = min(6, height / Double(max(1, row.box.height)))
            let picture = upright.scaled(by: scale).framed(by: 12)
            let read = read(picture, as: layout, scale: 1, least: 0)
            let text = read.lines.joined().map(\.text).joined(separator: " ")
            if text.isEmpty { continue }
            if read.confidence > best?.confidence ?? 0 {
                best = .init(text: text, confidence: read.confidence, box: row.box)
            }
            if read.confidence >= 75 { break }
        }
        guard let best else { return nil }
        if MarkingWords.isOne(best.text) { return best }
        return row.count >= 3 && best.confidence >= Self.goodConfidence ? best : nil
    }

    private mutating func addLookalikes() {
        page.lines = page.lines.map { line in
            line
                + line.flatMap { run in
                    (LookalikeDigits.numbers(in: run.text) + LookalikeDigits.personalNumbers(in: run.text))
                        .map { .init(text: $0, confidence: run.confidence, box: run.box) }
                }
        }
    }

    // MARK: Stamps

    private mutating func readStamps() {
        for ink in ColourBitmap.Ink.allCases {
            let stamps = StampReader(colours, ink: ink, clock: clock).read()
            for stamp in stamps.read { page.lines.append([stamp]) }
            if stamps.hasUnread { page.doubt = "a stamp that can't be read" }
            readAcross(stamps.places, without: ink)
        }
        // A copier takes the colour away, and leaves the frame.
        let known = Set(page.lines.joined().map { MarkingWords.bare($0.text) })
        for stamp in StampReader(framedIn: grey, clock: clock).readFramed()
        where !known.contains(MarkingWords.bare(stamp.text)) {
            page.lines.append([stamp])
        }
    }

    /// Reads the lines that stamps stand on once more, without their ink.
    private mutating func readAcross(_ stamps: [PixelBox], without ink: ColourBitmap.Ink) {
        guard let first = stamps.first, !clock.isOver else { return }
        let box = stamps.dropFirst().reduce(first) { $0.joined(with: $1) }.grown(by: first.height / 2)
        let band = colours.cropped(
            to: PixelBox(left: 0, top: box.top, right: colours.width, bottom: box.bottom)
        ).bare(of: ink)
        let straight = Self.straightened(band)
        guard let height = TextRows(in: straight).letterHeight else { return }
        let scale = min(4, max(0.4, Self.letterHeight / Double(height)))
        let read = read(
            straight.scaled(by: scale), as: .block, scale: scale, least: Self.goodConfidence)
        let known = Set(page.lines.joined().map(\.text))
        page.lines += read.lines.filter { line in line.contains { !known.contains($0.text) } }
    }

    // MARK: What is left

    private mutating func doubt(_ unread: [TextRows.Row]) {
        // A row or two of a few even spots are in every photograph; a line of text is longer.
        let telling = unread.filter {
            $0.isTelling && $0.count >= 8 && $0.box.width > $0.box.height * 4 && $0.height >= leastDoubtful
        }
        let letters = telling.reduce(0) { $0 + $1.count }
        guard telling.count >= 3 || letters >= 20 || telling.contains(where: { $0.count >= 12 }) else {
            return
        }
        page.doubt =
            telling.count == 1
            ? "what looks like a line of text can't be read"
            : "what looks like \(telling.count) lines of text can't be read"
    }
}

extension GreyBitmap {
    /// With a margin of one grey all around.
    func framed(by margin: Int, in value: UInt8 = 255) -> GreyBitmap {
        cropped(to: PixelBox(left: 0, top: 0, right: width, bottom: height), margin: margin, in: value)
    }
}
