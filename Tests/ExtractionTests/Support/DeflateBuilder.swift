/// Deflate streams (RFC 1951) made by hand: without compression, and as far compressed as can be.
enum DeflateBuilder {
    static func stored(_ data: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var rest = data[...]
        repeat {
            let block = rest.prefix(0xFFFF)
            rest = rest.dropFirst(0xFFFF)
            let count = UInt16(block.count)
            output += [rest.isEmpty ? 1 : 0, UInt8(count & 0xFF), UInt8(count >> 8)]
            output += [UInt8(~count & 0xFF), UInt8(~count >> 8)] + block
        } while !rest.isEmpty
        return output
    }

    /// One byte, then `repeats` times 258 more of it: each costs 13 bits of fixed Huffman code.
    static func run(of byte: UInt8, repeats: Int) -> [UInt8] {
        var bits = BitWriter()
        bits.append(0b011, count: 3)
        bits.append(
            reversing: byte < 144 ? UInt32(byte) + 0x30 : UInt32(byte) - 144 + 0x190,
            count: byte < 144 ? 8 : 9)
        for _ in 0..<repeats {
            bits.append(reversing: 0b1100_0101, count: 8)
            bits.append(0, count: 5)
        }
        bits.append(0, count: 7)
        return bits.finished
    }

    private struct BitWriter {
        private var bytes: [UInt8] = []
        private var held: UInt32 = 0
        private var count: UInt32 = 0

        mutating func append(_ bits: UInt32, count more: UInt32) {
            held |= bits << count
            count += more
            while count >= 8 {
                bytes.append(UInt8(held & 0xFF))
                held >>= 8
                count -= 8
            }
        }

        /// Huffman codes stand with their highest bit first.
        mutating func append(reversing code: UInt32, count more: UInt32) {
            append((0..<more).reduce(0) { $0 | (code >> $1 & 1) << (more - 1 - $1) }, count: more)
        }

        var finished: [UInt8] { count == 0 ? bytes : bytes + [UInt8(held & 0xFF)] }
    }
}
