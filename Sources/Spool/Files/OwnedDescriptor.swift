import Glibc

/// A file descriptor that is closed when its owner goes away.
package struct OwnedDescriptor: ~Copyable, Sendable {
    /// For system calls while the owner lives; never to be closed or kept.
    package let number: Int32

    /// - Parameter number: an open descriptor that nobody else closes.
    package init(owning number: Int32) {
        self.number = number
    }

    deinit {
        _ = close(number)
    }

    /// What the file system says of the open file.
    package func status(in place: FilePlace) throws(FileFault) -> FileStatus {
        try FaultPoint.before(.inspect, place)
        var status = stat()
        guard unsafe fstat(number, &status) == 0 else { throw .now(.inspect, place) }
        return FileStatus(status)
    }

    /// Waits until content and size are on stable storage.
    package func synchronise(in place: FilePlace) throws(FileFault) {
        try FaultPoint.before(.synchronise, place)
        guard fsync(number) == 0 else { throw .now(.synchronise, place) }
    }
}
