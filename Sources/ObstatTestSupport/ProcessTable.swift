import Glibc

/// Which processes there are, as /proc tells it.
package enum ProcessTable {
    /// The processes that a process has started and that have not ended.
    package static func children(of parent: Int32) -> [Int32] {
        guard let stream = unsafe opendir("/proc") else { return [] }
        defer { unsafe closedir(stream) }
        var children: [Int32] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
                unsafe Array($0.prefix { $0 != 0 })
            }
            guard let id = Int32(String(decoding: name, as: UTF8.self)), self.parent(of: id) == parent else {
                continue
            }
            children.append(id)
        }
        return children.sorted()
    }

    /// Whether a process has ended; also one that nobody has asked for its end yet.
    package static func isEnded(_ id: Int32) -> Bool {
        let state = status(of: id)?.state
        return state == nil || state == "Z" || state == "X"
    }

    private static func parent(of id: Int32) -> Int32? {
        guard let status = status(of: id), status.state != "Z" else { return nil }
        return status.parent
    }

    /// See proc_pid_stat(5) for the fields.
    private static func status(of id: Int32) -> (state: Substring, parent: Int32)? {
        let descriptor = unsafe open("/proc/\(id)/stat", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 1_024)
        let count = unsafe read(descriptor, &bytes, bytes.count)
        let line = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        // The program's name stands in parentheses and may hold anything, parentheses too.
        let fields = line.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 2, let parent = Int32(fields[1]) else { return nil }
        return (fields[0], parent)
    }
}
