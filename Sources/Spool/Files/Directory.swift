import CFiles
package import Documents
import Glibc

/// An open directory, and what may be done in it: one name at a time, never following a link.
///
/// Whoever swaps a directory for a link after it was opened changes nothing for its holder.
package struct Directory: ~Copyable, Sendable {
    package let descriptor: OwnedDescriptor
    package let place: FilePlace

    init(owning number: Int32, place: FilePlace) {
        descriptor = OwnedDescriptor(owning: number)
        self.place = place
    }

    /// Opens a directory that the settings name; links on the way to it are the administrator's.
    package init(path: String, place: FilePlace) throws(FileFault) {
        try FaultPoint.before(.open, place)
        let number = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard number >= 0 else { throw .now(.open, place) }
        self.init(owning: number, place: place)
    }

    /// Opens a subdirectory.
    ///
    /// - Parameters:
    ///   - name: one name, not a path.
    ///   - crossingMounts: whether it may be a mount point.
    /// - Returns: the subdirectory, open.
    /// - Throws: code `ELOOP` or `ENOTDIR` for a link, `EXDEV` for a mount point.
    package func directory(_ name: FileName, crossingMounts: Bool = false) throws(FileFault) -> Directory {
        try FaultPoint.before(.open, place)
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        let number =
            crossingMounts
            ? unsafe openat(descriptor.number, name.terminated, flags)
            : unsafe cfiles_open_beneath(descriptor.number, name.terminated, flags)
        guard number >= 0 else { throw .now(.open, place) }
        return Directory(owning: number, place: place)
    }

    /// Opens a file for reading, without waiting for the other end where it is a pipe.
    ///
    /// - Throws: code `ELOOP` for a link, `EXDEV` for a mount point, `ENXIO` for a socket.
    package func file(_ name: FileName) throws(FileFault) -> OwnedDescriptor {
        try FaultPoint.before(.open, place)
        let number = unsafe cfiles_open_beneath(
            descriptor.number, name.terminated, O_RDONLY | O_NONBLOCK | O_NOCTTY)
        guard number >= 0 else { throw .now(.open, place) }
        return OwnedDescriptor(owning: number)
    }

    /// Creates a file that must not exist yet, open for reading and writing, with exactly that mode.
    package func create(_ name: FileName, mode: UInt32) throws(FileFault) -> OwnedDescriptor {
        let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        try FaultPoint.before(.create, place)
        let number = unsafe openat(descriptor.number, name.terminated, flags, mode)
        guard number >= 0 else { throw .now(.create, place) }
        let created = OwnedDescriptor(owning: number)
        // The umask may have taken bits away.
        try setMode(mode, of: created)
        return created
    }

    /// Creates a subdirectory with exactly that mode.
    ///
    /// - Returns: `false` where something of that name exists already, a directory or not.
    package func makeDirectory(_ name: FileName, mode: UInt32) throws(FileFault) -> Bool {
        try FaultPoint.before(.create, place)
        guard unsafe mkdirat(descriptor.number, name.terminated, mode) == 0 else {
            guard errno == EEXIST else { throw .now(.create, place) }
            return false
        }
        // The umask may have taken bits away; the group that is passed on stays.
        let made = try directory(name)
        let inherited = try made.descriptor.status(in: place).mode & UInt32(S_ISGID)
        try setMode(mode | inherited, of: made.descriptor)
        return true
    }

    /// What stands under that name itself, a link not followed; `nil` where nothing does.
    package func status(_ name: FileName) throws(FileFault) -> FileStatus? {
        try FaultPoint.before(.inspect, place)
        var status = stat()
        if unsafe fstatat(descriptor.number, name.terminated, &status, AT_SYMLINK_NOFOLLOW) == 0 {
            return FileStatus(status)
        }
        guard errno == ENOENT else { throw .now(.inspect, place) }
        return nil
    }

    /// Waits until the names in this directory are on stable storage.
    package func synchronise() throws(FileFault) {
        do throws(FileFault) {
            try descriptor.synchronise(in: place)
        } catch  where place != .spool && (error.code == EINVAL || error.code == EOPNOTSUPP) {
            // A share whose server keeps names by itself knows no such call for a directory.
        }
    }

    // A share may know no modes, or keep those of its mount options; the spool must keep them.
    private func setMode(_ mode: UInt32, of file: borrowing OwnedDescriptor) throws(FileFault) {
        if fchmod(file.number, mode) == 0 { return }
        guard place != .spool, errno == EPERM || errno == EOPNOTSUPP else { throw .now(.create, place) }
    }
}

extension OwnedDescriptor {
    /// Whether somebody has the file open for writing, as far as the file system tells.
    ///
    /// It tells on local file systems, and only the file's owner or who has `CAP_LEASE`; elsewhere this is `false`.
    package var isBeingWritten: Bool {
        cfiles_probe_writers(number) != 0 && errno == EAGAIN
    }
}
