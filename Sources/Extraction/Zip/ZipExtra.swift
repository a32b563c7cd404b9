/// The extra fields of a ZIP header: what is needed of them, and whether they hide something.
struct ZipExtra {
    /// The numbers of field 0x0001, in the order of APPNOTE 4.5.3.
    var largeNumbers = LargeNumbers()
    /// Whether it holds more bytes than a known field explains.
    private(set) var isStrange = false
    private var unicodePath: ArraySlice<UInt8>?
    /// What the fields say in words, a line each: a comment in Unicode, whatever a tool has left.
    private(set) var words: [UInt8] = []

    /// Fields of numbers alone, and the name that is read anyway.
    private static let wordless: Set<UInt16> = [
        0x0001, 0x000A, 0x5455, 0x5855, 0x7075, 0x7855, 0x7875, 0x9901, 0xA220, 0xCAFE, 0xD935,
    ]

    /// 64-bit sizes, times, owners, Unicode name and comment, encryption, alignment, Office's growth hint.
    private static let knownFields: Set<UInt16> = [
        0x0001, 0x000A, 0x000D, 0x0017, 0x5455, 0x5855, 0x6375, 0x7075, 0x756E, 0x7855, 0x7875, 0x9901,
        0xA220,
        0xCAFE, 0xD935,
    ]
    /// An unknown field up to this long is taken for a tool's own stamp; more could be a text.
    private static let harmlessBytes = 40

    init(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while let id = rest.littleEndian16(at: 0), let length = rest.littleEndian16(at: 2) {
            guard let field = rest.slice(at: 4, length: Int(length)) else { break }
            read(id, field)
            rest = rest.dropFirst(4 + Int(length))
        }
        if rest.contains(where: { $0 != 0 }) { isStrange = true }
    }

    private mutating func read(_ id: UInt16, _ field: ArraySlice<UInt8>) {
        if !Self.wordless.contains(id) {
            for run in TextRuns(in: field).runs { words += [0x0A] + run }
        }
        switch id {
        case 0x0001: largeNumbers = LargeNumbers(field)
        case 0x7075: unicodePath = field
        // Zeros after the six bytes of its own header.
        case 0xA220: if field.dropFirst(4).contains(where: { $0 != 0 }) { isStrange = true }
        default:
            let limit = Self.knownFields.contains(id) ? 4 * Self.harmlessBytes : Self.harmlessBytes
            if field.count > limit, field.contains(where: { $0 != 0 }) { isStrange = true }
        }
    }

    /// The Unicode name, where it was made for this raw name (APPNOTE 4.6.9).
    func unicodeName(for rawName: ArraySlice<UInt8>) -> [UInt8]? {
        guard let unicodePath, unicodePath.first == 1, unicodePath.count > 5,
            unicodePath.littleEndian32(at: 1) == Inflater.crc32(rawName)
        else { return nil }
        return Array(unicodePath.dropFirst(5))
    }

    /// 64-bit numbers that stand in, one after the other, for 32-bit ones that are all ones.
    struct LargeNumbers {
        private var rest: ArraySlice<UInt8>

        init(_ field: ArraySlice<UInt8> = []) {
            rest = field
        }

        /// The number itself, or the next 64-bit one where it is all ones; `nil` where none is left that fits.
        mutating func next(unless number: UInt32) -> Int64? {
            guard number == .max else { return Int64(number) }
            guard let large = rest.littleEndian64(at: 0) else { return nil }
            rest = rest.dropFirst(8)
            return large
        }
    }
}
