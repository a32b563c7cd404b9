/// Which bytes of the document's stream are its text, in order: a saved-again document is pieced together.
struct WordPieces {
    struct Piece {
        /// The number of its first character.
        let start: Int
        let count: Int
        /// Where its bytes begin in the stream.
        let offset: Int
        let isWide: Bool

        var bytes: Range<Int> { offset..<(offset + count * (isWide ? 2 : 1)) }
    }

    private(set) var pieces: [Piece] = []
    private(set) var isDamaged = false

    var count: Int { pieces.last.map { $0.start + $0.count } ?? 0 }

    /// Text that stands in one piece, as in simple documents of Word 6.
    init(whole range: Range<Int>, isWide: Bool) {
        pieces = [
            Piece(start: 0, count: range.count / (isWide ? 2 : 1), offset: range.lowerBound, isWide: isWide)
        ]
    }

    /// Reads the table of pieces ([MS-DOC] 2.9.38) for a stream of so many bytes.
    init(_ table: ArraySlice<UInt8>, header: WordHeader, streamBytes: Int) {
        var cursor = ByteCursor(table)
        while let mark = cursor.byte(), mark == 1 {
            guard let length = cursor.number16(), cursor.skip(length) else { break }
        }
        guard let length = cursor.number32(), let list = cursor.bytes(min(length, cursor.rest.count)) else {
            isDamaged = true
            return
        }
        if list.count < length { isDamaged = true }
        let count = max(0, (list.count - 4) / 12)
        for index in 0..<count {
            guard let start = list.number32(at: index * 4), let end = list.number32(at: index * 4 + 4),
                let place = list.number32(at: (count + 1) * 4 + index * 8 + 2), end >= start,
                start == self.count
            else {
                isDamaged = true
                return
            }
            let isNarrow = header.isWord97 && place & 0x4000_0000 != 0
            let isWide = header.isWord97 ? !isNarrow : header.isWide
            let offset = isNarrow ? (place & 0x3FFF_FFFF) / 2 : place & 0x3FFF_FFFF
            append(start: start, count: end - start, offset: offset, isWide: isWide, streamBytes: streamBytes)
        }
    }

    private mutating func append(start: Int, count: Int, offset: Int, isWide: Bool, streamBytes: Int) {
        let room = max(0, streamBytes - offset) / (isWide ? 2 : 1)
        // All pieces together are no longer than the file has bytes, or they lie over one another.
        let whole = min(count, room, max(0, streamBytes - self.count))
        if whole < count { isDamaged = true }
        guard whole > 0 else { return }
        pieces.append(Piece(start: start, count: whole, offset: offset, isWide: isWide))
    }
}
