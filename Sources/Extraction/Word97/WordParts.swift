import Documents

/// The parts of a Word document's text: one run of characters, cut by their lengths in the header ([MS-DOC] 2.4.1).
struct WordParts {
    private let text: WordText
    private let header: WordHeader
    private let reading: Word97Reading
    private var builder = PartTextBuilder()
    private var asides = PartTextBuilder()

    init(_ text: WordText, _ header: WordHeader, _ reading: Word97Reading) {
        self.text = text
        self.header = header
        self.reading = reading
    }

    mutating func read(at path: PartPath) {
        var start = 0
        for (index, length) in header.lengths.enumerated() {
            let end = min(start + length, text.units.count)
            if start + length > text.units.count + 1 {
                reading.extraction.miss(.corrupt, "the text is shorter than the document says", at: path)
            }
            read(part: index, start..<max(start, end))
            start = max(start, end)
        }
        // A last mark belongs to no part; more than that would be text that nobody counted.
        if start + 2 < text.units.count {
            append(start..<text.units.count, kind: .hidden, label: "deleted text")
        }
        reading.extraction.deliver(builder, mediaType: Word97Reading.mediaType, path: path)
        reading.extraction.deliver(asides, mediaType: Word97Reading.mediaType, path: path)
    }

    private mutating func read(part index: Int, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        switch index {
        case 0:
            var paragraphs = WordParagraphs(text)
            paragraphs.read(range, kind: .body, into: &builder)
        case 1: append(range, kind: .footnote)
        case 2: readHeaders(range)
        case 4: readComments(range)
        case 5: append(range, kind: .footnote)
        default: append(range, kind: .body)
        }
    }

    private mutating func append(_ range: Range<Int>, kind: SegmentKind, label: String? = nil) {
        var paragraphs = WordParagraphs(text)
        paragraphs.read(range, kind: kind, label: label, into: &asides)
    }

    /// Six separators of notes, then six stories for each section: headers and footers in turn.
    private mutating func readHeaders(_ range: Range<Int>) {
        let stories = ranges(.headerPlaces, in: range)
        guard !stories.isEmpty else { return append(range, kind: .pageHeader) }
        for (index, story) in stories.enumerated() {
            let isFooter = index >= 6 && [2, 3, 5].contains(index % 6)
            append(story, kind: isFooter ? .pageFooter : .pageHeader)
        }
    }

    private mutating func readComments(_ range: Range<Int>) {
        let codePage = CodePage(language: header.language)
        let table = reading.table(.commentAuthors, of: header) ?? []
        let authors = WordStrings.readLoose(table, isWord97: header.isWord97, codePage: codePage)
        let references = reading.table(.commentReferences, of: header) ?? []
        let comments = ranges(.commentPlaces, in: range)
        guard !comments.isEmpty else { return append(range, kind: .comment) }
        // A reference has thirty bytes in Word 97: initials, then the author's number.
        let count = max(0, (references.count - 4) / 34)
        for (index, comment) in comments.enumerated() {
            let place = (count + 1) * 4 + index * 30
            let author = header.isWord97 ? references.number16(at: place + 20) : nil
            if let author, author < authors.count {
                asides.append(authors[author].trimmed, kind: .metadata, label: asides.name("author"))
            }
            append(comment, kind: .comment)
        }
        for author in authors {
            asides.append(author.trimmed, kind: .metadata, label: asides.name("author"))
        }
    }

    /// The stories of a part, which a table cuts; what the table leaves at the end is the last.
    private func ranges(_ table: WordHeader.Table, in part: Range<Int>) -> [Range<Int>] {
        let numbers = CompoundSectors.numbers(in: reading.table(table, of: header) ?? []).map { Int($0) }
        var ranges: [Range<Int>] = []
        var start = part.lowerBound
        for number in numbers.dropFirst() {
            let end = min(part.lowerBound + number, part.upperBound)
            guard end >= start else { return [] }
            ranges.append(start..<end)
            start = end
        }
        if start < part.upperBound { ranges.append(start..<part.upperBound) }
        return ranges
    }
}
