import CZlib
import Documents

/// Deflate, within the limits of the examination.
enum Inflater {
    /// What stands around the deflated bytes.
    enum Wrapping: Int32 {
        /// Bare deflate, as in ZIP.
        case none = -15
        /// RFC 1950.
        case zlib = 15
    }

    private static let chunk = 1 << 16

    /// What one stream among others gave.
    struct Stream {
        /// What came out before the end, the damage or the limit.
        var output: [UInt8] = []
        /// Bytes that the stream occupies.
        var consumed = 0
        /// Whether its end was reached; a gap has been noted otherwise.
        var isWhole = false
    }

    /// Inflates the stream that bytes begin with, whatever follows it.
    ///
    /// - `packed`: for the ratio; bytes of the whole file, where it holds more than this stream.
    /// - `before`: bytes that the file has given before this stream.
    static func inflateFirst(
        in bytes: ArraySlice<UInt8>, ofPacked packed: Int, after before: Int, extraction: Extraction,
        at path: PartPath
    ) -> Stream {
        var stream = Stream()
        let outcome = run(bytes, wrapping: .none, consumed: &stream.consumed) { produced in
            guard extraction.spend(expanded: produced.count) else { return false }
            stream.output.append(contentsOf: produced)
            return !extraction.isBomb(packed: packed, expanded: before + stream.output.count)
        }
        switch outcome {
        case .whole, .leftOver: stream.isWhole = true
        case .stopped:
            extraction.missExpansion(at: path)
            stream.output = Array(stream.output.prefix(Extraction.readOfExpansion))
        case .damaged: extraction.miss(.corrupt, "the compressed data are damaged or cut off", at: path)
        }
        return stream
    }

    /// Inflates one stream.
    ///
    /// Notes a gap where the stream is damaged, where bytes follow its end, or where a limit is reached.
    ///
    /// - Parameters:
    ///   - packed: the whole stream.
    ///   - wrapping: what stands around it.
    ///   - expected: the size that its container claims, or nought; a stream that gave so much is whole.
    ///   - extraction: whose limits count.
    ///   - path: the part that the gaps are noted for.
    /// - Returns: what came out before the end, the damage or the limit; `nil` where nothing did although
    ///   something should have.
    static func inflate(
        _ packed: ArraySlice<UInt8>, wrapping: Wrapping, expecting expected: Int64, extraction: Extraction,
        at path: PartPath
    ) -> ArraySlice<UInt8>? {
        var output: [UInt8] = []
        output.reserveCapacity(Int(min(max(0, expected), Int64(packed.count) * 16, 1 << 26)))
        var consumed = 0
        let outcome = run(packed, wrapping: wrapping, consumed: &consumed) { produced in
            guard extraction.spend(expanded: produced.count) else { return false }
            output.append(contentsOf: produced)
            return !extraction.isBomb(packed: packed.count, expanded: output.count)
        }
        switch outcome {
        case .whole: break
        case .stopped:
            extraction.missExpansion(at: path)
            return output.isEmpty ? nil : output.prefix(Extraction.readOfExpansion)
        // PowerPoint leaves out the checksum at the end.
        case .damaged where wrapping == .zlib && expected > 0 && output.count == expected: break
        case .leftOver: extraction.miss(.corrupt, "bytes follow the end of the compressed data", at: path)
        case .damaged: extraction.miss(.corrupt, "the compressed data are damaged or cut off", at: path)
        }
        return output.isEmpty && outcome != .whole ? nil : output[...]
    }

    /// The CRC-32 that ZIP and gzip use.
    static func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            // SAFETY: pointer and count are those of one live buffer.
            UInt32(truncatingIfNeeded: unsafe crc32_z(0, buffer.baseAddress, buffer.count))
        }
    }

    private enum Outcome {
        case whole, stopped, leftOver, damaged
    }

    private static func run(
        _ packed: ArraySlice<UInt8>, wrapping: Wrapping, consumed: inout Int,
        take: (ArraySlice<UInt8>) -> Bool
    ) -> Outcome {
        var stream = unsafe z_stream()
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        guard unsafe inflateInit2_(&stream, wrapping.rawValue, ZLIB_VERSION, size) == Z_OK else {
            return .damaged
        }
        defer { _ = unsafe inflateEnd(&stream) }
        var room = [UInt8](repeating: 0, count: chunk)
        var position = packed.startIndex
        defer { consumed = position - packed.startIndex }
        while true {
            let input = packed[position...].prefix(1 << 24)
            let step = unsafe inflateStep(&stream, input: input, room: &room)
            position += step.consumed
            if step.produced > 0, !take(room[..<step.produced]) { return .stopped }
            if step.status == Z_STREAM_END { return position == packed.endIndex ? .whole : .leftOver }
            guard step.status == Z_OK, step.consumed > 0 || step.produced > 0 else { return .damaged }
        }
    }

    /// One call of zlib: as much of the input as fits into the room.
    private static func inflateStep(
        _ stream: inout z_stream, input: ArraySlice<UInt8>, room: inout [UInt8]
    ) -> (status: Int32, consumed: Int, produced: Int) {
        unsafe input.withUnsafeBufferPointer { source in
            unsafe room.withUnsafeMutableBufferPointer { target in
                // SAFETY: zlib reads avail_in bytes and writes at most avail_out, both the sizes of live buffers;
                // the pointers are set anew before each call and not used after it.
                unsafe stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                unsafe stream.avail_in = UInt32(source.count)
                unsafe stream.next_out = target.baseAddress
                unsafe stream.avail_out = UInt32(target.count)
                let status = unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
                return unsafe (
                    status, source.count - Int(stream.avail_in), target.count - Int(stream.avail_out)
                )
            }
        }
    }
}
