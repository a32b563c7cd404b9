/// Reads numbers and runs of bytes one after another; what lies beyond the end is `nil`, and the cursor then stays.
///
/// Numbers are little-endian, as everything from Windows is.
struct ByteCursor {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func byte() -> Int? {
        rest.popFirst().map { Int($0) }
    }

    mutating func number16() -> Int? {
        guard let value = rest.littleEndian16(at: 0) else { return nil }
        rest = rest.dropFirst(2)
        return Int(value)
    }

    mutating func number32() -> Int? {
        guard let value = rest.littleEndian32(at: 0) else { return nil }
        rest = rest.dropFirst(4)
        return Int(value)
    }

    mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
        guard let taken = rest.slice(at: 0, length: count) else { return nil }
        rest = rest.dropFirst(count)
        return taken
    }

    /// - Returns: `false` where there are not so many bytes.
    @discardableResult
    mutating func skip(_ count: Int) -> Bool {
        bytes(count) != nil
    }

    /// The bytes before the next zero, which is skipped; everything where there is none.
    mutating func terminated() -> ArraySlice<UInt8> {
        let text = rest.prefix { $0 != 0 }
        rest = rest.dropFirst(text.count + 1)
        return text
    }
}

extension ArraySlice<UInt8> {
    /// The byte at `offset` from the slice's start as a number, or `nil` beyond its end.
    func number8(at offset: Int) -> Int? {
        guard offset >= 0, offset < count else { return nil }
        return Int(self[startIndex + offset])
    }

    /// The little-endian number of two bytes at `offset` from the slice's start, or `nil` beyond its end.
    func number16(at offset: Int) -> Int? {
        littleEndian16(at: offset).map { Int($0) }
    }

    /// The little-endian number of four bytes at `offset` from the slice's start, or `nil` beyond its end.
    func number32(at offset: Int) -> Int? {
        littleEndian32(at: offset).map { Int($0) }
    }

    /// The same with a sign.
    func signed32(at offset: Int) -> Int? {
        littleEndian32(at: offset).map { Int(Int32(bitPattern: $0)) }
    }

    /// The floating-point number of eight bytes at `offset`, or `nil` beyond the end.
    func double(at offset: Int) -> Double? {
        guard let low = littleEndian32(at: offset), let high = littleEndian32(at: offset + 4) else {
            return nil
        }
        return Double(bitPattern: UInt64(low) | UInt64(high) << 32)
    }

    /// What stands before the first zero.
    var untilZero: ArraySlice<UInt8> { prefix { $0 != 0 } }

    /// UTF-16 units before the first zero unit, in UTF-8.
    var wideText: [UInt8] {
        var end = startIndex
        while end + 1 < endIndex, self[end] != 0 || self[end + 1] != 0 { end += 2 }
        return CodePage.utf16.decode(self[startIndex..<end])
    }
}
