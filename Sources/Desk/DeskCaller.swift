import Glibc

/// Who is at the other end of a connection, in the kernel's words.
package struct DeskCaller: Sendable, Hashable {
    /// The effective user when the connection was made (`SO_PEERCRED`, unix(7)).
    package var user: UInt32
    /// Who signed in at the start of that session, where the kernel kept it and shows it.
    package var login: UInt32?

    package init(user: UInt32, login: UInt32? = nil) {
        self.user = user
        self.login = login
    }

    /// - Returns: `nil` where the kernel does not say.
    init?(of socket: borrowing DeskSocket) {
        // struct ucred: process, user, group; its Swift form is hidden behind _GNU_SOURCE.
        var credentials: [UInt32] = [0, 0, 0]
        var length = socklen_t(12)
        guard unsafe getsockopt(socket.number, SOL_SOCKET, SO_PEERCRED, &credentials, &length) == 0,
            length == 12
        else { return nil }
        user = credentials[1]
        login = Self.login(ofProcess: credentials[0])
    }

    /// `loginuid` of a process (proc(5)): set once when a session begins; 4294967295 where none has begun.
    private static func login(ofProcess process: UInt32) -> UInt32? {
        let file = unsafe open("/proc/\(process)/loginuid", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = unsafe read(file, &bytes, bytes.count)
        let login = UInt32(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self))
        return login == .max ? nil : login
    }
}
