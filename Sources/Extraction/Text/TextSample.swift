/// The lines that tell an encoding: those with bytes outside ASCII.
enum TextSample {
    /// Bytes that are enough.
    static let most = 1 << 16

    /// Whole lines from the first on that has a byte outside ASCII, and as many again from the middle of the rest.
    ///
    /// A line feed is never part of a character in any of the encodings of bytes.
    static func of(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.count > most else { return bytes }
        let head = piece(of: bytes)
        let rest = bytes[head.endIndex...]
        let tail = piece(of: rest.dropFirst(rest.count / 2).drop { $0 != 0x0A })
        return head + tail
    }

    private static func piece(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let firstHigh = bytes.firstIndex(where: { $0 >= 0x80 }) else { return [] }
        let lineStart = bytes[..<firstHigh].lastIndex(of: 0x0A).map { $0 + 1 } ?? bytes.startIndex
        // Of a very long line only the part from its first such byte on.
        let start = firstHigh - lineStart > most / 4 ? firstHigh : lineStart
        let whole = bytes[start...].prefix(most / 2)
        guard whole.endIndex < bytes.endIndex, let lineEnd = whole.lastIndex(of: 0x0A) else { return whole }
        return whole[...lineEnd]
    }
}
