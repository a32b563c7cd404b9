import CInotify
import Documents
import Glibc
import Spool

/// One inotify instance: directories are added while they are open, events come out by directory number.
struct InotifyQueue: ~Copyable {
    /// What happened to a name in a watched directory.
    struct Event: Sendable {
        var watch: Int32
        var mask: UInt32
        var name: FileName

        func has(_ flag: Int32) -> Bool { mask & UInt32(flag) != 0 }
        var isOverflow: Bool { has(IN_Q_OVERFLOW) }
        /// The directory is no longer watched.
        var isIgnored: Bool { has(IN_IGNORED) }
    }

    // Deletions and moves away are asked for because of lock files: their end frees a document.
    private static let mask = UInt32(
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF
            | IN_ONLYDIR)

    let descriptor: OwnedDescriptor

    init() throws(FileFault) {
        let number = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard number >= 0 else { throw FileFault(.open, .dropFolder, code: errno) }
        descriptor = OwnedDescriptor(owning: number)
    }

    /// Watches a directory; one that is watched already keeps its number.
    ///
    /// Through `/proc/self/fd`, so that it is this directory and not what its path leads to meanwhile, however long the path.
    func watch(_ directory: borrowing Directory) throws(FileFault) -> Int32 {
        let path = "/proc/self/fd/\(directory.descriptor.number)"
        let watch = unsafe inotify_add_watch(descriptor.number, path, Self.mask)
        guard watch >= 0 else { throw FileFault(.inspect, .dropFolder, code: errno) }
        return watch
    }

    /// Everything that has happened since the last call.
    func drain() -> [Event] {
        var events: [Event] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe read(descriptor.number, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return events }
            unsafe buffer.withUnsafeBufferPointer { bytes in
                unsafe Self.decode(UnsafeBufferPointer(rebasing: bytes[..<count]), into: &events)
            }
        }
    }

    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, into events: inout [Event]) {
        var offset = 0
        var raw = unsafe cinotify_event()
        while unsafe cinotify_next(bytes.baseAddress, bytes.count, &offset, &raw) == 1 {
            let name = unsafe Array(UnsafeBufferPointer(start: raw.name, count: raw.name_length))
            events.append(unsafe Event(watch: raw.watch, mask: raw.mask, name: FileName(bytes: name)))
        }
    }
}
