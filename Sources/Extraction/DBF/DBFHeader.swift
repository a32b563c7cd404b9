/// The head of a DBF file: how many records there are, and the fields of each.
///
/// There is no signature, so every number must make sense: it is told by its version, its date, its lengths and its
/// field descriptors together. Layout: dBASE level 5 and 7, Visual FoxPro.
struct DBFHeader {
    let isVisualFoxPro: Bool
    let records: Int
    /// Bytes before the first record.
    let headerLength: Int
    /// Bytes of one record, its deletion mark included.
    let recordLength: Int
    /// The encoding that the language driver names, or `nil`.
    let charset: Charset?
    let fields: [DBFField]

    private static let versions: Set<UInt8> = [
        0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8B, 0x8C, 0x8E, 0xCB, 0xE5, 0xF5, 0xFB,
    ]

    init?(_ bytes: ArraySlice<UInt8>) {
        guard let head = bytes.slice(at: 0, length: 32), let version = head.first,
            Self.versions.contains(version), Self.isDate(head.dropFirst().prefix(3)),
            let count = bytes.littleEndian32(at: 4), let header = bytes.littleEndian16(at: 8),
            let record = bytes.littleEndian16(at: 10), header >= 33, record >= 2
        else { return nil }
        isVisualFoxPro = (0x30...0x32).contains(version)
        records = Int(count)
        headerLength = Int(header)
        recordLength = Int(record)
        charset = Self.drivers[head.dropFirst(29).first ?? 0]
        let isLevel7 = version & 7 == 4
        guard let fields = Self.fields(in: bytes, until: Int(header), isLevel7: isLevel7), !fields.isEmpty,
            // The mark of deletion, then every field.
            fields.reduce(1, { $0 + $1.length }) <= Int(record)
        else { return nil }
        self.fields = fields
    }

    /// Year, month and day of the last change; some programs leave them empty.
    private static func isDate(_ date: ArraySlice<UInt8>) -> Bool {
        let parts = Array(date)
        return parts.count == 3 && parts[1] <= 12 && parts[2] <= 31
    }

    private static func fields(
        in bytes: ArraySlice<UInt8>, until end: Int, isLevel7: Bool
    ) -> [DBFField]? {
        let size = isLevel7 ? 48 : 32
        var fields: [DBFField] = []
        var offset = isLevel7 ? 68 : 32
        var start = 1
        while offset + 1 <= end {
            guard let first = bytes.slice(at: offset, length: 1)?.first else { return nil }
            // The end mark; a few programs forget it where the header ends anyway.
            if first == 0x0D { return fields }
            guard offset + size <= end, let descriptor = bytes.slice(at: offset, length: size),
                let field = DBFField(descriptor, start: start, isLevel7: isLevel7)
            else { return offset + size > end && !fields.isEmpty ? fields : nil }
            fields.append(field)
            start += field.length
            offset += size
        }
        return fields
    }

    /// Language drivers of the encodings that are read; all others are told by their text.
    private static let drivers: [UInt8: Charset] = [
        0x02: .cp850, 0x03: .windows1252, 0x57: .windows1252, 0x59: .windows1252, 0x13: .shiftJIS,
        0x7B: .shiftJIS, 0x4D: .gb18030, 0x7A: .gb18030, 0x4E: .eucKR, 0x79: .eucKR, 0x4F: .big5,
        0x78: .big5, 0x50: .thai, 0x7C: .thai, 0x65: .cp866, 0x26: .cp866, 0xC8: .windows1250,
        0xC9: .windows1251, 0xCA: .windows1254, 0xCB: .windows1253,
    ]
}
