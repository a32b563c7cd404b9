/// Text whose lines or cells are in different encodings, put together by a program that only copied bytes.
enum MixedText {
    /// Longer texts are not read in this way.
    private static let most = 1 << 24

    /// The text with every piece of valid UTF-8 kept and all other pieces read as one text of their own.
    ///
    /// Pieces end at bytes that no encoding uses inside a character. `nil` where there are not both kinds of pieces.
    static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        guard bytes.count <= most else { return nil }
        let pieces = Pieces(bytes).filter { !UTF8Check.isValid($0) }
        guard !pieces.isEmpty else { return nil }
        let foreign = Array(pieces.joined(separator: [0x0A]))
        guard foreign.count < bytes.count, let best = TextDecoder.decode(foreign[...]).readings.first,
            best.charset != .utf8, best.charset.unitBytes == 1
        else { return nil }
        let read = best.text.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard read.count == pieces.count else { return nil }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + best.text.count)
        var end = bytes.startIndex
        for (piece, characters) in zip(pieces, read) {
            text += bytes[end..<piece.startIndex] + characters
            end = piece.endIndex
        }
        return text + bytes[end...]
    }

    /// Runs of bytes between blanks, line ends and the separators of tables.
    private struct Pieces: Sequence, IteratorProtocol {
        private var rest: ArraySlice<UInt8>

        init(_ bytes: ArraySlice<UInt8>) {
            rest = bytes
        }

        mutating func next() -> ArraySlice<UInt8>? {
            rest = rest.drop(while: separates)
            guard !rest.isEmpty else { return nil }
            let piece = rest.prefix { !separates($0) }
            rest = rest[piece.endIndex...]
            return piece
        }

        private func separates(_ byte: UInt8) -> Bool {
            byte < 0x30 || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "=")
        }
    }
}
