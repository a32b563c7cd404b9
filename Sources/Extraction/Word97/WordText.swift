/// The characters of a Word document and what their formatting says of each.
struct WordText {
    /// What matters of a character's or its paragraph's formatting.
    struct Marks: OptionSet {
        let rawValue: UInt8

        static let deleted = Marks(rawValue: 1)
        static let inserted = Marks(rawValue: 2)
        static let hidden = Marks(rawValue: 4)
        /// White, or too small to see.
        static let invisible = Marks(rawValue: 8)
        static let inTable = Marks(rawValue: 16)
        /// The mark that ends a row of a table.
        static let endsRow = Marks(rawValue: 32)
        /// A sign for a picture, a note or a field rather than a letter.
        static let special = Marks(rawValue: 64)
        /// On a ground of its own colour, on which white can be read.
        static let shaded = Marks(rawValue: 128)
    }

    /// UTF-16 units, or bytes in ``codePage``.
    private(set) var units: [UInt16] = []
    private(set) var marks: [Marks] = []
    /// `nil` where the units are UTF-16.
    private let codePage: CodePage?
    private let byOffset: [WordPieces.Piece]

    /// Windows-1252 where it differs from Latin-1, which compressed pieces are written in.
    private static let western: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
        0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
        0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]

    init(_ pieces: WordPieces, in stream: ArraySlice<UInt8>, codePage: CodePage?) {
        byOffset = pieces.pieces.sorted { $0.offset < $1.offset }
        self.codePage = codePage
        units.reserveCapacity(pieces.count)
        for piece in pieces.pieces {
            guard let bytes = stream.slice(at: piece.bytes.lowerBound, length: piece.bytes.count) else {
                continue
            }
            if piece.isWide {
                for index in stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2) {
                    units.append(UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8)
                }
            } else if codePage == nil {
                units += bytes.map { (0x80..<0xA0).contains($0) ? Self.western[Int($0) - 0x80] : UInt16($0) }
            } else {
                units += bytes.map { UInt16($0) }
            }
        }
        marks = Array(repeating: [], count: units.count)
    }

    /// Adds marks to the characters that stand in these bytes of the stream.
    mutating func mark(_ range: Range<Int>, _ more: Marks) {
        guard !more.isEmpty else { return }
        for piece in byOffset[..<firstPiece(from: range.upperBound)].reversed() {
            // Pieces do not lie over one another, so that those further in front end in front.
            guard piece.bytes.upperBound > range.lowerBound else { break }
            let part = piece.bytes.clamped(to: range)
            let width = piece.isWide ? 2 : 1
            let first = piece.start + (part.lowerBound - piece.offset) / width
            let last = piece.start + (part.upperBound - piece.offset + width - 1) / width
            for index in max(0, first)..<max(0, first, min(last, marks.count)) {
                marks[index].formUnion(more)
            }
        }
    }

    /// The index of the first piece that begins at a byte of the stream or behind it.
    private func firstPiece(from offset: Int) -> Int {
        var low = 0
        var high = byOffset.count
        while low < high {
            let middle = (low + high) / 2
            if byOffset[middle].offset < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The text of a range in UTF-8; symbols from the private area of symbol fonts as their ASCII.
    func text(_ range: Range<Int>) -> [UInt8] {
        let range = range.clamped(to: 0..<units.count)
        if let codePage {
            return codePage.decode(units[range].map { UInt8(truncatingIfNeeded: $0) }[...])
        }
        let plain = units[range].map { (0xF020...0xF07E).contains($0) ? $0 - 0xF000 : $0 }
        return Array(String(decoding: plain, as: UTF16.self).utf8)
    }
}
