import Glibc

/// Whole reads and writes on a descriptor that is owned elsewhere; interrupted calls are repeated.
package enum Stream {
    /// Writes all bytes, waiting as long as it takes.
    ///
    /// - Returns: `false` when the reader has gone or the write failed. The caller must ignore `SIGPIPE`.
    package static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if written > 0 {
                rest = rest.dropFirst(written)
            } else if !(written < 0 && errno == EINTR) {
                return false
            }
        }
        return true
    }

    /// Reads what is there, up to the buffer's size, into its beginning.
    ///
    /// - Returns: how many bytes came; 0 at the end; `nil` on an error.
    package static func read(into buffer: inout [UInt8], from descriptor: Int32) -> Int? {
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if count >= 0 { return count }
            guard errno == EINTR else { return nil }
        }
    }

    /// Reads `count` bytes from the start of a regular file, whatever its position; fewer where it is shorter.
    ///
    /// - Returns: `nil` on an error.
    package static func contents(of descriptor: Int32, count: Int) -> [UInt8]? {
        var failed = false
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let rest = unsafe UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                let read = unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(filled))
                if read > 0 { filled += read }
                if read == 0 { return }
                if read < 0, errno != EINTR {
                    failed = true
                    return
                }
            }
        }
        return failed ? nil : bytes
    }

    /// The size of an open regular file in bytes, or `nil` where it is none.
    package static func fileSize(of descriptor: Int32) -> Int? {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }
}
