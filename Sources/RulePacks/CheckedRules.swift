import Crypto
import Documents
import Glibc
import Matching

/// Which rule files have passed every check before, so that a user's next command need not try each example again.
///
/// Nothing but that is remembered: files are read anew each time, and what is remembered holds for exactly these bytes
/// under exactly this program and library. A memory that others could have written counts for nothing.
package struct CheckedRules: Sendable {
    private let folder: String

    private var file: String { folder + "/checked-rules" }

    /// A longer memory begins anew.
    private static let mostBytes = 64 * 65

    /// - Parameter folder: where it is kept; must belong to the calling user alone.
    package init(folder: String) {
        self.folder = folder
    }

    /// The calling user's own memory, beside his fingerprint key; `nil` where he has no home.
    package static func ofUser() -> CheckedRules? {
        guard let home = unsafe getenv("HOME") else { return nil }
        return CheckedRules(folder: unsafe String(cString: home) + "/.local/state/obstat")
    }

    /// Names these files, this program and this library.
    static func digest(of files: [RuleFiles]) -> String {
        var program = stat()
        _ = unsafe stat("/proc/self/exe", &program)
        let engine =
            "\(CompiledRules.engineVersion) \(program.st_dev) \(program.st_ino) \(program.st_size) "
            + "\(program.st_mtim.tv_sec) \(program.st_mtim.tv_nsec)\n"
        let text = engine + files.map { RuleManifest($0).text }.joined(separator: "\n")
        return SHA256.hash(data: Array(text.utf8)).hexadecimal
    }

    func holds(_ digest: String) -> Bool {
        let descriptor = unsafe open(file, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        guard isOwn(descriptor) else { return false }
        var bytes = [UInt8](repeating: 0, count: Self.mostBytes)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
        return bytes.prefix(max(0, count)).split(separator: UInt8(ascii: "\n")).contains {
            $0.elementsEqual(digest.utf8)
        }
    }

    /// Remembers files that have passed; where that can't be, they are checked again the next time.
    func add(_ digest: String) {
        let descriptor = unsafe open(
            file, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let line = Array((digest + "\n").utf8)
        guard isOwn(descriptor), let size = size(of: descriptor) else { return }
        if size + line.count > Self.mostBytes, ftruncate(descriptor, 0) != 0 { return }
        _ = unsafe line.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    }

    /// Whether nobody else may have written it.
    private func isOwn(_ descriptor: Int32) -> Bool {
        var (own, above) = (stat(), stat())
        guard unsafe fstat(descriptor, &own) == 0, unsafe lstat(folder, &above) == 0 else { return false }
        return own.st_mode & S_IFMT == S_IFREG && above.st_mode & S_IFMT == S_IFDIR
            && [own, above].allSatisfy { $0.st_uid == geteuid() && $0.st_mode & 0o022 == 0 }
    }

    private func size(of descriptor: Int32) -> Int? {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : nil
    }
}
