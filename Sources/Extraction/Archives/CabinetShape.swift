/// The frame of a CAB archive ([MS-CAB] 2.2): where each folder's data blocks stand.
///
/// libarchive trusts some of these numbers; it is given only archives in which every block lies inside the file.
struct CabinetShape {
    let isPiece: Bool
    /// Whether every block that is named lies inside the file.
    let isSound: Bool

    init(_ bytes: ArraySlice<UInt8>) {
        guard let flags = bytes.littleEndian16(at: 30), let folders = bytes.littleEndian16(at: 26),
            let size = bytes.littleEndian32(at: 8)
        else {
            isPiece = false
            isSound = false
            return
        }
        isPiece = flags & 3 != 0
        isSound =
            Int(size) == bytes.count && !isPiece
            && Self.areSound(folders: Int(folders), in: bytes, hasReserves: flags & 4 != 0)
    }

    /// Bytes that one block may unpack to ([MS-CAB] 2.4).
    private static let largestBlock = 32_768

    private static func areSound(folders: Int, in bytes: ArraySlice<UInt8>, hasReserves: Bool) -> Bool {
        var start = 36
        var reserves = (folder: 0, data: 0)
        if hasReserves {
            guard let header = bytes.littleEndian16(at: 36), let both = bytes.littleEndian16(at: 38) else {
                return false
            }
            reserves = (Int(both & 0xFF), Int(both >> 8))
            start += 4 + Int(header)
        }
        return (0..<folders).allSatisfy { index in
            let position = start + index * (8 + reserves.folder)
            guard let offset = bytes.littleEndian32(at: position),
                let blocks = bytes.littleEndian16(at: position + 4),
                let compression = bytes.littleEndian16(at: position + 6)
            else { return false }
            return areSound(
                blocks: Int(blocks), at: Int(offset), reserve: reserves.data,
                areStored: compression & 15 == 0,
                in: bytes)
        }
    }

    private static func areSound(
        blocks: Int, at offset: Int, reserve: Int, areStored: Bool, in bytes: ArraySlice<UInt8>
    ) -> Bool {
        var position = offset
        for _ in 0..<blocks {
            guard let packed = bytes.littleEndian16(at: position + 4), packed > 0,
                let size = bytes.littleEndian16(at: position + 6), size <= largestBlock,
                !areStored || size == packed
            else { return false }
            position += 8 + reserve + Int(packed)
        }
        return position <= bytes.count
    }
}
