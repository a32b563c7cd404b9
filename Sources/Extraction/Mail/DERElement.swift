/// One element of DER or BER (X.690): its tag and its content.
struct DERElement {
    let tag: UInt8
    let content: ArraySlice<UInt8>
    /// One past its last byte.
    let end: Int

    var isConstructed: Bool { tag & 0x20 != 0 }

    /// The elements inside, or `nil` where the content is no whole row of them.
    var children: [DERElement]? { Self.row(in: content) }

    /// The elements that bytes consist of, or `nil` where something else stands between or behind them.
    static func row(in bytes: ArraySlice<UInt8>) -> [DERElement]? {
        var row: [DERElement] = []
        var rest = bytes
        while !rest.isEmpty {
            guard let element = DERElement(rest, depth: 0) else { return nil }
            row.append(element)
            rest = rest[element.end...]
        }
        return row
    }

    /// The element that bytes begin with.
    init?(_ bytes: ArraySlice<UInt8>, depth: Int = 0) {
        guard depth < 40, let tag = bytes.first, tag & 0x1F != 0x1F, let form = bytes.dropFirst().first else {
            return nil
        }
        self.tag = tag
        if form == 0x80 {
            guard tag & 0x20 != 0, let end = Self.endOfContents(bytes.dropFirst(2), depth: depth) else {
                return nil
            }
            content = bytes[(bytes.startIndex + 2)..<end]
            self.end = end + 2
            return
        }
        let digits = form < 0x80 ? [] : bytes.dropFirst(2).prefix(Int(form & 0x7F))
        guard form < 0x85, form < 0x80 || digits.count == Int(form & 0x7F) else { return nil }
        let length = form < 0x80 ? Int(form) : digits.reduce(0) { $0 << 8 | Int($1) }
        guard let content = bytes.slice(at: 2 + digits.count, length: length) else { return nil }
        self.content = content
        end = content.endIndex
    }

    /// Where the two zeros stand that end an element of indefinite length.
    private static func endOfContents(_ bytes: ArraySlice<UInt8>, depth: Int) -> Int? {
        var rest = bytes
        while !rest.has([0, 0]) {
            guard let element = DERElement(rest, depth: depth + 1) else { return nil }
            rest = rest[element.end...]
        }
        return rest.startIndex
    }
}
