/// One member's record in the central directory (APPNOTE 4.3.12).
struct ZipCentralHeader {
    static let signature: [UInt8] = [0x50, 0x4B, 0x01, 0x02]

    let flags: UInt16
    let method: UInt16
    let crc: UInt32
    let compressedSize: Int64
    let size: Int64
    let localOffset: Int64
    let disk: UInt16
    let rawName: [UInt8]
    let comment: [UInt8]
    let isLink: Bool
    let hasStrangeExtra: Bool
    /// A name in Unicode that stands in for the raw one (field 0x7075), where its checksum holds.
    let unicodeName: [UInt8]?
    /// Bytes from this record to the next.
    let length: Int

    init?(_ bytes: ArraySlice<UInt8>, at position: Int) {
        guard let madeBy = bytes.littleEndian16(at: position + 4),
            let flags = bytes.littleEndian16(at: position + 8),
            let method = bytes.littleEndian16(at: position + 10),
            let crc = bytes.littleEndian32(at: position + 16),
            let packed = bytes.littleEndian32(at: position + 20),
            let size = bytes.littleEndian32(at: position + 24),
            let nameLength = bytes.littleEndian16(at: position + 28),
            let extraLength = bytes.littleEndian16(at: position + 30),
            let commentLength = bytes.littleEndian16(at: position + 32),
            let disk = bytes.littleEndian16(at: position + 34),
            let attributes = bytes.littleEndian32(at: position + 38),
            let offset = bytes.littleEndian32(at: position + 42),
            let name = bytes.slice(at: position + 46, length: Int(nameLength)),
            let extraBytes = bytes.slice(at: position + 46 + Int(nameLength), length: Int(extraLength)),
            let comment = bytes.slice(
                at: position + 46 + Int(nameLength) + Int(extraLength), length: Int(commentLength))
        else { return nil }
        let extra = ZipExtra(extraBytes)
        var large = extra.largeNumbers
        guard let size = large.next(unless: size), let packed = large.next(unless: packed),
            let offset = large.next(unless: offset)
        else { return nil }
        self.flags = flags
        self.method = method
        self.crc = crc
        self.size = size
        compressedSize = packed
        localOffset = offset
        self.disk = disk
        rawName = Array(name)
        self.comment = Array(comment) + extra.words
        isLink = madeBy >> 8 == 3 && attributes >> 28 == 0xA
        hasStrangeExtra = extra.isStrange
        unicodeName = extra.unicodeName(for: name)
        length = 46 + Int(nameLength) + Int(extraLength) + Int(commentLength)
    }

    func entry(index: Int, name: String, dataRange: Range<Int>, range: Range<Int>) -> ZipArchive.Entry {
        ZipArchive.Entry(
            index: index, name: name, rawName: rawName, comment: comment,
            flags: flags, method: method, compressedSize: compressedSize, size: size, crc: crc,
            isEncrypted: flags & 0x2041 != 0 || method == 99, isLink: isLink, dataRange: dataRange,
            range: range)
    }
}
