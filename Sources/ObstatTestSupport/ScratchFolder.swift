import Glibc

/// A folder of a test's own, gone with its last reference.
///
/// Names are bytes; failures are thrown with their errno.
package final class ScratchFolder: Sendable {
    package let path: String
    private let descriptor: Int32

    /// A call that failed, and on what.
    package struct Failure: Error, CustomStringConvertible {
        package let call: String
        package let code: Int32
        package var description: String { "\(call): errno \(code)" }
    }

    package init() throws {
        var template = Array("/tmp/obstat-test-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw Failure(call: "mkdtemp", code: errno) }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(call: "open", code: errno) }
    }

    deinit {
        close(descriptor)
        Self.removeTree(Array(path.utf8CString), in: AT_FDCWD)
    }

    /// The absolute path of something in the folder whose name is text.
    package func path(_ name: String) -> String { path + "/" + name }

    package func makeFolder(_ path: RawPath, mode: UInt32 = 0o755) throws {
        try check(unsafe mkdirat(descriptor, path.terminated, mode), "mkdir")
        try check(unsafe fchmodat(descriptor, path.terminated, mode, 0), "chmod")
    }

    /// Writes a file and closes it.
    package func write(_ bytes: [UInt8], to path: RawPath) throws {
        let writer = try writer(path)
        try writer.write(bytes)
    }

    package func write(_ text: String, to path: RawPath) throws {
        try write(Array(text.utf8), to: path)
    }

    /// Opens a file for writing at its end, and keeps it open as long as the writer lives.
    package func writer(_ path: RawPath) throws -> FileWriter {
        let number = unsafe openat(
            descriptor, path.terminated, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o644)
        try check(number, "open")
        return FileWriter(number)
    }

    /// Puts other bytes into a file in place: the inode stays.
    package func overwrite(_ path: RawPath, with text: String) throws {
        let number = unsafe openat(descriptor, path.terminated, O_WRONLY | O_TRUNC | O_CLOEXEC)
        try check(number, "open")
        try FileWriter(number).write(text)
    }

    package func read(_ path: RawPath) throws -> [UInt8] {
        let number = unsafe openat(descriptor, path.terminated, O_RDONLY | O_CLOEXEC)
        try check(number, "open")
        defer { close(number) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe Glibc.read(number, &chunk, chunk.count)
            try check(Int32(count), "read")
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    package func exists(_ path: RawPath) -> Bool { mode(path) != nil }

    /// Kind and permission bits; `nil` where there is nothing of that name.
    package func mode(_ path: RawPath) -> UInt32? {
        var status = stat()
        let result = unsafe fstatat(descriptor, path.terminated, &status, AT_SYMLINK_NOFOLLOW)
        return result == 0 ? status.st_mode : nil
    }

    package func setMode(_ path: RawPath, _ mode: UInt32) throws {
        try check(unsafe fchmodat(descriptor, path.terminated, mode, 0), "chmod")
    }

    /// Renames, replacing.
    package func rename(_ path: RawPath, to other: RawPath) throws {
        try check(unsafe renameat(descriptor, path.terminated, descriptor, other.terminated), "rename")
    }

    package func remove(_ path: RawPath) throws {
        try check(unsafe unlinkat(descriptor, path.terminated, 0), "unlink")
    }

    package func removeFolder(_ path: RawPath) throws {
        try check(unsafe unlinkat(descriptor, path.terminated, AT_REMOVEDIR), "rmdir")
    }

    package func link(_ path: RawPath, as other: RawPath) throws {
        try check(unsafe linkat(descriptor, path.terminated, descriptor, other.terminated, 0), "link")
    }

    package func symlink(to target: String, as path: RawPath) throws {
        try check(unsafe symlinkat(target, descriptor, path.terminated), "symlink")
    }

    package func makePipe(_ path: RawPath) throws {
        try check(unsafe mkfifoat(descriptor, path.terminated, 0o644), "mkfifo")
    }

    /// A socket's name; nobody listens.
    package func makeSocket(_ path: RawPath) throws {
        try check(unsafe mknodat(descriptor, path.terminated, S_IFSOCK | 0o644, 0), "mknod")
    }

    /// Sets the time of change to this second.
    package func setModified(_ path: RawPath, seconds: Int) throws {
        let time = timespec(tv_sec: seconds, tv_nsec: 0)
        try check(unsafe utimensat(descriptor, path.terminated, [time, time], 0), "utimensat")
    }

    private func check(_ result: Int32, _ call: String) throws {
        guard result >= 0 else { throw Failure(call: call, code: errno) }
    }

    // By descriptor and bytes, because the names are meant to be difficult.
    private static func removeTree(_ name: [CChar], in parent: Int32) {
        if unsafe unlinkat(parent, name, 0) == 0 { return }
        _ = unsafe fchmodat(parent, name, 0o700, 0)
        let number = unsafe openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard number >= 0, let stream = unsafe fdopendir(number) else { return }
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { field in
                unsafe field.prefix { $0 != 0 }.map(CChar.init(bitPattern:)) + [0]
            }
            if name != [46, 0], name != [46, 46, 0] { removeTree(name, in: number) }
        }
        unsafe closedir(stream)
        _ = unsafe unlinkat(parent, name, AT_REMOVEDIR)
    }
}

/// An open file that a test writes to step by step.
package final class FileWriter: Sendable {
    private let descriptor: Int32

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    package func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            guard count >= 0 else { throw ScratchFolder.Failure(call: "write", code: errno) }
            rest = rest.dropFirst(count)
        }
    }

    package func write(_ text: String) throws {
        try write(Array(text.utf8))
    }
}
