import ArgumentParser
import AuditStore
import Documents
import Glibc
import Settings

/// `obstat restore FOLDER`: puts a backup into an empty installation.
///
/// Every hash is compared first. What is there already is never replaced, and a gate at work never restored over.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Puts a backup into an installation that is empty and not running.")

    @Argument(help: "The folder that obstat backup has made.") var folder: String
    @OptionGroup var installation: SettingsOptions

    func run() throws {
        let settings = try installation.settings()
        let backup = BackupFolder(path: folder)
        umask(0o077)
        try BackupCommand.refusing {
            try refuseWhereSomethingIs(settings)
            try backup.verify()
            try restore(backup, into: settings)
        }
        let count = try BackupCommand.refusing { try backup.entries().count }
        Terminal.print(
            LocalizedText(
                zhTW: "已還原資料庫、金鑰與 \(count) 份文件。請啟動 obstatd；啟動時會核對每份文件。\n",
                en:
                    "Store, keys and \(count) documents are back. Start obstatd: it looks at every document then.\n"
            )(.ofUser))
    }

    private func refuseWhereSomethingIs(_ settings: Settings) throws {
        if let holder = DaemonLock.holder(spool: settings.spool) {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "obstatd 正在執行（行程 \(holder)）。請先停止服務。",
                    en: "obstatd is at work (process \(holder)). Stop it first."))
        }
        var there = [settings.database, settings.accounts].filter { FileCopy.isThere($0) }
        for state in SpoolState.allCases {
            let folder = settings.spool + "/" + state.rawValue
            if FileCopy.isThere(folder), try !FileCopy.names(in: folder).isEmpty { there.append(folder) }
        }
        guard there.isEmpty else {
            let list = there.joined(separator: ", ")
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "\(list) 已有內容，不會覆寫。請先移至他處。",
                    en: "\(list) is not empty and is not written over. Move it away first."))
        }
    }

    /// The store comes last: until it is there nothing looks like a gate that has worked here.
    private func restore(_ backup: BackupFolder, into settings: Settings) throws {
        let manifest = try backup.manifest()
        var owned = [settings.state, settings.spool]
        for folder in owned { try FileCopy.makeFolder(folder) }
        for entry in try backup.entries() {
            let name = "\(entry.state.rawValue)/\(entry.id)"
            let target = settings.spool + "/" + name
            for folder in [settings.spool + "/" + entry.state.rawValue, target] {
                try FileCopy.makeFolder(folder)
                owned.append(folder)
            }
            for file in try FileCopy.names(in: backup.file("spool/" + name)) {
                let isWrittenOnce = ["content", "content.sealed", "submission.json"].contains(file)
                try copy(
                    backup.file("spool/\(name)/\(file)"), to: target + "/" + file,
                    mode: isWrittenOnce ? 0o400 : 0o600, expecting: manifest["spool/\(name)/\(file)"])
                owned.append(target + "/" + file)
            }
            try FileCopy.synchronise(target)
            try FileCopy.synchronise(settings.spool + "/" + entry.state.rawValue)
        }
        for name in BackupFolder.keys + [BackupFolder.accounts, BackupFolder.head, BackupFolder.store] {
            guard let hash = manifest[name] else { continue }
            let target = settings.state + "/" + name
            // A key that a first start has made would make every fingerprint a stranger.
            if BackupFolder.keys.contains(name) { _ = unsafe unlink(target) }
            if name == BackupFolder.head { _ = unsafe unlink(target) }
            try copy(backup.file(name), to: target, mode: 0o600, expecting: hash)
            owned.append(target)
        }
        try FileCopy.synchronise(settings.state)
        try AuditStore(path: settings.database).note(
            "restored from a backup", ["store": manifest[BackupFolder.store] ?? ""])
        for name in ["-wal", "-shm"] where FileCopy.isThere(settings.database + name) {
            owned.append(settings.database + name)
        }
        try handOver(owned, settings)
    }

    private func copy(_ source: String, to target: String, mode: UInt32, expecting hash: String?) throws {
        guard try FileCopy.copy(source, to: target, mode: mode) == hash else {
            throw FileCopy.Failure(path: source, code: EIO)
        }
    }

    /// What the administrator restores belongs to whom the folder of the store belonged to.
    private func handOver(_ paths: [String], _ settings: Settings) throws {
        var status = stat()
        guard geteuid() == 0, unsafe stat(settings.state, &status) == 0, status.st_uid != 0 else { return }
        for path in paths where unsafe lchown(path, status.st_uid, status.st_gid) != 0 {
            throw FileCopy.Failure(path: path, code: errno)
        }
    }
}
