import Glibc

extension RunningProgram {
    /// Whether a program can be given a bound of its own on what the kernel watches for it.
    package static let canLimitWatches: Bool = {
        let words = [
            "--user", "--map-root-user", "/bin/sh", "-c", "echo 3 > /proc/sys/user/max_inotify_watches",
        ]
        guard
            let helper = try? spawn("/usr/bin/unshare", words.map { RawPath(Array($0.utf8)) }, [:], (0, 1, 2))
        else { return false }
        var status: Int32 = 0
        return unsafe waitpid(helper, &status, 0) == helper && status == 0
    }()

    /// How many descriptors it has open; the next one it opens has that number or a smaller one.
    package func descriptorCount() -> Int {
        guard let stream = unsafe opendir("/proc/\(id)/fd") else { return 0 }
        defer { unsafe closedir(stream) }
        // Without . and ..
        var count = -2
        while unsafe readdir(stream) != nil { count += 1 }
        return count
    }

    /// Bounds the descriptors that it may open from now on, by prlimit(1) of util-linux.
    package func limitDescriptors(to count: Int) throws {
        let words = ["--pid=\(id)", "--nofile=\(count):4096"]
        let helper = try Self.spawn(
            "/usr/bin/prlimit", words.map { RawPath(Array($0.utf8)) }, [:], (0, 1, 2))
        var status: Int32 = 0
        guard unsafe waitpid(helper, &status, 0) == helper, status == 0 else {
            throw ScratchFolder.Failure(call: "prlimit", code: status)
        }
    }
}
