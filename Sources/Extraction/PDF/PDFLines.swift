import Documents

/// Gathers characters into lines, and each line into runs that are hidden in the same way.
///
/// A line is divided between words only, so that no value is torn: a word counts as hidden where two of its glyphs are,
/// or half of them; one glyph may be cut by an edge.
struct PDFLines {
    private(set) var fragments: [PDFFragment] = []

    private let page: Int32
    private let kind: SegmentKind
    private var fragment = PDFFragment()
    private var run: [UInt8] = []
    private var runConcealment = Concealment.none
    private var word: [UInt8] = []
    private var wordConcealment = Concealment.none
    private var wordLength = 0
    private var hiddenLength = 0

    /// - Parameters:
    ///   - page: one-based.
    ///   - kind: of every run.
    init(page: Int, kind: SegmentKind) {
        self.page = Int32(clamping: page)
        self.kind = kind
    }

    mutating func append(_ scalar: Unicode.Scalar, box: PDFRectangle? = nil, concealment: Concealment) {
        guard scalar != " " else {
            endWord()
            return
        }
        wordLength += 1
        fragment.glyphs += 1
        fragment.weight += scalar.value >= 0x2E80 ? 2 : 1
        if let box { fragment.rectangle = fragment.rectangle?.around(box) ?? box }
        if concealment != .none {
            hiddenLength += 1
            // What reaches over an edge is hidden only where most of it is.
            if wordConcealment == .none || concealment != .offPage { wordConcealment = concealment }
        }
        word.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    mutating func endLine() {
        endWord()
        endRun()
        if !fragment.runs.isEmpty { fragments.append(fragment) }
        fragment = PDFFragment()
    }

    private mutating func endWord() {
        defer {
            word.removeAll(keepingCapacity: true)
            wordConcealment = .none
            wordLength = 0
            hiddenLength = 0
        }
        let isAtEdge = wordConcealment == .offPage || wordConcealment == .hiddenText
        let isHidden = hiddenLength * 2 >= wordLength || hiddenLength > 1 && !isAtEdge
        if !isHidden { wordConcealment = .none }
        guard !word.isEmpty else {
            if !run.isEmpty { run.append(UInt8(ascii: " ")) }
            return
        }
        if wordConcealment != runConcealment { endRun() }
        runConcealment = wordConcealment
        if !run.isEmpty { run.append(UInt8(ascii: " ")) }
        run.append(contentsOf: word)
    }

    private mutating func endRun() {
        while run.last == UInt8(ascii: " ") { run.removeLast() }
        guard !run.isEmpty else { return }
        fragment.runs.append(
            PDFRun(text: run, kind: kind, concealment: runConcealment, place: Place(page: page)))
        run.removeAll(keepingCapacity: true)
    }
}
