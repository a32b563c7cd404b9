extension ViewComposer {
    /// Closes the spaces at `index` where they only stretch a word.
    ///
    /// - Returns: where to read on.
    mutating func closeSpaces(at index: Int) -> Int {
        var end = index
        while end < source.count, source[end] == 0x20 { end += 1 }
        guard index > 0, end < source.count else { return end }
        if isBetweenHan(index..<end) {
            copy(upTo: index)
            skip(to: end)
            return end
        }
        if end - index == 1, let run = spacedLetters(from: index - 1) {
            closeLetters(run)
            return run.upperBound
        }
        return end
    }

    /// Whether a gap only stretches a word.
    ///
    /// One space between two ideographs means nothing. Several do, unless both stand alone: then a short word has
    /// been stretched to the width of a longer one, as in the headings of official letters.
    private func isBetweenHan(_ gap: Range<Int>) -> Bool {
        guard let (left, leftLength) = ScalarDecoding.scalar(source, before: gap.lowerBound),
            ScalarDecoding.isHan(left),
            let (right, rightLength) = ScalarDecoding.scalar(source, at: gap.upperBound),
            ScalarDecoding.isHan(right)
        else { return false }
        if gap.count == 1 { return true }
        let before = ScalarDecoding.scalar(source, before: gap.lowerBound - leftLength)?.value ?? 0
        let after = gap.upperBound + rightLength
        let next = after < source.count ? ScalarDecoding.scalar(source, at: after)?.value ?? 0 : 0
        return gap.count <= 4 && !ScalarDecoding.isHan(before) && !ScalarDecoding.isHan(next)
    }

    /// The run of single letters and digits from `start` on, one space between them or two or three between
    /// words, if there are at least five.
    private func spacedLetters(from start: Int) -> Range<Int>? {
        guard source[start].isAlphanumeric, start == 0 || !Self.isWord(source[start - 1]) else { return nil }
        var count = 1
        var end = start + 1
        while true {
            var next = end
            while next < source.count, source[next] == 0x20 { next += 1 }
            guard next > end, next - end <= 3, next < source.count, source[next].isAlphanumeric,
                next + 1 == source.count || !Self.isWord(source[next + 1])
            else { break }
            count += 1
            end = next + 1
        }
        return count >= 5 ? start..<end : nil
    }

    /// A byte that makes its neighbour part of a longer word.
    private static func isWord(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || byte == UInt8(ascii: "_")
    }

    /// Takes the single spaces out of a run, and leaves one where there were more.
    private mutating func closeLetters(_ run: Range<Int>) {
        var index = run.lowerBound
        while index < run.upperBound {
            copy(upTo: index + 1)
            var next = index + 1
            while next < run.upperBound, source[next] == 0x20 { next += 1 }
            if next - index > 2 { copy(upTo: index + 2) }
            skip(to: min(next, run.upperBound))
            index = next
        }
    }
}
