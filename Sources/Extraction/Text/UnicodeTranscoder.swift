/// UTF-16 and UTF-32 to UTF-8.
enum UnicodeTranscoder {
    /// Converts units of two or four bytes; what is no character becomes U+FFFD and is counted.
    static func convert(_ bytes: ArraySlice<UInt8>, from charset: Charset) -> TextDecoders.Conversion {
        var conversion = TextDecoders.Conversion()
        conversion.text.reserveCapacity(bytes.count + bytes.count / 2)
        let width = charset.unitBytes
        let whole = bytes.count / width * width
        var position = bytes.startIndex
        let end = bytes.startIndex + whole
        while position < end {
            let unit = unit(of: bytes, at: position, charset)
            position += width
            if width == 2, unit & 0xFC00 == 0xD800, position < end {
                let low = Self.unit(of: bytes, at: position, charset)
                if low & 0xFC00 == 0xDC00 {
                    position += width
                    append(0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF), to: &conversion)
                    continue
                }
            }
            append(unit, to: &conversion)
        }
        if whole < bytes.count { append(0xD800, to: &conversion) }
        return conversion
    }

    private static func unit(of bytes: ArraySlice<UInt8>, at index: Int, _ charset: Charset) -> UInt32 {
        switch charset {
        case .utf16LittleEndian: UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8
        case .utf16BigEndian: UInt32(bytes[index]) << 8 | UInt32(bytes[index + 1])
        case .utf32LittleEndian:
            UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
                | UInt32(bytes[index + 3]) << 24
        default:
            UInt32(bytes[index]) << 24 | UInt32(bytes[index + 1]) << 16 | UInt32(bytes[index + 2]) << 8
                | UInt32(bytes[index + 3])
        }
    }

    private static func append(_ value: UInt32, to conversion: inout TextDecoders.Conversion) {
        if value < 0x80 {
            conversion.text.append(UInt8(value))
        } else if let scalar = Unicode.Scalar(value) {
            conversion.text.append(
                contentsOf: UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
        } else {
            conversion.illegal += 1
            conversion.text.append(contentsOf: Unicode.UTF8.encodedReplacementCharacter)
        }
    }
}
