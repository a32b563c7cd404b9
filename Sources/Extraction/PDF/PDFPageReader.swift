import CPDFium
import Documents

/// Reads one page: its text with what hides it, and what on it can't be read as text.
struct PDFPageReader {
    private(set) var runs: [PDFRun] = []
    private(set) var census = PDFGlyphCensus()
    let scene: PDFScene

    private let box: PDFRectangle
    private let hiddenLayers: Set<String>

    /// What a page is taken for where it does not say: A4.
    private static let usualBox = PDFRectangle(left: 0, bottom: 0, right: 595, top: 842)

    init(_ page: borrowing PDFPage, hiddenLayers: Set<String>) {
        box = page.box ?? Self.usualBox
        self.hiddenLayers = hiddenLayers
        scene = PDFScene(of: page, box: box)
    }

    /// - Parameters:
    ///   - page: the one that this reader was made for.
    ///   - number: of the page, one-based.
    ///   - kind: of every run.
    /// - Returns: `false` where the page's text can't be opened.
    mutating func read(_ page: borrowing PDFPage, number: Int, kind: SegmentKind) -> Bool {
        guard let text = page.text() else { return false }
        var sight = PDFSight(scene: scene, box: box, hiddenLayers: hiddenLayers)
        census = PDFGlyphCensus()
        runs = lines(of: text, number: number, kind: kind, sight: &sight)
        // Replacement texts stand in for glyphs that may say something else: what is painted is read too.
        guard sight.removeReplacements() else { return true }
        guard let painted = page.text() else { return false }
        let known = Set(runs.map(\.text))
        runs += lines(of: painted, number: number, kind: kind, sight: &sight).filter {
            !known.contains($0.text)
        }
        return true
    }

    private mutating func lines(
        of text: borrowing PDFText, number: Int, kind: SegmentKind, sight: inout PDFSight
    ) -> [PDFRun] {
        var lines = PDFLines(page: number, kind: kind)
        var index = 0
        while index < text.count {
            let (scalar, next) = text.scalar(at: index)
            switch scalar {
            case "\r": break
            case "\n":
                lines.endLine()
                census.endLine()
            case " ": lines.append(" ", concealment: .none)
            default:
                census.count(scalar, of: text, at: index)
                lines.append(scalar, concealment: sight.concealment(of: text, at: index))
            }
            index = next
        }
        lines.endLine()
        census.endLine()
        return lines.runs
    }
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
