import Crypto
import Documents
import Glibc

/// SHA-256 and size of an open file, read by position so that nobody else's reading is disturbed.
struct ContentDigest {
    let sha256: String
    let bytes: Int64

    /// `nil` when the file can't be read to its end.
    init?(descriptor: Int32) {
        var hasher = SHA256()
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var position: Int64 = 0
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe pread(descriptor, $0.baseAddress, $0.count, Int(position))
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { break }
            hasher.update(data: buffer[..<count])
            position += Int64(count)
        }
        sha256 = hasher.finalize().hexadecimal
        bytes = position
    }

    /// The SHA-256 of a regular file; `nil` when it can't be read, or is something else.
    static func ofFile(_ path: String) -> String? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Self(descriptor: descriptor)?.sha256
    }
}
