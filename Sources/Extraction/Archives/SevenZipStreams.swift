/// Where the packed streams of a 7-Zip archive end (7zFormat.txt, "PackInfo").
enum SevenZipStreams {
    private static let mostStreams = 100_000

    /// Bytes between the last stream and the directory, which belong to nothing.
    ///
    /// - Parameters:
    ///   - bytes: the archive.
    ///   - header: where the directory begins, from the end of the start header.
    ///   - size: of the directory.
    /// - Returns: `nil` where there are none, or the directory tells nothing.
    static func unclaimed(in bytes: ArraySlice<UInt8>, header: Int, size: Int) -> ArraySlice<UInt8>? {
        guard var rest = bytes.slice(at: 32 + header, length: size) else { return nil }
        switch rest.popFirst() {
        // The directory is packed itself, as the last stream; its place is told here.
        case 0x17: break
        case 0x01: guard rest.popFirst() == 0x04 else { return nil }
        default: return nil
        }
        guard rest.popFirst() == 0x06, let start = number(&rest), let count = number(&rest),
            count <= mostStreams, rest.popFirst() == 0x09
        else { return nil }
        var end = start
        for _ in 0..<count {
            guard let size = number(&rest), size <= bytes.count else { return nil }
            end += size
        }
        guard end >= 0, end < header, let unclaimed = bytes.slice(at: 32 + end, length: header - end) else {
            return nil
        }
        return unclaimed.contains { $0 != 0 } ? unclaimed : nil
    }

    /// The first byte's leading ones say how many bytes follow, its other bits are the highest.
    private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
        guard let first = rest.popFirst() else { return nil }
        var value: UInt64 = 0
        var mask: UInt8 = 0x80
        for index in 0..<8 {
            if first & mask == 0 {
                value |= UInt64(first & (mask &- 1)) << UInt64(8 * index)
                break
            }
            guard let byte = rest.popFirst() else { return nil }
            value |= UInt64(byte) << UInt64(8 * index)
            mask >>= 1
        }
        return value < 1 << 48 ? Int(value) : nil
    }
}
