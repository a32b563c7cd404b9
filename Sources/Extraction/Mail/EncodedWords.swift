import Documents

/// Text of a header field with its encoded words resolved (RFC 2047).
struct EncodedWords {
    /// UTF-8.
    private(set) var text: [UInt8] = []
    /// The whole field again, where a word can be read in more than one way.
    private(set) var otherReadings: [[UInt8]] = []
    private(set) var faults: [DecodedText.Fault] = []

    private enum Piece {
        case plain(ArraySlice<UInt8>)
        case word(label: String, bytes: [UInt8])
    }

    /// - Parameters:
    ///   - value: the field as it stands in the file.
    ///   - plain: reads what is not encoded, which may have bytes beyond ASCII, too.
    init(_ value: ArraySlice<UInt8>, plain: (ArraySlice<UInt8>) -> [UInt8]) {
        for piece in merged(pieces(of: value)) {
            switch piece {
            case .plain(let bytes): append([plain(bytes)])
            case .word(let label, let bytes):
                let decoded = MailText.decode(bytes[...], label: label)
                faults += decoded.faults
                append(decoded.readings.map { Array($0.text) })
            }
        }
    }

    private mutating func append(_ readings: [[UInt8]]) {
        guard let first = readings.first else { return }
        let before = text
        text += first
        for index in otherReadings.indices { otherReadings[index] += first }
        guard otherReadings.count < 4 else { return }
        otherReadings += readings.dropFirst().map { before + $0 }
    }

    private mutating func pieces(of value: ArraySlice<UInt8>) -> [Piece] {
        var pieces: [Piece] = []
        var rest = value
        var start = value.startIndex
        while let open = rest.firstIndex(of: UInt8(ascii: "=")) {
            guard let word = word(in: value[open...]) else {
                rest = rest[(open + 1)...]
                continue
            }
            if start < open { pieces.append(.plain(value[start..<open])) }
            pieces.append(.word(label: word.label, bytes: word.bytes))
            start = word.end
            rest = value[start...]
        }
        if start < value.endIndex { pieces.append(.plain(value[start...])) }
        return pieces
    }

    /// One word: `=?charset*language?B or Q?text?=`.
    private mutating func word(in bytes: ArraySlice<UInt8>) -> (label: String, bytes: [UInt8], end: Int)? {
        guard bytes.has("=?") else { return nil }
        let label = bytes.dropFirst(2).prefix(60).prefix { $0 > 0x20 && $0 != UInt8(ascii: "?") }
        let kind = bytes[label.endIndex...].dropFirst()
        guard !label.isEmpty, kind.dropFirst().first == UInt8(ascii: "?"), let letter = kind.first else {
            return nil
        }
        let body = kind.dropFirst(2)
        guard
            let close = body.indices.first(where: { body[$0] == UInt8(ascii: "?") && body[$0...].has("?=") })
        else { return nil }
        let text = body[..<close]
        let decoded: [UInt8]
        switch letter | 0x20 {
        case UInt8(ascii: "b"):
            let base64 = TransferCoding.base64(text)
            if base64.isDamaged {
                faults.append(.init(reason: .corrupt, detail: "base64 in the header is damaged"))
            }
            decoded = base64.bytes
        case UInt8(ascii: "q"):
            decoded = TransferCoding.quotedPrintable(text, isInHeader: true)
        default: return nil
        }
        let name = label.prefix { $0 != UInt8(ascii: "*") }
        return (String(decoding: name, as: UTF8.self), decoded, close + 2)
    }

    /// Blanks between two words do not count, and a character may begin in one and end in the next.
    private func merged(_ pieces: [Piece]) -> [Piece] {
        var merged: [Piece] = []
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .plain(let bytes):
                let isBetweenWords = index > 0 && index + 1 < pieces.count && bytes.isBlank
                if !isBetweenWords { merged.append(piece) }
            case .word(let label, let bytes):
                if case .word(let before, let start)? = merged.last,
                    before.lowercased() == label.lowercased()
                {
                    merged[merged.count - 1] = .word(label: label, bytes: start + bytes)
                } else {
                    merged.append(piece)
                }
            }
        }
        return merged
    }
}
