/// Tells whether a text has been read before, perhaps with other line ends.
struct PDFKnownText {
    private let words: Set<ArraySlice<UInt8>>
    /// All texts without white space.
    private let stream: [UInt8]

    init(_ texts: Set<[UInt8]>) {
        words = Set(texts.flatMap { $0.split(whereSeparator: \.isPDFSpace) })
        stream = texts.flatMap { $0.filter { !$0.isPDFSpace } + [0] }
    }

    /// Whether each word of `text` stands in what is known.
    func holds(_ text: [UInt8]) -> Bool {
        text.split(whereSeparator: \.isPDFSpace).allSatisfy { words.contains($0) || contains($0) }
    }

    private func contains(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = word.first else { return true }
        var position = 0
        while let found = stream[position...].firstIndex(of: first) {
            if stream[found...].has(word) { return true }
            position = found + 1
        }
        return false
    }
}
