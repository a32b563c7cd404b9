/// One piece of an HTML page; ranges are offsets in the page's bytes.
enum HTMLToken {
    /// `isRaw` inside elements whose content is not markup, where references are not resolved (`script`, `style`).
    case text(Range<Int>, isRaw: Bool)
    case start(HTMLTag)
    case end(name: String)
    /// A comment, a processing instruction or a declaration.
    case comment(Range<Int>)
}

/// A start tag: lower-case names, values with their references resolved.
struct HTMLTag {
    let name: String
    var attributes: [(name: String, value: [UInt8])] = []

    subscript(name: String) -> [UInt8]? {
        attributes.first { $0.name == name }?.value
    }

    /// A whole number from 1 to 1,000, or 1: what a span of columns or rows may be.
    func span(_ name: String) -> Int {
        self[name].flatMap { Int(decimal: $0.trimmed) }.map { min(max($0, 1), 1_000) } ?? 1
    }
}
