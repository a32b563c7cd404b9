/// A stretch of a normalised view in lower case, without white space, hyphens and low lines, for comparing with keywords.
///
/// So `ID No` is found in `id_no`, `idNo` and `ID  No.`
struct SqueezedText {
    private(set) var bytes: [UInt8] = []
    /// For each byte, whether an ASCII letter or digit touches it from the left.
    private var touchedBefore: [Bool] = []
    /// For each byte, whether one touches it from the right.
    private var touchedAfter: [Bool] = []

    /// - Parameters:
    ///   - source: what the stretch is part of; its neighbours decide where words end.
    ///   - range: the stretch.
    init(_ source: [UInt8], _ range: Range<Int>) {
        for index in range where Self.counts(source[index]) {
            bytes.append(source[index].lowercased)
            touchedBefore.append(index > 0 && source[index - 1].isAlphanumeric)
            touchedAfter.append(index + 1 < source.count && source[index + 1].isAlphanumeric)
        }
    }

    /// Whether a byte is compared at all.
    static func counts(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != UInt8(ascii: "_") && byte != UInt8(ascii: "-")
    }

    init(_ source: [UInt8]) {
        self.init(source, 0..<source.count)
    }

    /// Visible characters in a range of ``bytes``.
    func characters(_ range: Range<Int>) -> Int {
        bytes[range].count { $0 & 0xC0 != 0x80 }
    }

    /// Where a keyword stands as a word of its own, from the end or from the start.
    func range(of keyword: Keyword, last: Bool) -> Range<Int>? {
        let length = keyword.bytes.count
        guard length > 0, length <= bytes.count else { return nil }
        let most = bytes.count - length
        for step in 0...most {
            let start = last ? most - step : step
            if bytes[start] == keyword.bytes[0], holds(keyword, at: start) { return start..<start + length }
        }
        return nil
    }

    private func holds(_ keyword: Keyword, at start: Int) -> Bool {
        let end = start + keyword.bytes.count
        guard bytes[start..<end] == keyword.bytes[...] else { return false }
        if keyword.startsInASCII, touchedBefore[start] { return false }
        return !(keyword.endsInASCII && touchedAfter[end - 1])
    }
}
