import Documents

/// One reading of a document in Rich Text Format (version 1.9.1).
final class RTFReading {
    let source: Source
    let extraction: Extraction
    private var tokens: RTFTokens
    var state = RTFState()
    private var groups: [RTFState] = []
    var stories = [RTFStory(kind: .body, depth: 0)]
    /// The body, then everything that stands beside it.
    private var builder = PartTextBuilder()
    var asides = PartTextBuilder()
    /// Texts of shapes, which may come again for older programs.
    private var knownTexts: Set<[UInt8]> = []

    /// Bytes whose encoding the font says, until they are decoded.
    private var raw: [UInt8] = []
    private var highSurrogate: UInt16?
    /// Replacement characters that are still to be skipped.
    private var toSkip = 0
    var documentCodePage = CodePage.western
    var fonts = RTFFonts()
    var colours = RTFColours()
    /// The text of the destination that is being collected.
    var collected: [UInt8] = []
    var binary: [UInt8] = []
    var picture = RTFPicture()
    /// Whether the last picture comes once more for older programs.
    var hasTwin = false
    var isHTML = false
    private var html: [UInt8] = []
    private var isCutOff = false

    private static let mostGroups = 8_192

    init(_ source: Source, _ extraction: Extraction) {
        self.source = source
        self.extraction = extraction
        let start = source.bytes.prefix(64).prefix { $0 != UInt8(ascii: "{") }.count
        tokens = RTFTokens(source.bytes.dropFirst(start))
    }

    func read() {
        extraction.recognise(source.path, as: Format.rtf.mediaType)
        while let token = tokens.next() {
            read(token)
            // What follows the last brace is no part of the document.
            if case .close = token, groups.isEmpty { break }
            if isCutOff { break }
        }
        flush()
        if !groups.isEmpty, !isCutOff {
            extraction.miss(.corrupt, "the document breaks off", at: source.path)
        }
        while stories.count > 1 { endStory() }
        endParagraph()
        extraction.deliver(builder, mediaType: Format.rtf.mediaType, path: source.path)
        extraction.deliver(asides, mediaType: Format.rtf.mediaType, path: source.path)
        if isHTML { HTMLReader.read(html, at: source.path.appending("page"), extraction) }
        let trailer = tokens.rest
        if trailer.contains(where: { !$0.isXMLSpace && $0 != 0 }) {
            extraction.observe(.trailingData, "bytes behind the end of the document", at: source.path)
            extraction.readMember(trailer, name: "after the document", in: source.path)
        }
    }

    private func read(_ token: RTFTokens.Token) {
        switch token {
        case .open: open()
        case .close: close()
        case .text(let text): read(text: text)
        case .byte(let byte): if toSkip > 0 { toSkip -= 1 } else { raw.append(byte) }
        case .binary(let bytes): if toSkip > 0 { toSkip -= 1 } else { binary += bytes }
        case .sign(let sign): follow(sign: sign)
        case .word(let word, let number):
            if toSkip > 0 { toSkip -= 1 } else { follow(String(decoding: word, as: UTF8.self), number) }
        }
    }

    // MARK: Groups

    private func open() {
        flush()
        toSkip = 0
        guard groups.count < Self.mostGroups else {
            isCutOff = true
            return extraction.miss(
                .limit, "more than \(Self.mostGroups) groups inside one another", at: source.path)
        }
        groups.append(state)
        state.isIgnorable = false
    }

    private func close() {
        flush()
        toSkip = 0
        guard let outer = groups.popLast() else { return }
        let inner = state
        if inner.destination != outer.destination { finish(inner.destination) }
        if stories.count > 1, let story = stories.last, story.depth == groups.count + 1 { endStory() }
        state = outer
    }

    /// How many groups are open.
    var depth: Int { groups.count }

