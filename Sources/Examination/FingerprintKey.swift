import Glibc

/// The secret under which values become fingerprints: 32 bytes of chance, in a file that only its owner may read.
///
/// Without it a fingerprint of a national identification number could be undone by trying them all.
package struct FingerprintKey: Sendable {
    let bytes: [UInt8]

    private static let length = 32

    /// A key for this process alone.
    package init() {
        var generator = SystemRandomNumberGenerator()
        self.init(bytes: (0..<Self.length).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads the key, or makes it where there is none.
    ///
    /// - Returns: `nil` when the file can't be read or made, is not 32 bytes, or others may read it.
    package init?(file: String) {
        if let bytes = Self.read(file) {
            self.init(bytes: bytes)
            return
        }
        guard errno == ENOENT else { return nil }
        self.init()
        guard Self.write(bytes, to: file) else { return nil }
    }

    /// The calling user's own key, so that fingerprints compare from one scan to the next; where none can be kept,
    /// one for this process.
    package static func ofUser() -> FingerprintKey {
        guard let home = unsafe getenv("HOME") else { return FingerprintKey() }
        var folder = unsafe String(cString: home)
        for name in [".local", "state", "obstat"] {
            folder += "/" + name
            _ = unsafe mkdir(folder, 0o700)
        }
        return FingerprintKey(file: folder + "/fingerprint.key") ?? FingerprintKey()
    }

    private static func read(_ file: String) -> [UInt8]? {
        let descriptor = unsafe open(file, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        var bytes = [UInt8](repeating: 0, count: length + 1)
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
        }
        guard count == length, unsafe fstat(descriptor, &status) == 0, status.st_mode & 0o077 == 0 else {
            errno = EACCES
            return nil
        }
        return Array(bytes.prefix(length))
    }

    private static func write(_ bytes: [UInt8], to file: String) -> Bool {
        let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
        return count == bytes.count && fsync(descriptor) == 0
    }
}
