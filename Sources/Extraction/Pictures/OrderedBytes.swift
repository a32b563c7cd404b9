/// Bytes with numbers in one byte order, as picture formats mix them; offsets count from the slice's start.
struct OrderedBytes {
    let bytes: ArraySlice<UInt8>
    let isBigEndian: Bool

    init(_ bytes: ArraySlice<UInt8>, bigEndian: Bool = true) {
        self.bytes = bytes
        isBigEndian = bigEndian
    }

    var count: Int { bytes.count }

    func number8(at offset: Int) -> Int? { number(1, at: offset) }
    func number16(at offset: Int) -> Int? { number(2, at: offset) }
    func number32(at offset: Int) -> Int? { number(4, at: offset) }
    /// `nil` also where the number exceeds `Int`.
    func number64(at offset: Int) -> Int? { number(8, at: offset) }

    /// The number of `size` bytes, at most eight, or `nil` beyond the end.
    func number(_ size: Int, at offset: Int) -> Int? {
        guard let digits = bytes.slice(at: offset, length: size) else { return nil }
        let value =
            isBigEndian
            ? digits.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            : digits.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int(exactly: value)
    }

    func slice(at offset: Int, length: Int) -> ArraySlice<UInt8>? {
        bytes.slice(at: offset, length: length)
    }
}

extension [UInt8] {
    /// Appends a number of `size` bytes, the high ones first.
    mutating func appendBigEndian(_ value: Int, size: Int) {
        for shift in (0..<size).reversed() { append(UInt8(truncatingIfNeeded: value >> (shift * 8))) }
    }

    /// Appends a number of `size` bytes, the low ones first.
    mutating func appendLittleEndian(_ value: Int, size: Int) {
        for shift in 0..<size { append(UInt8(truncatingIfNeeded: value >> (shift * 8))) }
    }
}
