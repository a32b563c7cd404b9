/// The records of a part of a binary workbook ([MS-XLSB] 2.1.4): a type and a length of one to four bytes, then the content.
struct BinaryRecords: Sequence, IteratorProtocol {
    struct Record {
        let type: Int
        let content: ArraySlice<UInt8>
    }

    private var cursor: ByteCursor
    /// Whether the part ended in the middle of a record.
    private(set) var isCutOff = false

    /// The records that parts begin with.
    private static let openers: Set<Int> = [
        129, 131, 159, 179, 193, 278, 343, 360, 375, 429, 463, 482, 567, 589, 611, 628, 640, 666, 332, 137,
        477,
    ]

    init(_ part: ArraySlice<UInt8>) {
        cursor = ByteCursor(part)
    }

    /// Whether a package's member is such a part: records from end to end, of which the first begins one.
    static func recognises(_ bytes: ArraySlice<UInt8>, named name: String) -> Bool {
        guard name.lowercased().hasSuffix(".bin"), !bytes.isEmpty else { return false }
        var records = BinaryRecords(bytes)
        guard let first = records.next(), openers.contains(first.type) || first.content.count < 64 else {
            return false
        }
        var count = 1
        while records.next() != nil { count += 1 }
        return count > 1 && (!records.isCutOff || openers.contains(first.type))
    }

    mutating func next() -> Record? {
        guard !cursor.isAtEnd else { return nil }
        guard let type = number(mostBytes: 2), let length = number(mostBytes: 4),
            let content = cursor.bytes(length)
        else {
            isCutOff = true
            return nil
        }
        return Record(type: type, content: content)
    }

    /// A number in pieces of seven bits, of which all but the last are marked.
    private mutating func number(mostBytes: Int) -> Int? {
        var value = 0
        for index in 0..<mostBytes {
            guard let byte = cursor.byte() else { return nil }
            value |= (byte & 0x7F) << (7 * index)
            if byte & 0x80 == 0 { return value }
        }
        return value
    }
}

extension ByteCursor {
    /// A text behind its length in four bytes ([MS-XLSB] 2.5.168), in UTF-8; empty where there is none.
    mutating func wideText() -> [UInt8]? {
        guard let count = number32() else { return nil }
        guard count != 0xFFFF_FFFF else { return [] }
        return bytes(count * 2).map { CodePage.utf16.decode($0) }
    }
}
