/// The words that make a value believable or doubtful, ready to be looked for.
struct KeywordList: Sendable {
    let keywords: [Keyword]

    init(_ words: [String]) {
        keywords = words.map { Keyword($0) }.filter { !$0.bytes.isEmpty }
    }

    var isEmpty: Bool { keywords.isEmpty }

    /// The keyword that stands nearest to one end of a stretch of text, and how many characters lie between.
    func nearest(in text: SqueezedText, toEnd: Bool) -> (keyword: Keyword, distance: Int)? {
        var best: (keyword: Keyword, distance: Int)?
        for keyword in keywords {
            guard let range = text.range(of: keyword, last: toEnd) else { continue }
            let gap = toEnd ? range.upperBound..<text.bytes.count : 0..<range.lowerBound
            let distance = text.characters(gap)
            if distance < best?.distance ?? .max { best = (keyword, distance) }
        }
        return best
    }

    /// The first keyword that stands anywhere in a text.
    func first(in text: SqueezedText) -> Keyword? {
        keywords.first { text.range(of: $0, last: false) != nil }
    }
}

/// One word, as written and as compared.
struct Keyword: Sendable {
    let text: String
    /// In the form of ``SqueezedText``.
    let bytes: [UInt8]
    /// An ASCII word must not be part of a longer one: `ARC` is not in `SEARCH`.
    let startsInASCII: Bool
    let endsInASCII: Bool

    init(_ text: String) {
        self.text = text
        bytes = SqueezedText(NormalisedView(text).bytes).bytes
        startsInASCII = bytes.first?.isAlphanumeric ?? false
        endsInASCII = bytes.last?.isAlphanumeric ?? false
    }
}
