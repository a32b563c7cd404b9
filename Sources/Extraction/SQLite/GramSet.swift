/// The pieces of six bytes that some text holds, as a set that may say yes by mistake but never no.
///
/// When rows move, SQLite leaves their old bytes where they were. What rows say anyway is no secret; what no row says any
/// more is.
struct GramSet {
    private static let length = 6
    /// New pieces in a row that make a run new; fewer are the lengths and types before a row.
    private static let enough = 12

    private var bits: [UInt64]
    private let mask: UInt64

    /// - Parameter bytes: of text that will be inserted, about.
    init(bytes: Int) {
        var words = 1 << 10
        while words < min(bytes / 4, 1 << 23) { words <<= 1 }
        bits = [UInt64](repeating: 0, count: words)
        mask = UInt64(words * 64 - 1)
    }

    mutating func insert(_ text: [UInt8]) {
        forEachGram(of: text[...]) { hash in
            bits[Int(hash >> 6)] |= 1 << (hash & 63)
        }
    }

    /// Whether the run says nothing that the text does not.
    func knows(_ run: ArraySlice<UInt8>) -> Bool {
        var row = 0
        var longest = 0
        forEachGram(of: run) { hash in
            row = bits[Int(hash >> 6)] & (1 << (hash & 63)) == 0 ? row + 1 : 0
            longest = max(longest, row)
        }
        let all = max(0, run.count - Self.length + 1)
        return longest < Self.enough && (longest < all || run.count < 8)
    }

    private func forEachGram(of text: ArraySlice<UInt8>, _ body: (UInt64) -> Void) {
        var gram: UInt64 = 0
        var count = 0
        for byte in text {
            gram = (gram << 8 | UInt64(byte)) & 0xFFFF_FFFF_FFFF
            count += 1
            guard count >= Self.length else { continue }
            let hash = (gram &* 0x9E37_79B9_7F4A_7C15) >> 20 & mask
            body(hash)
        }
    }
}
