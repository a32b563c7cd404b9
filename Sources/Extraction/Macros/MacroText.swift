/// The compression of macro source ([MS-OVBA] 2.4.1): chunks of 4,096 bytes, each made of literals and copies.
enum MacroText {
    private static let chunkBytes = 4_096

    /// Expands a container; `nil` where the bytes are none or damaged.
    static func expand(_ packed: ArraySlice<UInt8>) -> [UInt8]? {
        var cursor = ByteCursor(packed)
        guard cursor.byte() == 1 else { return nil }
        var output: [UInt8] = []
        while let header = cursor.number16() {
            // A chunk's size counts its header; whatever does not look like one ends the container.
            guard header >> 12 & 7 == 3, let chunk = cursor.bytes(min(header & 0xFFF + 1, cursor.rest.count))
            else {
                return output.isEmpty ? nil : output
            }
            if header & 0x8000 == 0 {
                output += chunk.prefix(chunkBytes)
            } else {
                guard append(chunk, to: &output) else { return nil }
            }
        }
        return output
    }

    private static func append(_ chunk: ArraySlice<UInt8>, to output: inout [UInt8]) -> Bool {
        let start = output.count
        var cursor = ByteCursor(chunk)
        while let flags = cursor.byte() {
            for bit in 0..<8 where !cursor.isAtEnd {
                guard flags >> bit & 1 == 1 else {
                    if let literal = cursor.byte() { output.append(UInt8(literal)) }
                    continue
                }
                guard let token = cursor.number16() else { return true }
                let written = output.count - start
                guard written > 0 else { return false }
                var offsetBits = 4
                while 1 << offsetBits < written { offsetBits += 1 }
                let distance = token >> (16 - offsetBits) + 1
                let length = token & (0xFFFF >> offsetBits) + 3
                guard distance <= written, written + length <= chunkBytes else { return false }
                for _ in 0..<length { output.append(output[output.count - distance]) }
            }
        }
        return true
    }
}
