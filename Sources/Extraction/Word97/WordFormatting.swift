/// The formatting of characters and paragraphs, from the pages that follow the text ([MS-DOC] 2.9.33, 2.9.175).
///
/// Each page of 512 bytes says for runs of the stream's bytes how they differ from their style.
struct WordFormatting {
    private let stream: ArraySlice<UInt8>
    private let isWord97: Bool
    /// Where pictures and form fields stand in the data stream.
    private(set) var dataPlaces: Set<Int> = []
    /// The pages that were read, as ranges of the stream: they hold no text.
    private(set) var pages: [Range<Int>] = []

    private static let pageBytes = 512

    init(_ stream: ArraySlice<UInt8>, isWord97: Bool) {
        self.stream = stream
        self.isWord97 = isWord97
    }

    /// Applies one kind of page to the text.
    mutating func apply(
        _ table: ArraySlice<UInt8>, areParagraphs: Bool, styles: WordStyleSheet, to text: inout WordText
    ) {
        let width = isWord97 ? 4 : 2
        let count = max(0, (table.count - 4) / (4 + width))
        for index in 0..<count {
            let place = (count + 1) * 4 + index * width
            guard let number = isWord97 ? table.number32(at: place) : table.number16(at: place) else {
                return
            }
            let offset = (number & 0x3F_FFFF) * Self.pageBytes
            guard let page = stream.slice(at: offset, length: Self.pageBytes) else { continue }
            pages.append(offset..<(offset + Self.pageBytes))
            apply(page: page, areParagraphs: areParagraphs, styles: styles, to: &text)
        }
    }

    private mutating func apply(
        page: ArraySlice<UInt8>, areParagraphs: Bool, styles: WordStyleSheet, to text: inout WordText
    ) {
        let runs = Int(page.last ?? 0)
        let entryBytes = areParagraphs ? (isWord97 ? 13 : 7) : 1
        for run in 0..<runs {
            guard let start = page.number32(at: run * 4), let end = page.number32(at: run * 4 + 4),
                start < end,
                let word = page.number8(at: (runs + 1) * 4 + run * entryBytes), word > 0
            else { continue }
            let properties = areParagraphs ? paragraph(page, at: word * 2) : character(page, at: word * 2)
            var marks: WordText.Marks = []
            if areParagraphs { marks.formUnion(styles.marks(of: properties.style)) }
            for property in WordProperties(properties.list, isWord97: isWord97) {
                if property.code == WordProperties.dataPlace, let place = property.operand.number32(at: 0) {
                    dataPlaces.insert(place)
                }
                property.change(&marks, styles)
            }
            text.mark(start..<end, marks)
        }
    }

    private func character(_ page: ArraySlice<UInt8>, at offset: Int) -> (style: Int, list: ArraySlice<UInt8>)
    {
        let count = page.number8(at: offset) ?? 0
        return (-1, page.slice(at: offset + 1, length: count) ?? [])
    }

    private func paragraph(_ page: ArraySlice<UInt8>, at offset: Int) -> (style: Int, list: ArraySlice<UInt8>)
    {
        guard let first = page.number8(at: offset) else { return (-1, []) }
        var start = offset + 1
        var count = isWord97 ? first * 2 - 1 : first * 2
        if isWord97, first == 0 {
            count = (page.number8(at: start) ?? 0) * 2
            start += 1
        }
        guard let properties = page.slice(at: start, length: count), let style = properties.number16(at: 0)
        else {
            return (-1, [])
        }
        return (style, properties.dropFirst(2))
    }
}
