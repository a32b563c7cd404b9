/// A ZIP archive whose members are stored as they are (PKWARE APPNOTE 6.3.3): small, and made without a compressor.
struct StoredArchive {
    private(set) var members: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    mutating func add(_ name: String, _ text: String) {
        let (name, content) = (Array(name.utf8), Array(text.utf8))
        let offset = UInt32(members.count)
        // Version 2.0; names in UTF-8; stored; 1 January 1980, as no date is worth telling.
        var shared: [UInt8] = []
        for number in [20, 1 << 11, 0, 0, 33] as [UInt16] { shared += Self.bytes(number) }
        let size = UInt32(content.count)
        for number in [Self.checksum(content), size, size] { shared += Self.bytes(number) }
        for number in [UInt16(name.count), 0] { shared += Self.bytes(number) }
        members += Self.bytes(UInt32(0x0403_4B50))
        members += shared + name + content
        directory += Self.bytes(UInt32(0x0201_4B50))
        directory += Self.bytes(UInt16(20)) + shared
        // No comment, first disk, no attributes.
        directory += [UInt8](repeating: 0, count: 10) + Self.bytes(offset)
        directory += name
        count += 1
    }

    /// The whole archive.
    var bytes: [UInt8] {
        var bytes = members + directory
        bytes += Self.bytes(UInt32(0x0605_4B50)) + [0, 0, 0, 0]
        bytes += Self.bytes(count) + Self.bytes(count)
        bytes += Self.bytes(UInt32(directory.count)) + Self.bytes(UInt32(members.count))
        return bytes + [0, 0]
    }

    private static func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
        (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    /// CRC-32 (ISO 3309), as ZIP asks for.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var checksum = ~UInt32(0)
        for byte in bytes {
            checksum ^= UInt32(byte)
            for _ in 0..<8 {
                let isOdd = checksum & 1 == 1
                checksum >>= 1
                if isOdd { checksum ^= 0xEDB8_8320 }
            }
        }
        return ~checksum
    }
}
