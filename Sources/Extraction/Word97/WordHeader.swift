/// The header of a Word document (FIB, [MS-DOC] 2.5): versions, lengths and where everything stands.
struct WordHeader {
    /// Tables that are looked up by their place in the header's list of offsets.
    enum Table: Int {
        case styles = 1
        case footnotePlaces = 3
        case commentReferences = 4
        case commentPlaces = 5
        case headerPlaces = 11
        case characterPages = 12
        case paragraphPages = 13
        case fonts = 15
        case bookmarks = 21
        case associated = 32
        case pieces = 33
        case commentAuthors = 36
        case commentBookmarks = 37
        case endnotePlaces = 47
        case drawings = 50
        case revisionAuthors = 51
        case captions = 52
        case variables = 60
        case routing = 70
        case savedBy = 71
        case fileNames = 72
    }

    /// Whether it is Word 97 or later, whose text is Unicode and whose tables have a stream of their own.
    let isWord97: Bool
    let isEncrypted: Bool
    /// Whether the second of the two table streams counts.
    let usesSecondTable: Bool
    /// Whether the text of Word 95 for East Asia has two bytes for each character.
    let isWide: Bool
    /// Where another document in the same stream begins, with a template's building blocks; 0 where there is none.
    let next: Int
    let language: Int
    let textStart: Int
    let textEnd: Int
    /// Characters of the body, footnotes, headers, macros, comments, endnotes, text boxes and text boxes in headers.
    let lengths: [Int]

    private let header: ArraySlice<UInt8>
    private let list: Int

    init?(_ stream: ArraySlice<UInt8>) {
        guard let magic = stream.number16(at: 0), magic == 0xA5EC || magic == 0xA5DC,
            let version = stream.number16(at: 2), let flags = stream.number16(at: 10),
            let language = stream.number16(at: 6), let next = stream.number16(at: 8),
            let textStart = stream.number32(at: 0x18), let textEnd = stream.number32(at: 0x1C)
        else { return nil }
        header = stream
        isWord97 = version > 0x69
        isEncrypted = flags & 0x0100 != 0
        usesSecondTable = flags & 0x0200 != 0
        isWide = !isWord97 && flags & 0x1000 != 0
        self.next = next * 512
        self.language = language
        self.textStart = textStart
        self.textEnd = textEnd
        list = isWord97 ? 0x9A : 0x58
        let base = isWord97 ? 0x4C : 0x34
        lengths = (0..<8).map { max(0, stream.signed32(at: base + $0 * 4) ?? 0) }
    }

    /// Where a table stands and how long it is; `nil` where the document has none.
    func range(of table: Table) -> (offset: Int, length: Int)? {
        let index = table.rawValue
        if isWord97, let count = header.number16(at: 0x98), index >= count { return nil }
        if !isWord97, index > 58 { return nil }
        guard let offset = header.number32(at: list + index * 8),
            let length = header.number32(at: list + index * 8 + 4),
            length > 0
        else { return nil }
        return (offset, length)
    }
}
