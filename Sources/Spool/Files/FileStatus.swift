import Glibc

/// What the file system says of a file, its times in nanoseconds since 1970.
package struct FileStatus: Hashable, Sendable {
    package var kind: FileKind
    package var device: UInt64
    package var inode: UInt64
    package var links: UInt64
    package var size: Int64
    package var owner: UInt32
    package var group: UInt32
    /// Permission bits with set-id and sticky bits.
    package var mode: UInt32
    package var modified: Int64
    package var changed: Int64

    init(_ status: stat) {
        kind = FileKind(mode: status.st_mode)
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        links = UInt64(status.st_nlink)
        size = Int64(status.st_size)
        owner = status.st_uid
        group = status.st_gid
        mode = status.st_mode & 0o7777
        modified = Self.nanoseconds(status.st_mtim)
        changed = Self.nanoseconds(status.st_ctim)
    }

    /// Whether both tell of one file that nobody has touched in between: content, name, links and rights.
    package func isUntouched(since earlier: FileStatus) -> Bool {
        isSameContent(as: earlier) && changed == earlier.changed && links == earlier.links
    }

    /// Whether both tell of one file with one content; its name and rights may have changed.
    package func isSameContent(as other: FileStatus) -> Bool {
        kind == other.kind && device == other.device && inode == other.inode && size == other.size
            && modified == other.modified
    }

    // Saturating: a hostile time stamp must not trap.
    private static func nanoseconds(_ time: timespec) -> Int64 {
        let (seconds, overflow) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
        if overflow { return time.tv_sec < 0 ? .min : .max }
        return seconds.addingReportingOverflow(Int64(time.tv_nsec)).partialValue
    }
}

/// What kind of thing a directory entry is.
package enum FileKind: String, Sendable, CaseIterable {
    case regular, directory, symbolicLink, pipe, socket, device

    init(mode: mode_t) {
        switch mode & S_IFMT {
        case S_IFREG: self = .regular
        case S_IFDIR: self = .directory
        case S_IFLNK: self = .symbolicLink
        case S_IFIFO: self = .pipe
        case S_IFSOCK: self = .socket
        default: self = .device
        }
    }
}
