import Documents
import Glibc
import Spool

/// One look at everything below a drop folder.
struct FolderWalk: Sendable {
    /// Something that was found, documents or not.
    struct Entry: Sendable {
        var path: [FileName]
        var status: FileStatus
        var refusal: Refusal?
    }

    private static let deepest = 64

    private(set) var entries: [Entry] = []

    /// Walks the folder; links are not followed, mount points not entered, hidden folders and the receipts passed over.
    ///
    /// - Parameters:
    ///   - folder: the unit's folder.
    ///   - onDirectory: called with each directory while it is open, the unit's own (the empty path) first.
    /// - Throws: when the folder itself can't be read; what can't be read below it is an entry with a refusal.
    init(
        _ folder: DropFolder, onDirectory: (_ path: [FileName], borrowing Directory) -> Void
    ) throws(FileFault) {
        let root = try Directory(path: folder.path, place: .dropFolder)
        onDirectory([], root)
        for name in try root.names() {
            try look(at: name, in: root, path: [], onDirectory: onDirectory)
        }
    }

    private mutating func look(
        at name: FileName, in parent: borrowing Directory, path: [FileName],
        onDirectory: ([FileName], borrowing Directory) -> Void
    ) throws(FileFault) {
        // Gone between listing and looking: nothing to tell.
        guard let status = try parent.status(name) else { return }
        let path = path + [name]
        let refusal = Self.refusal(of: name, status, in: parent)
        guard status.kind == .directory else {
            entries.append(Entry(path: path, status: status, refusal: refusal))
            return
        }
        let isReceipts = path.count == 1 && name == DropFolder.receipts
        if isReceipts || name.bytes.first == UInt8(ascii: ".") { return }
        let entered = try enter(name, in: parent, path: path, onDirectory: onDirectory)
        entries.append(Entry(path: path, status: status, refusal: entered))
    }

    private mutating func enter(
        _ name: FileName, in parent: borrowing Directory, path: [FileName],
        onDirectory: ([FileName], borrowing Directory) -> Void
    ) throws(FileFault) -> Refusal? {
        guard path.count <= Self.deepest else { return .tooDeep }
        do throws(FileFault) {
            let directory = try parent.directory(name)
            onDirectory(path, directory)
            for name in try directory.names() {
                try look(at: name, in: directory, path: path, onDirectory: onDirectory)
            }
            return nil
        } catch {
            switch error.code {
            case EXDEV: return .mountPoint
            case ENOENT, ENOTDIR, ELOOP: return nil
            case EACCES, EPERM: return .unreadable
            default: throw error
            }
        }
    }

    private static func refusal(
        of name: FileName, _ status: FileStatus, in parent: borrowing Directory
    ) -> Refusal? {
        switch status.kind {
        case .directory: nil
        case .symbolicLink: .symbolicLink
        case .pipe: .pipe
        case .socket: .socket
        case .device: .device
        case .regular where status.links > 1: .hardLinked
        case .regular: parent.allows(R_OK, on: name) ? nil : .unreadable
        }
    }
}
