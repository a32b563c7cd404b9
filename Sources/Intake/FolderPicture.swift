import Documents
import Spool

/// What names mean beside each other: lock files, `.done` marks, things that are no documents.
struct FolderPicture {
    private static let done = Array(".done".utf8)
    private static let owner = Array("~$".utf8)
    private static let lock = Array(".~lock.".utf8)

    private let entries: [[FileName]: FileStatus]
    private let policy: SettlePolicy
    /// Directories whose content somebody has declared complete.
    private let doneFolders: Set<[FileName]>
    /// Whether any editor's lock file lies here; mostly none does, and then nobody need look for one.
    private let hasLocks: Bool

    init(_ entries: [[FileName]: FileStatus], policy: SettlePolicy) {
        self.entries = entries
        self.policy = policy
        var folders: Set<[FileName]> = []
        for (path, status) in entries where status.kind == .regular {
            if path.last?.bytes == Self.done { folders.insert(path.dropLast()) }
            if let folder = Self.folderDeclared(by: path, among: entries) { folders.insert(folder) }
        }
        doneFolders = folders
        hasLocks = entries.keys.contains { path in
            let name = path.last?.bytes ?? []
            return name.starts(with: Self.owner) || name.starts(with: Self.lock)
        }
    }

    /// Whether this is something to take, or to tell of: neither ignored, nor a mark, nor a folder in order.
    func isSubject(_ path: [FileName], refusal: Refusal?) -> Bool {
        guard let name = path.last, let status = entries[path], !policy.isIgnored(name) else { return false }
        if status.kind == .directory { return refusal != nil }
        return Self.folderDeclared(by: path, among: entries) == nil
    }

    /// Whether an editor's lock file lies beside it: `~$name` (also with the name's first two letters
    /// cut off, as Word does), `.~lock.name#`.
    func isLocked(_ path: [FileName]) -> Bool {
        guard hasLocks, let name = path.last?.bytes else { return false }
        let parent = Array(path.dropLast())
        let candidates = [
            Self.owner + name, Self.owner + name.dropFirst(2), Self.lock + name + Array("#".utf8),
        ]
        return candidates.contains { entries[parent + [FileName(bytes: $0)]]?.kind == .regular }
    }

    /// Whether a `.done` covers it.
    func isDone(_ path: [FileName]) -> Bool {
        if doneFolders.isEmpty { return false }
        return (0..<path.count).contains { doneFolders.contains(Array(path[..<$0])) }
    }

    /// The folder that a file `<folder>.done` beside it declares complete.
    private static func folderDeclared(
        by path: [FileName], among entries: [[FileName]: FileStatus]
    ) -> [FileName]? {
        guard let name = path.last?.bytes, name.count > done.count, name.suffix(done.count) == done[...]
        else {
            return nil
        }
        let folder = path.dropLast() + [FileName(bytes: Array(name.dropLast(done.count)))]
        return entries[Array(folder)]?.kind == .directory ? Array(folder) : nil
    }
}
