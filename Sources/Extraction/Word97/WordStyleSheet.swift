/// What the styles of a document say of visibility ([MS-DOC] 2.9.271).
struct WordStyleSheet {
    private var hidden: Set<Int> = []
    /// The styles' own names, which people give.
    private(set) var names: [[UInt8]] = []

    init() {}

    init(_ table: ArraySlice<UInt8>) {
        var cursor = ByteCursor(table)
        guard let headBytes = cursor.number16(), let head = cursor.bytes(headBytes),
            let baseBytes = head.number16(at: 2)
        else { return }
        var index = 0
        while let length = cursor.number16(), let style = cursor.bytes(length) {
            if length > 0 { read(style, number: index, baseBytes: baseBytes) }
            index += 1
        }
    }

    private mutating func read(_ style: ArraySlice<UInt8>, number: Int, baseBytes: Int) {
        var cursor = ByteCursor(style)
        guard let kind = style.number16(at: 2).map({ $0 & 0xF }), cursor.skip(baseBytes),
            let count = cursor.number16(), let name = cursor.bytes(count * 2), cursor.skip(2)
        else { return }
        names.append(CodePage.utf16.decode(name))
        // Lists of properties: a paragraph style has one for paragraphs before the one for characters.
        var lists: [ArraySlice<UInt8>] = []
        while let length = cursor.number16(), let list = cursor.bytes(length) {
            lists.append(list)
            if length % 2 == 1 { cursor.skip(1) }
        }
        guard let list = kind == 1 ? lists.dropFirst().first : kind == 2 ? lists.first : nil else { return }
        for property in WordProperties(list, isWord97: true) where property.code == 0x083C {
            if property.operand.first == 1 { hidden.insert(number) }
        }
    }

    func marks(of style: Int) -> WordText.Marks {
        hidden.contains(style) ? .hidden : []
    }
}
