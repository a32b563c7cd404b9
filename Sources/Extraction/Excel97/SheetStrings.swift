/// Reads texts out of a record and its continuations ([MS-XLS] 2.5.293, 2.5.294, 2.5.296).
///
/// Where a text goes over into the next record, its first byte there says anew how wide the characters are.
struct SheetStrings {
    private var cursor: ByteCursor
    private var waiting: ArraySlice<ArraySlice<UInt8>>
    private let isUnicode: Bool
    private let codePage: CodePage

    /// `isUnicode` says that the workbook is of Excel 97 or later; texts of older ones are in `codePage`.
    init(_ record: SheetRecords.Record, isUnicode: Bool, codePage: CodePage) {
        self.init(record.content, record.continuations, isUnicode: isUnicode, codePage: codePage)
    }

    init(
        _ content: ArraySlice<UInt8>, _ continuations: [ArraySlice<UInt8>] = [], isUnicode: Bool,
        codePage: CodePage
    ) {
        cursor = ByteCursor(content)
        waiting = continuations[...]
        self.isUnicode = isUnicode
        self.codePage = codePage
    }

    var isAtEnd: Bool { cursor.isAtEnd && waiting.isEmpty }

    /// A number that does not go over into the next record.
    mutating func number16() -> Int? {
        advance()
        return cursor.number16()
    }

    mutating func number8() -> Int? {
        advance()
        return cursor.byte()
    }

    mutating func number32() -> Int? {
        advance()
        return cursor.number32()
    }

    mutating func skip(_ count: Int) {
        var left = count
        while left > 0 {
            advance()
            let step = min(left, cursor.rest.count)
            guard step > 0 else { return }
            cursor.skip(step)
            left -= step
        }
    }

    private mutating func advance() {
        while cursor.isAtEnd, let next = waiting.popFirst() { cursor = ByteCursor(next) }
    }

    /// A text behind its length of one or two bytes, in UTF-8.
    mutating func text(lengthBytes: Int) -> [UInt8]? {
        guard let count = lengthBytes == 1 ? number8() : number16() else { return nil }
        return text(count: count)
    }

    /// A text of so many characters; behind it come lists that nobody reads.
    mutating func text(count: Int) -> [UInt8]? {
        guard isUnicode else {
            advance()
            return cursor.bytes(min(count, cursor.rest.count)).map { codePage.decode($0) }
        }
        guard let flags = number8() else { return nil }
        let runs = flags & 8 != 0 ? number16() ?? 0 : 0
        let extra = flags & 4 != 0 ? number32() ?? 0 : 0
        let text = characters(count, isWide: flags & 1 != 0)
        skip(runs * 4)
        if extra > 0 { phonetic(extra) }
        return text
    }

    private mutating func characters(_ count: Int, isWide: Bool) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(Swift.min(count, 1 << 12))
        var isWide = isWide
        while units.count < count {
            if cursor.isAtEnd {
                guard !waiting.isEmpty else { break }
                advance()
                guard let flags = cursor.byte() else { break }
                isWide = flags & 1 != 0
                continue
            }
            let left = count - units.count
            if isWide {
                let bytes = cursor.bytes(Swift.min(left, cursor.rest.count / 2) * 2) ?? []
                guard !bytes.isEmpty else {
                    cursor.skip(1)
                    continue
                }
                for index in stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2) {
                    units.append(UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8)
                }
            } else {
                units += (cursor.bytes(Swift.min(left, cursor.rest.count)) ?? []).map { UInt16($0) }
            }
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// Readings in kana that the last texts had beside them.
    private(set) var readings: [[UInt8]] = []

    private mutating func phonetic(_ count: Int) {
        advance()
        if let block = cursor.rest.slice(at: 0, length: Swift.min(count, cursor.rest.count)),
            block.count > 14,
            let length = block.number16(at: 12), length > 0,
            let text = block.slice(at: 14, length: length * 2)
        {
            readings.append(CodePage.utf16.decode(text))
        }
        skip(count)
    }
}
