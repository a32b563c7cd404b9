/// The compression of old files (ISO 32000-1, 7.4.4.2).
enum PDFLZW {
    private static let clear = 256
    private static let end = 257

    /// - Parameters:
    ///   - bytes: packed.
    ///   - isEarly: whether codes grow one step early, as they usually do.
    ///   - limit: bytes that may come out.
    /// - Returns: `nil` for damaged data, or past `limit`.
    static func decode(_ bytes: [UInt8], isEarly: Bool, limit: Int) -> [UInt8]? {
        var output: [UInt8] = []
        // Each entry is a range of what has come out already: the entry before and one byte more.
        var entries: [Range<Int>] = []
        var previous: Range<Int>?
        var width = 9
        var pending = 0
        var bits = 0
        for byte in bytes {
            pending = (pending << 8 | Int(byte)) & 0xFF_FFFF
            bits += 8
            guard bits >= width else { continue }
            bits -= width
            let code = (pending >> bits) & ((1 << width) - 1)
            if code == end { return output }
            if code == clear {
                entries.removeAll(keepingCapacity: true)
                previous = nil
                width = 9
                continue
            }
            let start = output.count
            if code < clear {
                output.append(UInt8(code))
            } else if code - 258 < entries.count {
                output += output[entries[code - 258]]
            } else if code - 258 == entries.count, let previous {
                output += output[previous]
                output.append(output[previous.lowerBound])
            } else {
                return nil
            }
            guard output.count <= limit else { return nil }
            if let previous, entries.count < 4_096 - 258 {
                entries.append(previous.lowerBound..<previous.upperBound + 1)
            }
            previous = start..<output.count
            let next = entries.count + 259 + (isEarly ? 1 : 0)
            width = next > 2_048 ? 12 : next > 1_024 ? 11 : next > 512 ? 10 : 9
        }
        return output
    }
}
