/// How a database holds its text (https://www.sqlite.org/fileformat2.html, 1.3.13).
enum SQLiteTextOrder {
    case utf8, littleEndian, bigEndian

    private static let shortest = 6

    init(_ bytes: ArraySlice<UInt8>) {
        switch bytes.networkOrder32(at: 56) {
        case 2: self = .littleEndian
        case 3: self = .bigEndian
        default: self = .utf8
        }
    }

    /// A text of the database as UTF-8.
    func unicode(_ text: ArraySlice<UInt8>) -> [UInt8] {
        self == .utf8 ? Array(text) : Array(String(decoding: units(of: text), as: UTF16.self).utf8)
    }

    /// Runs of characters of two bytes each, at even and at odd places, as UTF-8.
    func runs(in bytes: ArraySlice<UInt8>) -> [[UInt8]] {
        (0...1).flatMap { phase in
            units(of: bytes.dropFirst(phase)).split { !Self.isText($0) }.filter { $0.count >= Self.shortest }
                .map { Array(String(decoding: $0, as: UTF16.self).utf8) }
        }
    }

    private func units(of bytes: ArraySlice<UInt8>) -> [UInt16] {
        stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { index in
            let pair = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return self == .littleEndian ? pair.1 << 8 | pair.0 : pair.0 << 8 | pair.1
        }
    }

    /// Latin letters, ideographs and their punctuation.
    private static func isText(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x20..<0x7F, 0x3000..<0x3400, 0x4E00..<0xA000, 0xF900..<0xFB00, 0xFF01..<0xFFE7: true
        default: false
        }
    }
}
