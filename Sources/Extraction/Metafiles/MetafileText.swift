import Documents

/// What the records of a metafile write and paint, gathered while it is read.
struct MetafileText {
    private let source: Source
    private let extraction: Extraction
    private var builder = PartTextBuilder()
    private var line: [UInt8] = []
    private var baseline: Int?
    private var pictures = 0
    private var lacksCharacters = false

    init(_ source: Source, _ extraction: Extraction) {
        self.source = source
        self.extraction = extraction
    }

    /// Takes in text that is drawn at that height; pieces on one line are one text, as programs draw word by word.
    mutating func write(_ text: [UInt8], at height: Int) {
        if baseline != height { endLine() }
        baseline = height
        line += text
    }

    mutating func endLine() {
        builder.append(line.trimmed, kind: .body)
        line = []
    }

    /// Takes in text that is not drawn.
    mutating func remark(_ text: [UInt8], label: String) {
        builder.append(text.trimmed, kind: .metadata, concealment: .markupOnly, label: builder.name(label))
    }

    /// Glyphs whose characters only the font knows.
    mutating func writeGlyphs() { lacksCharacters = true }

    /// A picture that is painted.
    mutating func paint(_ picture: ArraySlice<UInt8>, suffix: String) {
        pictures += 1
        extraction.readMember(picture, name: "picture \(pictures).\(suffix)", in: source.path)
    }

    mutating func finish(mediaType: String) {
        endLine()
        if lacksCharacters {
            extraction.miss(.partialText, "text that is drawn as glyphs without characters", at: source.path)
        }
        extraction.deliver(builder, mediaType: mediaType, path: source.path)
    }
}
