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

    /// A second descriptor of the same open file, close-on-exec.
    package static func duplicate(of number: Int32) throws(DescriptorError) -> Descriptor {
        let copy = fcntl(number, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { throw DescriptorError(code: errno, operation: "fcntl") }
        return Descriptor(taking: copy)
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

    /// The operation and the system's own words.
    package var description: String {
        unsafe operation + ": " + String(cString: strerror(code))
    }
}
