/// A ZIP file of uncompressed members, for canaries of the formats that live in one.
struct StoredArchive {
    private var local: [UInt8] = []
    private var central: [UInt8] = []
    private var count: UInt16 = 0

    mutating func add(_ name: String, _ content: String) {
        add(name, Array(content.utf8))
    }

    mutating func add(_ name: String, _ content: [UInt8]) {
        let offset = UInt32(local.count)
        let common = Self.commonHeader(name: name, content: content)
        local += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + content
        // No comment, first disk, no attributes.
        let rest = [UInt8](repeating: 0, count: 10) + Self.bytes(offset)
        central += [0x50, 0x4B, 1, 2, 20, 0] + common + rest + Array(name.utf8)
        count += 1
    }

    /// The whole file.
    var bytes: [UInt8] {
        let directory = Self.bytes(UInt32(central.count)) + Self.bytes(UInt32(local.count))
        let counts = Self.bytes(count) + Self.bytes(count)
        let start: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
        return local + central + start + counts + directory + [0, 0]
    }

    /// What the header before a member and the one in the directory have in common, in this order.
    private static func commonHeader(name: String, content: [UInt8]) -> [UInt8] {
        let size = bytes(UInt32(content.count))
        // Version 2.0, no flags, stored, 1 January 1980.
        let start: [UInt8] = [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]
        let nameLength = bytes(UInt16(name.utf8.count))
        return start + bytes(checksum(content)) + size + size + nameLength + [0, 0]
    }

    /// CRC-32 as in ISO 3309, bit by bit: canaries are small.
    private static func checksum(_ content: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in content {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB8_8320 }
        }
        return ~sum
    }

    private static func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
        (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}
