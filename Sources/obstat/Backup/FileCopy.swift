import Crypto
import Documents
import Glibc

/// Copies of regular files, for good before they are told of, with the hash of what was copied.
enum FileCopy {
    /// A call that failed on a path.
    struct Failure: Error {
        let path: String
        let code: Int32

        var isMissing: Bool { code == ENOENT }

        var message: LocalizedText {
            let words = unsafe String(cString: strerror(code))
            return LocalizedText(
                zhTW: "\(path)：\(words)。請確認路徑、權限與磁碟空間。",
                en: "\(path): \(words). Check path, permissions and disk space.")
        }
    }

    /// - Parameters:
    ///   - source: a regular file; links are not followed.
    ///   - target: must not be there yet.
    ///   - mode: of the copy.
    /// - Returns: SHA-256 of the copy, hexadecimal.
    /// - Throws: ``Failure``; a copy that was begun stays.
    static func copy(_ source: String, to target: String, mode: UInt32) throws(Failure) -> String {
        let from = unsafe open(source, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard from >= 0 else { throw Failure(path: source, code: errno) }
        defer { close(from) }
        var status = stat()
        guard unsafe fstat(from, &status) == 0 else { throw Failure(path: source, code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(path: source, code: EINVAL) }
        let to = unsafe open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        guard to >= 0 else { throw Failure(path: target, code: errno) }
        defer { close(to) }
        let hash = try pass(from, source, to, target)
        guard fchmod(to, mode) == 0, fsync(to) == 0 else { throw Failure(path: target, code: errno) }
        return hash
    }

    private static func pass(
        _ from: Int32, _ source: String, _ to: Int32, _ target: String
    ) throws(Failure) -> String {
        var hasher = SHA256()
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = unsafe read(from, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw Failure(path: source, code: errno) }
            if count == 0 { return hasher.finalize().hexadecimal }
            hasher.update(data: buffer[..<count])
            var rest = buffer[..<count]
            while !rest.isEmpty {
                let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(to, $0.baseAddress, $0.count) }
                if written < 0 && errno == EINTR { continue }
                guard written >= 0 else { throw Failure(path: target, code: errno) }
                rest = rest.dropFirst(written)
            }
        }
    }

    /// Writes a whole new file, for good.
    static func write(_ text: String, to path: String, mode: UInt32) throws(Failure) {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        guard file >= 0 else { throw Failure(path: path, code: errno) }
        defer { close(file) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written >= 0 else { throw Failure(path: path, code: errno) }
            rest = rest.dropFirst(written)
        }
        guard fsync(file) == 0 else { throw Failure(path: path, code: errno) }
    }

    /// Makes a folder that is its owner's alone, where it is not there.
    static func makeFolder(_ path: String) throws(Failure) {
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw Failure(path: path, code: errno)
        }
    }

    /// Waits until the names in a folder are on stable storage.
    static func synchronise(_ path: String) throws(Failure) {
        let folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Failure(path: path, code: errno) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw Failure(path: path, code: errno) }
    }

    /// Names in a folder, sorted; those that are no text are left out, as none of the gate's own is.
    static func names(in path: String) throws(Failure) -> [String] {
        guard let stream = unsafe opendir(path) else { throw Failure(path: path, code: errno) }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
                unsafe Array($0.prefix { $0 != 0 })
            }
            if let name = String(validating: bytes, as: UTF8.self), name != ".", name != ".." {
                names.append(name)
            }
        }
        return names.sorted()
    }

    static func isThere(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }
}
