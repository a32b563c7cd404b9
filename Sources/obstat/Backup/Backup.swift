import AuditStore
import Documents
import Glibc
import Settings

/// Makes a backup, beside a gate at work or without one.
///
/// Documents move meanwhile. The spool is copied first and the store after it, again and again, until the store's copy
/// expects nothing in the spool that is not there in the copy; each round has only what has moved since.
struct Backup {
    private static let rounds = 10

    let settings: Settings
    let folder: BackupFolder
    private var sums: [String: String] = [:]
    /// Where each document lies in the copy.
    private var places: [DocumentID: SpoolState] = [:]

    init(of settings: Settings, in folder: BackupFolder) {
        self.settings = settings
        self.folder = folder
    }

    var documents: Int { places.count }

    /// - Returns: documents that moved faster than they could be copied.
    mutating func make() throws -> Int {
        try FileCopy.makeFolder(folder.path)
        try FileCopy.makeFolder(folder.file("spool"))
        for state in SpoolState.allCases { try FileCopy.makeFolder(folder.file("spool/" + state.rawValue)) }
        var moving = 0
        for _ in 0..<Self.rounds {
            try copySpool()
            try copyStore()
            moving = try countMoving()
            if moving == 0 { break }
        }
        for key in BackupFolder.keys where FileCopy.isThere(settings.state + "/" + key) {
            sums[key] = try FileCopy.copy(settings.state + "/" + key, to: folder.file(key), mode: 0o600)
        }
        try copyAccounts()
        try FileCopy.synchronise(folder.path)
        let lines = sums.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }
        try FileCopy.write(lines.joined(), to: folder.file(BackupFolder.sums), mode: 0o600)
        try FileCopy.synchronise(folder.path)
        return moving
    }

    private mutating func copyStore() throws {
        for name in [BackupFolder.head, BackupFolder.store] { _ = unsafe unlink(folder.file(name)) }
        // The head first: it must not be ahead of the store.
        let head = settings.database + ".audit-head"
        if FileCopy.isThere(head) {
            sums[BackupFolder.head] = try FileCopy.copy(head, to: folder.file(BackupFolder.head), mode: 0o600)
        }
        try AuditStore(reading: settings.database).copy(to: folder.file(BackupFolder.store))
        guard unsafe chmod(folder.file(BackupFolder.store), 0o600) == 0,
            let hash = ContentDigest.ofFile(folder.file(BackupFolder.store))
        else { throw FileCopy.Failure(path: folder.file(BackupFolder.store), code: errno) }
        sums[BackupFolder.store] = hash
    }

    /// Who may sign in to the console, where there is one.
    private mutating func copyAccounts() throws {
        guard FileCopy.isThere(settings.accounts) else { return }
        let copy = folder.file(BackupFolder.accounts)
        try AccountStore(path: settings.accounts).copy(to: copy)
        guard unsafe chmod(copy, 0o600) == 0, let hash = ContentDigest.ofFile(copy) else {
            throw FileCopy.Failure(path: copy, code: errno)
        }
        sums[BackupFolder.accounts] = hash
    }

    private mutating func copySpool() throws {
        var found: [DocumentID: SpoolState] = [:]
        for state in SpoolState.allCases {
            let names = try FileCopy.names(in: settings.spool + "/" + state.rawValue)
            for id in names.compactMap({ DocumentID($0) }) { found[id] = state }
        }
        for (id, state) in places where found[id] != state {
            try drop(id, from: state)
        }
        for (id, state) in found where places[id] == nil {
            do {
                try copy(id, in: state)
                places[id] = state
            } catch let failure as FileCopy.Failure where failure.isMissing {
                // It moved while it was copied: the next round finds it.
                try drop(id, from: state)
            }
        }
    }

    private mutating func copy(_ id: DocumentID, in state: SpoolState) throws {
        let name = "spool/\(state.rawValue)/\(id)"
        let source = "\(settings.spool)/\(state.rawValue)/\(id)"
        try FileCopy.makeFolder(folder.file(name))
        for file in try FileCopy.names(in: source) where !file.hasSuffix(".part") {
            sums[name + "/" + file] = try FileCopy.copy(
                source + "/" + file, to: folder.file(name + "/" + file), mode: 0o600)
        }
        try FileCopy.synchronise(folder.file(name))
    }

    private mutating func drop(_ id: DocumentID, from state: SpoolState) throws {
        let name = "spool/\(state.rawValue)/\(id)"
        places[id] = nil
        sums = sums.filter { !$0.key.hasPrefix(name + "/") }
        guard FileCopy.isThere(folder.file(name)) else { return }
        for file in try FileCopy.names(in: folder.file(name)) {
            _ = unsafe unlink(folder.file(name + "/" + file))
        }
        _ = unsafe rmdir(folder.file(name))
    }

    private func countMoving() throws -> Int {
        let store = try AuditStore(reading: folder.file(BackupFolder.store))
        let waiting = try store.records(in: [.arrived, .deferred]).count { places[$0.submission.id] == nil }
        let resting = try store.records(in: [.hold, .corrupt]).count {
            places[$0.submission.id]?.rawValue != $0.state.rawValue
        }
        return waiting + resting
    }
}
