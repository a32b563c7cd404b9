/// The record at a ZIP archive's end: where the directory stands and how long it is.
struct ZipEndRecord {
    /// Where the record itself stands; with ZIP64, the 64-bit record before it.
    let position: Int
    /// One past the last byte of the record and its comment.
    let end: Int
    let directorySize: Int64
    let directoryOffset: Int64
    let entryCount: Int64
    let comment: [UInt8]
    /// The other places where an end record seems to stand.
    let otherCandidates: [Int]
    /// Whether the 32-bit and the 64-bit record contradict each other.
    let isContradictory: Bool

    private static let signature: [UInt8] = [0x50, 0x4B, 0x05, 0x06]

    init(_ bytes: ArraySlice<UInt8>) throws(ZipError) {
        let candidates = Self.candidates(in: bytes)
        guard let classic = candidates.last else { throw .noEndRecord }
        guard let disk = bytes.littleEndian16(at: classic + 4),
            let first = bytes.littleEndian16(at: classic + 6),
            let entriesHere = bytes.littleEndian16(at: classic + 8),
            let entries = bytes.littleEndian16(at: classic + 10),
            let size = bytes.littleEndian32(at: classic + 12),
            let offset = bytes.littleEndian32(at: classic + 16),
            let commentLength = bytes.littleEndian16(at: classic + 20)
        else { throw .noEndRecord }
        let isLarge = bytes.has([0x50, 0x4B, 0x06, 0x07], at: classic - 20)
        guard isLarge || (disk == 0 && first == 0 && entriesHere == entries) else { throw .spanned }
        let available = min(Int(commentLength), bytes.count - classic - 22)
        comment = Array(bytes.slice(at: classic + 22, length: available) ?? [])
        end = classic + 22 + available
        otherCandidates = Array(candidates.dropLast())
        guard isLarge else {
            position = classic
            directorySize = Int64(size)
            directoryOffset = Int64(offset)
            entryCount = Int64(entries)
            isContradictory = available < Int(commentLength)
            return
        }
        let large = try Self.readLarge(bytes, locator: classic - 20)
        position = large.position
        directorySize = large.size
        directoryOffset = large.offset
        entryCount = large.entries
        isContradictory =
            available < Int(commentLength) || (size != .max && Int64(size) != large.size)
            || (offset != .max && Int64(offset) != large.offset)
            || (entries != .max && Int64(entries) != large.entries)
    }

    private typealias Large = (position: Int, size: Int64, offset: Int64, entries: Int64)

    /// The ZIP64 record that the locator names, or the one right before the locator where data stand before the archive.
    private static func readLarge(_ bytes: ArraySlice<UInt8>, locator: Int) throws(ZipError) -> Large {
        guard let named = bytes.littleEndian64(at: locator + 8),
            bytes.littleEndian32(at: locator + 16) ?? 0 <= 1
        else { throw .spanned }
        let places = [Int(min(named, Int64(bytes.count))), locator - 56]
        guard let position = places.first(where: { bytes.has([0x50, 0x4B, 0x06, 0x06], at: $0) }),
            let recordSize = bytes.littleEndian64(at: position + 4), recordSize <= bytes.count,
            position + 12 + Int(recordSize) == locator,
            let entries = bytes.littleEndian64(at: position + 32),
            let size = bytes.littleEndian64(at: position + 40),
            let offset = bytes.littleEndian64(at: position + 48)
        else { throw .brokenDirectory }
        guard bytes.littleEndian32(at: position + 16) == 0, bytes.littleEndian32(at: position + 20) == 0
        else {
            throw .spanned
        }
        return (position, size, offset, entries)
    }

    /// Every place, in the last 64 KiB where readers look, at which an end record could stand.
    static func candidates(in bytes: ArraySlice<UInt8>) -> [Int] {
        guard bytes.count >= 22 else { return [] }
        let first = max(0, bytes.count - 22 - 0xFFFF)
        return (first...(bytes.count - 22)).filter { offset in
            bytes[bytes.startIndex + offset] == 0x50 && bytes.has(signature, at: offset)
        }
    }
}
