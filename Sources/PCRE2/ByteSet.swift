/// A set of byte values.
package struct ByteSet: Sendable, Hashable {
    private var words: SIMD4<UInt64>

    package static let all = ByteSet(words: SIMD4(repeating: .max))
    /// The bytes of ASCII, from 0 to 0x7F.
    package static let ascii = ByteSet(words: SIMD4(.max, .max, 0, 0))
    /// The bytes of every other character.
    package static let beyondASCII = ByteSet(words: SIMD4(0, 0, .max, .max))
    /// The bytes of UTF-8 that continue a character.
    package static let continuation = ByteSet(words: SIMD4(0, 0, .max, 0))

    private init(words: SIMD4<UInt64>) { self.words = words }

    package init(_ bytes: some Sequence<UInt8>) {
        words = .zero
        for byte in bytes { insert(byte) }
    }

    package mutating func insert(_ byte: UInt8) {
        words[Int(byte >> 6)] |= 1 << UInt64(byte & 63)
    }

    package func contains(_ byte: UInt8) -> Bool {
        words[Int(byte >> 6)] & 1 << UInt64(byte & 63) != 0
    }

    // MARK: As a set

    package var isEmpty: Bool { words == .zero }

    package var count: Int { (0..<4).reduce(0) { $0 + words[$1].nonzeroBitCount } }

    package var complement: ByteSet { ByteSet(words: ~words) }

    package func union(_ other: ByteSet) -> ByteSet { ByteSet(words: words | other.words) }

    package func intersection(_ other: ByteSet) -> ByteSet { ByteSet(words: words & other.words) }

    package func isSubset(of other: ByteSet) -> Bool { words & ~other.words == .zero }

    /// Its lowest member.
    package var first: UInt8? {
        for index in 0..<4 where words[index] != 0 {
            return UInt8(index * 64 + words[index].trailingZeroBitCount)
        }
        return nil
    }

    /// Its only member; `nil` where there are none or more.
    package var only: UInt8? { count == 1 ? first : nil }

    /// One bit for each byte value.
    package var bits: (UInt64, UInt64, UInt64, UInt64) { (words[0], words[1], words[2], words[3]) }

    /// The sum of what its members weigh.
    package func sum(_ weights: [Double]) -> Double {
        var sum = 0.0
        for index in 0..<4 {
            var bits = words[index]
            while bits != 0 {
                sum += weights[index * 64 + bits.trailingZeroBitCount]
                bits &= bits - 1
            }
        }
        return sum
    }

    /// Its members in order.
    package var bytes: [UInt8] { (0...255).filter { contains($0) } }

    /// With the other case of every ASCII letter in it.
    package var withBothCases: ByteSet {
        // Upper-case letters are the second to 27th of the second word, lower-case ones stand 32 behind.
        let letters: UInt64 = 0x07FF_FFFE
        let either = (words[1] | words[1] >> 32) & letters
        var both = self
        both.words[1] |= either | either << 32
        return both
    }
}
