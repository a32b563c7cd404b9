import CIconv
import Glibc
import Synchronization

/// The C library's converters, opened once and kept.
///
/// glibc loads the code of an encoding from a file when it is first opened. A confined process has no files, so
/// ``warm()`` must run before confinement; afterwards a converter that is not open counts as missing, never as
/// "no text".
package enum TextDecoders {
    // SAFETY: the descriptor is opened once, never closed, and only used under the lock below.
    @safe private struct Converter: @unchecked Sendable {
        let descriptor: iconv_t
    }

    // The lock only matters to tests, which decode on several threads; the examiner has one.
    private static let converters = Mutex<[Charset: Converter]>([:])

    /// Opens every converter.
    ///
    /// - Returns: the names of the encodings that this machine lacks; the examiner refuses to start with any.
    @discardableResult
    package static func warm() -> [String] {
        converters.withLock { open in
            Charset.converted.filter { converter(for: $0, in: &open) == nil }.map(\.rawValue)
        }
    }

    /// What a conversion gave.
    struct Conversion {
        /// UTF-8, with U+FFFD for each byte that means nothing.
        var text: [UInt8] = []
        /// Bytes that mean nothing in this encoding.
        var illegal = 0
        /// Whether it was given up because too much was illegal.
        var isAbandoned = false
    }

    /// Converts to UTF-8.
    ///
    /// - Parameters:
    ///   - bytes: what to convert.
    ///   - charset: one of ``Charset/converted``.
    ///   - most: illegal bytes after which the conversion is given up.
    /// - Returns: `nil` where the converter is not there.
    static func convert(
        _ bytes: ArraySlice<UInt8>, from charset: Charset, mostIllegal most: Int
    ) -> Conversion? {
        converters.withLock { open in
            guard let converter = converter(for: charset, in: &open) else { return nil }
            return run(converter, over: bytes, mostIllegal: most)
        }
    }

    private static func converter(for charset: Charset, in open: inout [Charset: Converter]) -> Converter? {
        if let known = open[charset] { return known }
        let descriptor = unsafe iconv_open("UTF-8", charset.converterName)
        // SAFETY: iconv_open answers (iconv_t)-1 on failure, which is never a valid pointer.
        guard let descriptor = unsafe descriptor, Int(bitPattern: descriptor) != -1 else { return nil }
        let converter = unsafe Converter(descriptor: descriptor)
        open[charset] = converter
        return converter
    }

    private static func run(
        _ converter: Converter, over bytes: ArraySlice<UInt8>, mostIllegal: Int
    ) -> Conversion {
        var conversion = Conversion()
        conversion.text.reserveCapacity(bytes.count + bytes.count / 2)
        var room = [UInt8](repeating: 0, count: 1 << 16)
        _ = unsafe iconv(converter.descriptor, nil, nil, nil, nil)
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let step = step(converter, over: bytes[position...], into: &room)
            conversion.text.append(contentsOf: room[..<step.produced])
            position += step.consumed
            if step.isIllegal {
                conversion.text.append(contentsOf: [0xEF, 0xBF, 0xBD])
                conversion.illegal += 1
                position += 1
            }
            if conversion.illegal > mostIllegal {
                conversion.isAbandoned = true
                return conversion
            }
        }
        // Big5-HKSCS holds a letter back until it knows whether an accent follows.
        let last = step(converter, over: nil, into: &room)
        conversion.text.append(contentsOf: room[..<last.produced])
        return conversion
    }

    /// One call of iconv, which stops at an illegal or cut-off character or when the room is full.
    private static func step(
        _ converter: Converter, over bytes: ArraySlice<UInt8>?, into room: inout [UInt8]
    ) -> (consumed: Int, produced: Int, isIllegal: Bool) {
        unsafe room.withUnsafeMutableBytes { target in
            // SAFETY: iconv reads `left` bytes of a live buffer and writes at most `free`; neither pointer outlives
            // the call. Its parameter is not const only for historical reasons: it does not write to the input.
            var output = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
            var free = target.count
            guard let bytes else {
                _ = unsafe iconv(converter.descriptor, nil, nil, &output, &free)
                return (0, target.count - free, false)
            }
            return unsafe bytes.withUnsafeBytes { source in
                var left = source.count
                var input = unsafe UnsafeMutablePointer(
                    mutating: source.baseAddress?.assumingMemoryBound(to: CChar.self))
                let result = unsafe iconv(converter.descriptor, &input, &left, &output, &free)
                let isIllegal = result == -1 && errno != E2BIG
                return (source.count - left, target.count - free, isIllegal)
            }
        }
    }
}
