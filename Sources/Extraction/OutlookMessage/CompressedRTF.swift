/// The compression that Outlook keeps formatted text in ([MS-OXRTFCP]): copies out of a ring of 4,096 bytes.
enum CompressedRTF {
    private static let ringBytes = 4_096
    private static let compressed = 0x75_46_5A_4C
    private static let plain = 0x41_4C_45_4D

    /// What the ring holds before the first byte.
    private static let preset = Array(
        ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
            + "\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
            + "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx").utf8)

    /// Expands a stream; `nil` where it is none or ends before its end.
    static func expand(_ stream: ArraySlice<UInt8>) -> [UInt8]? {
        guard let size = stream.number32(at: 4), let kind = stream.number32(at: 8) else { return nil }
        let content = stream.dropFirst(16)
        if kind == plain { return Array(content.prefix(size)) }
        guard kind == compressed else { return nil }
        var ring = preset + Array(repeating: 0x20, count: ringBytes - preset.count)
        var position = preset.count
        var output: [UInt8] = []
        var cursor = ByteCursor(content)
        func put(_ byte: UInt8) {
            output.append(byte)
            ring[position] = byte
            position = (position + 1) % ringBytes
        }
        while let flags = cursor.byte() {
            for bit in 0..<8 {
                guard flags >> bit & 1 == 1 else {
                    guard let byte = cursor.byte() else { return output.count >= size ? output : nil }
                    put(UInt8(byte))
                    continue
                }
                guard let high = cursor.byte(), let low = cursor.byte() else { return nil }
                let offset = high << 4 | low >> 4
                if offset == position { return output }
                for step in 0..<(low & 0xF + 2) { put(ring[(offset + step) % ringBytes]) }
            }
        }
        return output.count >= size ? output : nil
    }
}
