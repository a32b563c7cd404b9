/// How often each byte occurs, and what that tells before anything is decoded.
struct ByteStatistics {
    private let counts: [Int]
    private let total: Int

    init(_ bytes: ArraySlice<UInt8>) {
        var counts = [Int](repeating: 0, count: 256)
        for byte in bytes { counts[Int(byte)] += 1 }
        self.counts = counts
        total = bytes.count
    }

    /// Bytes outside ASCII.
    var high: Int { counts[0x80...].reduce(0, +) }

    /// Control characters that no text uses: all but tab, line ends, form feed and the DOS end mark.
    var controls: Int {
        (0..<0x20).reduce(counts[0x7F]) { sum, byte in
            [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A].contains(byte) ? sum : sum + counts[byte]
        }
    }

    /// Whether so much of it is control characters that it can't be text of any encoding of bytes.
    var isBinary: Bool { controls * 50 > total }

    /// UTF-16 or UTF-32 without a byte order mark, told by where its zero bytes stand.
    ///
    /// Text without any zero byte is judged by its score instead.
    func wideCharset(of bytes: ArraySlice<UInt8>) -> Charset? {
        guard counts[0] > 0 else { return nil }
        let candidates: [Charset] =
            total % 4 == 0
            ? [.utf32LittleEndian, .utf32BigEndian, .utf16LittleEndian, .utf16BigEndian]
            : [.utf16LittleEndian, .utf16BigEndian]
        guard total % 2 == 0 else { return nil }
        return candidates.first { charset in
            let sample = UnicodeTranscoder.convert(bytes.prefix(TextSample.most), from: charset)
            // A sample may end between the two halves of a character.
            guard sample.illegal <= (bytes.count > TextSample.most ? 1 : 0), !sample.text.contains(0) else {
                return false
            }
            return Plausibility(of: sample.text, from: charset).score > Plausibility.believable
        }
    }
}
