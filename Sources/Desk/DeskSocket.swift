import Glibc

/// One end of a connection, closed with its last owner; every wait has an end.
struct DeskSocket: ~Copyable {
    /// Bytes of one request, its line feed included.
    static let longestRequest = 1 << 16
    /// Bytes of one answer: a page of a queue, or everything known of one document.
    static let longestAnswer = 1 << 25

    /// O_PATH: no right to read the folder is needed.
    ///
    /// Glibc hides it behind _GNU_SOURCE.
    private static let pathOnly: Int32 = 0o10_000_000

    let number: Int32

    init(owning number: Int32) {
        self.number = number
    }

    deinit {
        close(number)
    }

    /// A socket for messages of any length.
    static func make() -> DeskSocket? {
        let number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        return number < 0 ? nil : DeskSocket(owning: number)
    }

    /// Calls `body` with the address of a path.
    ///
    /// An address holds 107 bytes; a longer path is reached through its open folder (proc(5)).
    ///
    /// - Returns: 0, or -1 with `errno` set.
    static func withAddress(
        _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        var bytes = Array(path.utf8)
        var folder: Int32 = -1
        if bytes.count >= room, let end = bytes.lastIndex(of: UInt8(ascii: "/")) {
            folder = unsafe open(
                String(decoding: bytes[..<end], as: UTF8.self), Self.pathOnly | O_DIRECTORY | O_CLOEXEC)
            bytes = Array("/proc/self/fd/\(folder)".utf8) + bytes[end...]
        }
        defer { if folder >= 0 { close(folder) } }
        guard bytes.count < room else {
            errno = ENAMETOOLONG
            return -1
        }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    /// One line without its line feed; `nil` where none came in time, or it is too long.
    func line(within limit: Duration, upTo longest: Int) -> [UInt8]? {
        let deadline = ContinuousClock.now + limit
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < longest {
            guard isReady(for: POLLIN, until: deadline) else { return nil }
            let count = unsafe recv(number, &chunk, chunk.count, Int32(MSG_DONTWAIT))
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return nil }
            let end = chunk[..<count].firstIndex(of: UInt8(ascii: "\n"))
            bytes += chunk[..<(end ?? count)]
            if end != nil { return bytes.count < longest ? bytes : nil }
        }
        return nil
    }

    /// Sends a line, its line feed added.
    ///
    /// - Returns: whether all of it went out in time.
    func send(line: [UInt8], within limit: Duration) -> Bool {
        let deadline = ContinuousClock.now + limit
        var left = (line + [UInt8(ascii: "\n")])[...]
        while !left.isEmpty {
            guard isReady(for: POLLOUT, until: deadline) else { return false }
            let flags = Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
            let count = unsafe left.withUnsafeBytes {
                unsafe Glibc.send(number, $0.baseAddress, $0.count, flags)
            }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return false }
            left = left.dropFirst(count)
        }
        return true
    }

    private func isReady(for events: Int32, until deadline: ContinuousClock.Instant) -> Bool {
        let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
        guard left > 0 else { return false }
        var polled = pollfd(fd: number, events: Int16(events), revents: 0)
        return unsafe poll(&polled, 1, Int32(left.rounded(.up))) != 0
    }
}
