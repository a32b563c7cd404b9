/// One record of a drawing or a presentation ([MS-ODRAW] 2.2.1, [MS-PPT] 2.3.1).
struct ArtRecord {
    let version: Int
    let instance: Int
    let type: Int
    let content: ArraySlice<UInt8>
    /// Whether the record claims more bytes than there are.
    let isCutOff: Bool

    /// Whether its content is records again.
    var isContainer: Bool { version == 0xF }

    /// The record at a cursor, which moves behind it; `nil` at the end.
    init?(_ cursor: inout ByteCursor) {
        guard cursor.rest.count >= 8, let head = cursor.number16(), let type = cursor.number16(),
            let length = cursor.number32()
        else { return nil }
        version = head & 0xF
        instance = head >> 4
        self.type = type
        isCutOff = length > cursor.rest.count
        content = cursor.bytes(min(length, cursor.rest.count)) ?? []
    }

    /// The records that follow one another in these bytes.
    static func sequence(in bytes: ArraySlice<UInt8>) -> [ArtRecord] {
        var cursor = ByteCursor(bytes)
        var records: [ArtRecord] = []
        while let record = ArtRecord(&cursor) { records.append(record) }
        return records
    }

    /// The records of a container.
    var children: [ArtRecord] { ArtRecord.sequence(in: content) }
}
