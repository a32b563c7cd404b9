/// The records of a workbook's stream ([MS-XLS] 2.1.4): a type, a length and that many bytes, one after another.
struct SheetRecords: Sequence, IteratorProtocol {
    struct Record {
        let type: Int
        let content: ArraySlice<UInt8>
        /// Where the record begins in the stream.
        let offset: Int
        /// The records that continue this one, each of which may begin in the middle of a text.
        var continuations: [ArraySlice<UInt8>] = []
    }

    private static let continued = 0x3C

    private var cursor: ByteCursor
    private let start: Int
    /// Whether the stream ended in the middle of a record.
    private(set) var isCutOff = false

    init(_ stream: ArraySlice<UInt8>) {
        cursor = ByteCursor(stream)
        start = stream.startIndex
    }

    mutating func next() -> Record? {
        guard var record = single() else { return nil }
        while cursor.rest.number16(at: 0) == Self.continued, let more = single() {
            record.continuations.append(more.content)
        }
        return record
    }

    private mutating func single() -> Record? {
        let offset = cursor.rest.startIndex - start
        guard let type = cursor.rest.number16(at: 0), let length = cursor.rest.number16(at: 2),
            let content = cursor.rest.slice(at: 4, length: length)
        else {
            // Streams are padded with zeros.
            if cursor.rest.contains(where: { $0 != 0 }) { isCutOff = true }
            return nil
        }
        // Zeros behind the last record are no records.
        if type == 0, length == 0, cursor.rest.allSatisfy({ $0 == 0 }) { return nil }
        cursor.skip(4 + length)
        return Record(type: type, content: content, offset: offset)
    }
}
