import AuditStore
import Documents
import Glibc
import Settings

/// A backup on disk: the store, the head of its chain, the console's accounts, the keys, the documents in the spool, and the hashes of all of these.
///
/// `SHA256SUMS` is written last and is what `sha256sum -c` reads; a folder without it is no backup.
struct BackupFolder {
    static let sums = "SHA256SUMS"
    static let store = "obstat.sqlite"
    static let head = "obstat.sqlite.audit-head"
    static let accounts = "accounts.sqlite"
    static let keys = ["fingerprint.key", "console.token"]

    let path: String

    func file(_ name: String) -> String { path + "/" + name }

    /// Every file with its hash, as `SHA256SUMS` has them.
    func manifest() throws -> [String: String] {
        guard let text = Self.text(of: file(Self.sums)) else {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "\(path) 沒有 \(Self.sums)：不是完整的備份。",
                    en: "\(path) has no \(Self.sums): it is no whole backup."))
        }
        var manifest: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            let name = words.count == 2 ? String(words[1].drop { $0 == " " }) : ""
            guard words.count == 2, words[0].utf8.count == 64, Self.isOurs(name) else {
                throw damaged(Self.sums)
            }
            manifest[name] = String(words[0])
        }
        return manifest
    }

    /// Compares every file with its hash.
    ///
    /// - Throws: where one is changed, missing or one too many, or where the store is damaged or its chain not whole.
    func verify() throws {
        let manifest = try manifest()
        let found = try allFiles()
        for name in found where manifest[name] == nil { throw damaged(name) }
        for (name, hash) in manifest.sorted(by: { $0.key < $1.key }) {
            guard ContentDigest.ofFile(file(name)) == hash else { throw damaged(name) }
        }
        let store = try AuditStore(reading: file(Self.store))
        if let damage = try store.damage() { throw damaged(Self.store + " (" + damage + ")") }
        let chain = try store.verifyChain()
        guard case .whole = chain else { throw CommandRefusal(message: chain.message) }
    }

    private func damaged(_ name: String) -> CommandRefusal {
        CommandRefusal(
            message: LocalizedText(
                zhTW: "備份中的 \(name) 與 \(Self.sums) 不符：檔案遭更動、遺失或多出。未還原任何內容。",
                en:
                    "\(name) is not what \(Self.sums) says: changed, missing, or one too many. Nothing was restored."
            ))
    }

    /// Paths below the folder, without the manifest.
    func allFiles() throws -> [String] {
        var files = try FileCopy.names(in: path).filter { $0 != Self.sums && $0 != "spool" }
        for entry in try entries() {
            let folder = "spool/\(entry.state.rawValue)/\(entry.id)"
            files += try FileCopy.names(in: file(folder)).map { folder + "/" + $0 }
        }
        return files
    }

    /// The documents in it, by where they lay.
    func entries() throws -> [(state: SpoolState, id: DocumentID)] {
        try SpoolState.allCases.flatMap { state in
            let folder = file("spool/" + state.rawValue)
            guard FileCopy.isThere(folder) else { return [(state: SpoolState, id: DocumentID)]() }
            return try FileCopy.names(in: folder).compactMap { DocumentID($0) }.map { (state, $0) }
        }
    }

    /// Whether a name from the manifest can be one of a backup's own, and leads nowhere else.
    private static func isOurs(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 1 { return [store, head, accounts].contains(name) || keys.contains(name) }
        guard parts.count == 4, parts[0] == "spool", SpoolState(rawValue: String(parts[1])) != nil,
            DocumentID(String(parts[2])) != nil
        else { return false }
        return !parts[3].isEmpty && parts[3] != "." && parts[3] != ".."
    }

    private static func text(of path: String) -> String? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe read(descriptor, &buffer, buffer.count)
            guard count >= 0 else { return nil }
            if count == 0 { return String(validating: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }
}
