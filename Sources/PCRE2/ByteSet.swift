/// A set of byte values.
package struct ByteSet: Sendable, Equatable {
    private var words: SIMD4<UInt64>

    package static let all = ByteSet(words: SIMD4(repeating: .max))

    private init(words: SIMD4<UInt64>) { self.words = words }

    package init(_ bytes: some Sequence<UInt8>) {
        words = .zero
        for byte in bytes { insert(byte) }
    }

    /// The values that occur in a long text, looked at once.
    package init(occurringIn text: [UInt8]) {
        var occurs = [Bool](repeating: false, count: 256)
        for byte in text { occurs[Int(byte)] = true }
        self.init(occurs.indices.lazy.filter { occurs[$0] }.map { UInt8($0) })
    }

    package mutating func insert(_ byte: UInt8) {
        words[Int(byte >> 6)] |= 1 << UInt64(byte & 63)
    }

    package func contains(_ byte: UInt8) -> Bool {
        words[Int(byte >> 6)] & 1 << UInt64(byte & 63) != 0
    }

    /// Whether no byte is in both.
    package func isDisjoint(with other: ByteSet) -> Bool {
        words & other.words == .zero
    }
}
