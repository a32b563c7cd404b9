extension ArraySlice<UInt8> {
    /// The little-endian number of two bytes at `offset` from the slice's start, or `nil` beyond its end.
    func littleEndian16(at offset: Int) -> UInt16? {
        guard offset >= 0, offset <= count - 2 else { return nil }
        let index = startIndex + offset
        return UInt16(self[index]) | UInt16(self[index + 1]) << 8
    }

    /// The little-endian number of four bytes at `offset` from the slice's start, or `nil` beyond its end.
    func littleEndian32(at offset: Int) -> UInt32? {
        guard let low = littleEndian16(at: offset), let high = littleEndian16(at: offset + 2) else {
            return nil
        }
        return UInt32(low) | UInt32(high) << 16
    }

    /// The little-endian number of eight bytes at `offset`; `nil` beyond the end, or where it exceeds `Int64`.
    func littleEndian64(at offset: Int) -> Int64? {
        guard let low = littleEndian32(at: offset), let high = littleEndian32(at: offset + 4) else {
            return nil
        }
        return Int64(exactly: UInt64(low) | UInt64(high) << 32)
    }

    /// The number in network order (highest byte first) of two bytes at `offset` from the slice's start, or `nil` beyond its end.
    func networkOrder16(at offset: Int) -> UInt16? {
        littleEndian16(at: offset)?.byteSwapped
    }

    /// The number in network order (highest byte first) of four bytes at `offset` from the slice's start, or `nil` beyond its end.
    func networkOrder32(at offset: Int) -> UInt32? {
        littleEndian32(at: offset)?.byteSwapped
    }

    /// The bytes from `offset` on, `length` of them, or `nil` where they do not all exist.
    func slice(at offset: Int, length: Int) -> ArraySlice<UInt8>? {
        guard offset >= 0, length >= 0, offset <= count, length <= count - offset else { return nil }
        return self[(startIndex + offset)..<(startIndex + offset + length)]
    }

    /// Whether these bytes stand at `offset` from the slice's start.
    func has(_ signature: some Collection<UInt8>, at offset: Int = 0) -> Bool {
        slice(at: offset, length: signature.count)?.elementsEqual(signature) ?? false
    }

    /// Whether this text stands at `offset` from the slice's start.
    func has(_ signature: StaticString, at offset: Int = 0) -> Bool {
        signature.withUTF8Buffer { buffer in
            guard let part = slice(at: offset, length: buffer.count) else { return false }
            return unsafe part.elementsEqual(buffer)
        }
    }
}
