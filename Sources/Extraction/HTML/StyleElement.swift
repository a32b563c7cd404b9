/// An element as the selectors of a style sheet see it; names in lower case.
struct StyleElement {
    let name: String
    let id: String?
    let classes: [Substring]
    let attributes: [(name: String, value: [UInt8])]

    init(_ tag: HTMLTag) {
        name = tag.name
        id = tag["id"].map { String(decoding: $0.trimmed, as: UTF8.self).lowercased() }
        classes =
            tag["class"].map {
                String(decoding: $0, as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace)
            } ?? []
        attributes = tag.attributes
    }
}
