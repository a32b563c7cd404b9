/// The header right before a member's data (APPNOTE 4.3.7), which some readers believe instead of the directory.
struct ZipLocalHeader {
    let flags: UInt16
    let method: UInt16
    let crc: UInt32
    let compressedSize: Int64
    let size: Int64
    let rawName: [UInt8]
    let hasStrangeExtra: Bool
    /// What its extra fields say in words.
    let words: [UInt8]
    /// Where the data begin.
    let dataStart: Int

    init?(_ bytes: ArraySlice<UInt8>, at position: Int) {
        guard bytes.has("PK\u{03}\u{04}", at: position),
            let flags = bytes.littleEndian16(at: position + 6),
            let method = bytes.littleEndian16(at: position + 8),
            let crc = bytes.littleEndian32(at: position + 14),
            let packed = bytes.littleEndian32(at: position + 18),
            let size = bytes.littleEndian32(at: position + 22),
            let nameLength = bytes.littleEndian16(at: position + 26),
            let extraLength = bytes.littleEndian16(at: position + 28),
            let name = bytes.slice(at: position + 30, length: Int(nameLength)),
            let extraBytes = bytes.slice(at: position + 30 + Int(nameLength), length: Int(extraLength))
        else { return nil }
        let extra = ZipExtra(extraBytes)
        var large = extra.largeNumbers
        self.flags = flags
        self.method = method
        self.crc = crc
        self.size = large.next(unless: size) ?? Int64(size)
        compressedSize = large.next(unless: packed) ?? Int64(packed)
        rawName = Array(name)
        hasStrangeExtra = extra.isStrange
        words = extra.words
        dataStart = position + 30 + Int(nameLength) + Int(extraLength)
    }
}
