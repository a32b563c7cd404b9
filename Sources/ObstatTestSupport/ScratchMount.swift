import Glibc

/// A small file system in memory, mounted for a test; only where the test runs as root.
package final class ScratchMount: Sendable {
    package let path: String

    /// Whether this process may mount; tests that need it say so when they are skipped.
    package static let isAllowed: Bool = {
        guard geteuid() == 0, let folder = try? ScratchFolder() else { return false }
        // The folder has to outlive its mount to be removed.
        return withExtendedLifetime(folder) { (try? ScratchMount(at: folder.path, bytes: 1 << 16)) != nil }
    }()

    /// - Parameters:
    ///   - path: an empty folder.
    ///   - bytes: the size of the file system.
    /// - Throws: when the process may not mount.
    package init(at path: String, bytes: Int) throws {
        self.path = path
        guard unsafe mount("obstat-test", path, "tmpfs", 0, "size=\(bytes)") == 0 else {
            throw ScratchFolder.Failure(call: "mount", code: errno)
        }
    }

    /// Puts a file or folder in the place of another.
    package init(of source: String, at path: String) throws {
        self.path = path
        // MS_BIND, which is not imported.
        guard unsafe mount(source, path, nil, 4_096, nil) == 0 else {
            throw ScratchFolder.Failure(call: "mount", code: errno)
        }
    }

    deinit {
        // MNT_DETACH: what a test still holds open there must not keep it alive.
        unsafe umount2(path, 2)
    }
}