    func startStory(_ kind: SegmentKind, isAlternate: Bool = false) {
        flush()
        state.destination = .text
        state.isInTable = false
        var story = RTFStory(kind: kind, depth: groups.count)
        story.isAlternate = isAlternate
        stories.append(story)
    }

    private func endStory() {
        endParagraph()
        stories.removeLast()
    }

    /// Whether the text belongs to the body rather than beside it.
    private var isBody: Bool { stories.count == 1 }

    func endParagraph() {
        flush()
        if isHTML {
            if isOutsideTags { html.append(0x0A) }
            return
        }
        guard let last = stories.indices.last else { return }
        if isBody {
            stories[last].endParagraph(isInTable: state.isInTable, into: &builder, known: &knownTexts)
        } else {
            stories[last].endParagraph(isInTable: state.isInTable, into: &asides, known: &knownTexts)
        }
    }

    func endCell() {
        let wasInTable = state.isInTable
        state.isInTable = true
        endParagraph()
        stories[stories.count - 1].endCell()
        state.isInTable = wasInTable
    }

    func endRow() {
        flush()
        stories[stories.count - 1].endRow()
    }

    // MARK: Text

    private func read(text: ArraySlice<UInt8>) {
        var text = text
        if toSkip > 0 {
            // Line ends are no characters.
            while toSkip > 0, let byte = text.popFirst() { if byte != 0x0A, byte != 0x0D { toSkip -= 1 } }
        }
        switch state.destination {
        case .picture, .data, .object: collected += text
        case .colours: for byte in text where byte == UInt8(ascii: ";") { colours.endEntry() }
        case .ignored: break
        default: raw += text.filter { $0 != 0x0A && $0 != 0x0D && $0 != 0 }
        }
    }

    /// Takes in a UTF-16 unit.
    func append(unit: Int) {
        let unit = UInt16(truncatingIfNeeded: unit)
        flush()
        toSkip = state.replacements
        if unit & 0xFC00 == 0xD800 {
            highSurrogate = unit
            return
        }
        let units = highSurrogate.map { [$0, unit] } ?? [unit]
        highSurrogate = nil
        // Symbol fonts keep ASCII in the private area.
        let plain = units.map { (0xF020...0xF07E).contains($0) ? $0 - 0xF000 : $0 }
        append(Array(String(decoding: plain, as: UTF16.self).utf8))
    }

    /// Decodes what has been gathered.
    func flush() {
        guard !raw.isEmpty else { return }
        let bytes = raw
        raw = []
        if state.destination == .fonts { return fonts.readName(bytes) }
        append(decode(bytes[...]))
    }

    private func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        if let codePage = state.codePage { return codePage.decode(bytes) }
        let text = documentCodePage.decode(bytes)
        let isBroken = text.split(separator: 0xEF).contains { $0.starts(with: [0xBF, 0xBD]) }
        return isBroken && documentCodePage.isDoubleByte ? CodePage.western.decode(bytes) : text
    }

    func append(_ text: [UInt8]) {
        if isHTML, state.destination == .tag || isOutsideTags {
            html += text
            return
        }
        switch state.destination {
        case .text, .instruction:
            guard !isHTML, let last = stories.indices.last else { return }
            stories[last].passage.append(text, layer: state.layer)
        case .property: collected += text
        default: break
        }
    }

    private var isOutsideTags: Bool { state.destination == .text && !state.isForRTFOnly && isBody }

    private func follow(sign: UInt8) {
        if toSkip > 0 {
            toSkip -= 1
            return
        }
        switch sign {
        case UInt8(ascii: "*"): state.isIgnorable = true
        case UInt8(ascii: "~"): appendSign("\u{A0}")
        case UInt8(ascii: "_"): appendSign("-")
        case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): raw.append(sign)
        case 0x0A, 0x0D: endParagraph()
        case 0x09: appendSign("\t")
        default: break
        }
    }

    func appendSign(_ text: String) {
        flush()
        append(Array(text.utf8))
    }
}
