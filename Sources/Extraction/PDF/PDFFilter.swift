import CZlib

/// The filters of streams that hold text or files (ISO 32000-1, 7.4); those of pictures are not undone.
enum PDFFilter {
    /// - Parameters:
    ///   - bytes: as they stand in the file.
    ///   - filters: in the order in which they are undone.
    ///   - parameters: the stream's `DecodeParms`.
    ///   - limit: bytes that may come out of one filter.
    /// - Returns: `nil` for damaged data, a filter that is not known, or past `limit`.
    static func decode(
        _ bytes: ArraySlice<UInt8>, filters: [String], parameters: PDFObject?, limit: Int
    ) -> [UInt8]? {
        var bytes = Array(bytes)
        for (index, filter) in filters.enumerated() {
            let own = (parameters?.array.map { index < $0.count ? $0[index] : .null } ?? parameters)?
                .dictionary
            let decoded: [UInt8]? =
                switch filter {
                case "FlateDecode", "Fl": PDFPredictor.undo(inflate(bytes, limit: limit), parameters: own)
                case "LZWDecode", "LZW":
                    PDFPredictor.undo(
                        PDFLZW.decode(
                            bytes, isEarly: own?["EarlyChange"]?.integer != 0, limit: limit), parameters: own)
                case "RunLengthDecode", "RL": runs(bytes, limit: limit)
                case "ASCIIHexDecode", "AHx": hexadecimal(bytes)
                case "ASCII85Decode", "A85": base85(bytes)
                // Only the identity filter is left in what PDFium writes in the clear.
                case "Crypt": bytes
                default: nil
                }
            guard let decoded else { return nil }
            bytes = decoded
        }
        return bytes
    }

    /// A metadata stream as PDFium copies it: it takes the filter's name away and leaves the data packed.
    static func inflatedMetadata(_ bytes: [UInt8], limit: Int) -> [UInt8] {
        guard let first = bytes.first(where: { !$0.isPDFSpace }), first != UInt8(ascii: "<") else {
            return bytes
        }
        return inflate(bytes, limit: limit) ?? bytes
    }

    /// Unlike an archive's, a stream's data may be followed by a line end, and need no checksum.
    private static func inflate(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        if bytes.isEmpty { return [] }
        let hasHeader =
            bytes.count > 1 && bytes[0] & 15 == 8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
        return inflateRaw(hasHeader ? Array(bytes.dropFirst(2)) : bytes, limit: limit)
    }

    private static func inflateRaw(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        var stream = unsafe z_stream()
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        guard unsafe inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, size) == Z_OK else { return nil }
        defer { unsafe inflateEnd(&stream) }
        var input = bytes
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        guard let total = UInt32(exactly: input.count) else { return nil }
        // SAFETY: both buffers live through the loop, and zlib is told their sizes.
        return unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe stream.next_in = source.baseAddress
            unsafe stream.avail_in = total
            while output.count <= limit {
                let status = unsafe chunk.withUnsafeMutableBufferPointer { buffer in
                    unsafe stream.next_out = buffer.baseAddress
                    unsafe stream.avail_out = UInt32(buffer.count)
                    return unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
                }
                output.append(contentsOf: chunk.prefix(chunk.count - Int(unsafe stream.avail_out)))
                if status == Z_STREAM_END { return output }
                guard status == Z_OK else { return nil }
            }
            return nil
        }
    }

    /// A length before each run: up to 127 stands for bytes as they are, from 129 on for one byte many times.
    private static func runs(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        var output: [UInt8] = []
        var rest = bytes[...]
        while let length = rest.popFirst(), length != 128 {
            guard output.count <= limit else { return nil }
            if length < 128 {
                output += rest.prefix(Int(length) + 1)
                rest = rest.dropFirst(Int(length) + 1)
            } else if let byte = rest.popFirst() {
                output += [UInt8](repeating: byte, count: 257 - Int(length))
            }
        }
        return output
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
        let digits = bytes.prefix { $0 != UInt8(ascii: ">") }.compactMap(\.hexadecimalValue)
        return stride(from: 0, to: digits.count, by: 2).map { index in
            digits[index] << 4 | (index + 1 < digits.count ? digits[index + 1] : 0)
        }
    }

    private static func base85(_ bytes: [UInt8]) -> [UInt8]? {
        var output: [UInt8] = []
        var group: [UInt64] = []
        for byte in bytes where !byte.isPDFSpace {
            if byte == UInt8(ascii: "~") { break }
            if byte == UInt8(ascii: "z"), group.isEmpty {
                output += [0, 0, 0, 0]
                continue
            }
            guard byte >= UInt8(ascii: "!"), byte <= UInt8(ascii: "u") else { return nil }
            group.append(UInt64(byte - UInt8(ascii: "!")))
            if group.count == 5 { flush(&group, to: &output) }
        }
        if group.count > 1 { flush(&group, to: &output) }
        return output
    }

    private static func flush(_ group: inout [UInt64], to output: inout [UInt8]) {
        let count = group.count
        let padded = group + [UInt64](repeating: 84, count: 5 - count)
        let value = padded.reduce(0) { $0 * 85 + $1 }
        for index in 0..<(count - 1) {
            output.append(UInt8(truncatingIfNeeded: value >> UInt64(24 - 8 * index)))
        }
        group.removeAll(keepingCapacity: true)
    }
}
