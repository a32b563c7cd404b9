import Documents
import Glibc

/// Standard input as a file without a name, because a document is read from a file that does not change.
enum StandardInput {
    /// - Parameter limit: the most bytes; one more is kept so that the examiner sees the limit was passed.
    /// - Returns: a descriptor at the start of the file, or `nil` when it could not be kept.
    static func file(limit: Int64) -> Int32? {
        guard let descriptor = namelessFile() else { return nil }
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var total: Int64 = 0
        while total <= limit {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe read(STDIN_FILENO, $0.baseAddress, $0.count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return count == 0 ? descriptor : abandon(descriptor) }
            let written = unsafe buffer.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, count) }
            guard written == count else { return abandon(descriptor) }
            total += Int64(count)
        }
        return descriptor
    }

    /// A temporary file that has lost its name, so that it goes when it is closed, whatever happens.
    private static func namelessFile() -> Int32? {
        let folder = Terminal.environment("TMPDIR") ?? "/tmp"
        var path = FileName(folder + "/obstat-XXXXXX").pathText
        let descriptor = unsafe mkstemp(&path)
        guard descriptor >= 0 else { return nil }
        unsafe unlink(path)
        return descriptor
    }

    private static func abandon(_ descriptor: Int32) -> Int32? {
        close(descriptor)
        return nil
    }
}
