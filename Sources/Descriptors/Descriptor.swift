import Glibc

/// An open file descriptor with one owner, closed when the owner lets go.
package struct Descriptor: ~Copyable, Sendable {
    /// The number, lent; valid as long as this value lives.
    package let number: Int32

    /// Takes over a descriptor that nobody else will close.
    package init(taking number: Int32) {
        self.number = number
    }

    deinit {
        _ = close(number)
    }

    /// Opens the file behind a descriptor once more, for reading only.
    ///
    /// Two holders of one open file share its position, so a process that is not trusted gets its own. What is not a
    /// regular file has no position that matters, and opening it could wait: it is only duplicated.
    package static func forReading(fileBehind number: Int32) throws(DescriptorError) -> Descriptor {
        guard Stream.fileSize(of: number) != nil else {
            return try taking(fcntl(number, F_DUPFD_CLOEXEC, 3), operation: "fcntl")
        }
        return try taking(unsafe open("/proc/self/fd/\(number)", O_RDONLY | O_CLOEXEC), operation: "open")
    }

    private static func taking(_ number: Int32, operation: String) throws(DescriptorError) -> Descriptor {
        guard number >= 0 else { throw DescriptorError(code: errno, operation: operation) }
        return Descriptor(taking: number)
    }
}

/// A system call on a descriptor or process that failed.
package struct DescriptorError: Error, Sendable, Equatable {
    /// An errno.
    package let code: Int32
    package let operation: String

    package init(code: Int32, operation: String) {
        self.code = code
        self.operation = operation
    }

    /// Whether the other side was not reading for too long.
    package var hasTimedOut: Bool { code == ETIMEDOUT }

    /// Whether the call was wrong or this process has run out of something, whatever the other side does.
    package var isOwnFault: Bool {
        [EBADF, EINVAL, EMFILE, ENFILE, ENOBUFS, ENOMEM, EMSGSIZE, ETOOMANYREFS].contains(code)
    }

    /// The operation and the system's own words.
    package var description: String {
        unsafe operation + ": " + String(cString: strerror(code))
    }
}
