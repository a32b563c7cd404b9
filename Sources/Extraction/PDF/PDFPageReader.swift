import CPDFium
import Documents

/// Reads one page: its text with what hides it, and what on it can't be read as text.
struct PDFPageReader {
    /// What the page itself paints.
    private(set) var runs: [PDFRun] = []
    /// What its annotations and form fields paint.
    private(set) var annotationRuns: [PDFRun] = []
    private(set) var census = PDFGlyphCensus()
    let scene: PDFScene

    private let box: PDFRectangle
    private let number: Int
    private var sight: PDFSight

    /// What a page is taken for where it does not say: A4.
    private static let usualBox = PDFRectangle(left: 0, bottom: 0, right: 595, top: 842)

    /// - Parameters:
    ///   - page: with its annotations drawn.
    ///   - number: of the page, one-based.
    ///   - annotations: that have been drawn, after everything else.
    ///   - contentCount: objects that are the page's own.
    ///   - hasLayers: whether the document has layers, which may be off.
    init(
        _ page: borrowing PDFPage, number: Int, annotations: [PDFAnnotation] = [], contentCount: Int = .max,
        hasLayers: Bool
    ) {
        self.number = number
        box = page.box ?? Self.usualBox
        scene = PDFScene(of: page, box: box, annotations: annotations, contentCount: contentCount)
        sight = PDFSight(scene: scene, box: box, hasLayers: hasLayers)
    }

    /// The parts of the page that its text does not explain; to be asked for after reading.
    var unexplained: [PDFRegion] { PDFRegion.unexplained(in: scene, census: census, box: box) }

    /// Whether the page is a picture, and its text what a program recognised in it and wrote invisibly over it.
    private var isScan: Bool {
        guard !runs.isEmpty,
            runs.allSatisfy({ $0.concealment == .invisibleInk || $0.concealment == .markupOnly })
        else { return false }
        return scene.pictures.contains { $0.within(box).area >= box.area / 2 }
    }

    /// What the page itself paints, as what it is: the text layer of a scan is no text that somebody hid.
    var ownRuns: [PDFRun] {
        guard isScan else { return runs }
        return runs.map { run in
            var run = run
            if run.kind == .body { run.kind = .ocr }
            return run
        }
    }

    /// - Parameter page: the one that this reader was made for.
    /// - Returns: `false` where the page's text can't be opened.
    mutating func read(_ page: borrowing PDFPage) -> Bool {
        guard let text = page.text() else { return false }
        census = PDFGlyphCensus()
        (runs, annotationRuns) = lines(of: text, on: page)
        // Replacement texts stand in for glyphs that may say something else: what is painted is read too.
        guard sight.removeReplacements() else { return true }
        guard let painted = page.text() else { return false }
        let known = Set((runs + annotationRuns).map(\.text))
        let (more, moreOfAnnotations) = lines(of: painted, on: page)
        runs += more.filter { !known.contains($0.text) }
        annotationRuns += moreOfAnnotations.filter { !known.contains($0.text) }
        return true
    }

    private mutating func lines(
        of text: borrowing PDFText, on page: borrowing PDFPage
    ) -> (own: [PDFRun], annotations: [PDFRun]) {
        var lines = Self.kinds.map { PDFLines(page: number, kind: $0) }
        func endLine() {
            for slot in lines.indices { lines[slot].endLine() }
            census.endLine()
        }
        let turns = page.quarterTurns
        var slot = 0
        var index = 0
        while index < text.count {
            let (scalar, next) = text.scalar(at: index)
            switch scalar {
            case "\r": break
            case "\n": endLine()
            case " ": lines[slot].append(" ", concealment: .none)
            default:
                census.count(scalar, of: text, at: index)
                let box = text.box(at: index)
                var concealment = Concealment.none
                if let object = unsafe text.object(at: index) {
                    let kind = unsafe sight.kind(of: object, at: box)
                    slot = Self.kinds.firstIndex(of: kind) ?? 0
                    concealment = unsafe sight.concealment(of: scalar, in: object, at: box, on: page)
                }
                lines[slot].append(scalar, box: box?.turned(by: turns), concealment: concealment)
            }
            index = next
        }
        endLine()
        // What a form field shows belongs to the line on which its label stands.
        let own = Self.runs(of: PDFLayout(lines[0].fragments + lines[1].fragments))
        let drawn = Self.runs(of: PDFLayout(lines[2].fragments))
        return (own.map { $0.isSignatureOfProgram ? $0.asMetadata : $0 }, drawn)
    }

    /// The runs of the lines, numbered from the first.
    private static func runs(of layout: PDFLayout) -> [PDFRun] {
        layout.lines().enumerated().flatMap { number, line in
            line.flatMap(\.runs).enumerated().map { index, run in
                var run = run
                run.place.line = Int32(clamping: number + 1)
                run.startsLine = index == 0
                return run
            }
        }
    }

    private static let kinds: [SegmentKind] = [.body, .formField, .annotation]
}

extension PDFText {
    /// The character at `index` and the index of the next one.
    ///
    /// The mark that PDFium sets for a hyphen at a line's end is a hyphen again, other control characters are
    /// spaces, and what is no character is U+FFFD.
    fileprivate func scalar(at index: Int) -> (Unicode.Scalar, next: Int) {
        let code = code(at: index)
        switch code {
        // A glyph without a character goes by its number in the font, which may be anything.
        case ..<0x20 where isUnmapped(at: index): return ("\u{FFFD}", index + 1)
        case 0x02, 0xFFFE: return ("-", index + 1)
        case 0x0A, 0x0D: return (Unicode.Scalar(UInt8(code)), index + 1)
        case 0x01..<0x20, 0x7F: return (" ", index + 1)
        case 0xD800..<0xDC00:
            let low = index + 1 < count ? self.code(at: index + 1) : 0
            guard low >= 0xDC00, low < 0xE000 else { return ("\u{FFFD}", index + 1) }
            let scalar = Unicode.Scalar(0x10000 + (code - 0xD800) << 10 + (low - 0xDC00))
            return (scalar ?? "\u{FFFD}", index + 2)
        case 0: return ("\u{FFFD}", index + 1)
        default: return (Unicode.Scalar(code) ?? "\u{FFFD}", index + 1)
        }
    }
}
