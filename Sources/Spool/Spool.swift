package import Documents
import Glibc

/// The state directories, and the only code that renames inside them.
///
/// `<root>/<state>/<id>/` holds `content` (or `content.sealed`), `submission.json` and notes. A document is in exactly one state
/// directory; a change of state is one rename. Unfinished copies grow in `<root>/making/`, where a crash
/// leaves rubbish that ``sweepUnfinished()`` deletes. All calls may be made from any thread; two threads must
/// not move one document at once.
package final class Spool: Sendable {
    static let making = FileName("making")
    private static let lockName = FileName("lock")

    let root: Directory
    let keys: ContentKeys
    // Held open: the lock goes with it.
    private let lock: OwnedDescriptor

    /// Opens the spool, creating what is missing.
    ///
    /// - Parameters:
    ///   - path: a directory that is this user's alone; its parent must exist.
    ///   - keys: what content is encrypted under.
    /// - Throws: `.inUse` while another process holds it, `.exposed` or `.elsewhere` for directories that
    ///   can't keep a promise, `.file` for the rest.
    package init(root path: String, keys: ContentKeys = .none) throws(SpoolError) {
        self.keys = keys
        root = try Self.openRoot(path)
        lock = try Self.takeLock(in: root)
        let home = try Self.file { () throws(FileFault) in try root.descriptor.status(in: .spool) }
        for name in [Self.making] + SpoolState.allCases.map(\.name) {
            let status = try Self.file { () throws(FileFault) in
                _ = try root.makeDirectory(name, mode: 0o700)
                return try root.directory(name, crossingMounts: true).descriptor.status(in: .spool)
            }
            guard status.isPrivate else { throw .exposed(directory: name.text) }
            guard status.device == home.device else { throw .elsewhere(directory: name.text) }
        }
        try Self.file { () throws(FileFault) in try root.synchronise() }
    }

    /// Every document in a state, oldest first.
    ///
    /// Names that are no ids are passed over.
    package func entries(in state: SpoolState) throws(SpoolError) -> [DocumentID] {
        let names = try Self.file { () throws(FileFault) in try root.directory(state.name).names() }
        return names.compactMap { DocumentID($0.text) }.sorted()
    }

    /// Where a document is, found by looking.
    package func state(of id: DocumentID) throws(SpoolError) -> SpoolState? {
        // Twice: a document that moves to a directory already looked at while we look is found the second time.
        for state in SpoolState.allCases + SpoolState.allCases {
            let status = try Self.file { () throws(FileFault) in
                try root.directory(state.name).status(id.name)
            }
            if status != nil { return state }
        }
        return nil
    }

    static func file<R>(_ body: () throws(FileFault) -> R) throws(SpoolError) -> R {
        do throws(FileFault) { return try body() } catch { throw .file(error) }
    }

    private static func openRoot(_ path: String) throws(SpoolError) -> Directory {
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .file(.now(.create, .spool)) }
        do throws(FileFault) {
            let root = try Directory(path: path, place: .spool)
            let status = try root.descriptor.status(in: .spool)
            if status.isPrivate { return root }
        } catch {
            throw .file(error)
        }
        throw .exposed(directory: path)
    }

    private static func takeLock(in root: borrowing Directory) throws(SpoolError) -> OwnedDescriptor {
        let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC
        let number = unsafe openat(root.descriptor.number, lockName.terminated, flags, 0o600)
        guard number >= 0 else { throw .file(.now(.lock, .spool)) }
        let lock = OwnedDescriptor(owning: number)
        guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
            guard errno == EWOULDBLOCK else { throw .file(.now(.lock, .spool)) }
            let holder = (try? lock.bytes(limit: 32, in: .spool)) ?? []
            let text = String(decoding: holder.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
            throw .inUse(process: Int32(text))
        }
        do throws(FileFault) {
            guard ftruncate(number, 0) == 0 else { throw .now(.lock, .spool) }
            try lock.write(Array("\(getpid())\n".utf8), in: .spool)
        } catch {
            throw .file(error)
        }
        return lock
    }
}

extension DocumentID {
    var name: FileName { FileName(description) }
}

extension SpoolState {
    var name: FileName { FileName(rawValue) }
}

extension FileStatus {
    fileprivate var isPrivate: Bool {
        kind == .directory && owner == geteuid() && mode & 0o077 == 0
    }
}
