import Glibc

/// A system call on a file that failed, in the words of whoever has to act on it.
package struct FileFault: Error, Hashable, Sendable {
    package var operation: FileOperation
    package var place: FilePlace
    /// The `errno` of the call.
    package var code: Int32

    package init(_ operation: FileOperation, _ place: FilePlace, code: Int32) {
        self.operation = operation
        self.place = place
        self.code = code
    }

    /// The fault that `errno` tells of right now.
    static func now(_ operation: FileOperation, _ place: FilePlace) -> FileFault {
        FileFault(operation, place, code: errno)
    }

    /// No room, or no quota, is left.
    package var isFull: Bool { code == ENOSPC || code == EDQUOT }
    /// This process, or the machine, is short of descriptors or memory; nothing is wrong with the file.
    package var isShortage: Bool { code == EMFILE || code == ENFILE || code == ENOMEM }
    package var isMissing: Bool { code == ENOENT }
    package var isReadOnly: Bool { code == EROFS }
    package var isForbidden: Bool { code == EACCES || code == EPERM }
}

/// What was being done to a file.
package enum FileOperation: String, Sendable, CaseIterable {
    case open, create, read, write, synchronise, rename, remove, list, inspect, lock
}

/// Which of the gate's places a file belongs to.
package enum FilePlace: String, Sendable, CaseIterable {
    case spool, dropFolder, uploadArea, receipts
}
