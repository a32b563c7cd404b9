import ArgumentParser
import AuditStore
import Documents
import Glibc
import Settings

/// `obstat backup FOLDER`: store, keys and every document in the spool, at one moment, while the gate goes on.
///
/// A backup holds everything that must not be public; its folder is closed to others, and should be kept encrypted.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies store, keys and the documents in the spool into a new folder.")

    @Argument(help: "The folder to be made; it must not be there yet.") var folder: String
    @OptionGroup var installation: SettingsOptions

    func run() throws {
        let settings = try installation.settings()
        guard !FileCopy.isThere(folder), !FileCopy.isThere(folder + ".part") else {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "\(folder)（或 \(folder).part）已存在。請指定新的資料夾。",
                    en: "\(folder) (or \(folder).part) is there already. Name a new folder."))
        }
        umask(0o077)
        var backup = Backup(of: settings, in: BackupFolder(path: folder + ".part"))
        let moving = try Self.refusing { try backup.make() }
        try Self.refusing { try BackupFolder(path: folder + ".part").verify() }
        guard unsafe rename(folder + ".part", folder) == 0 else {
            throw CommandRefusal(message: FileCopy.Failure(path: folder, code: errno).message)
        }
        let count = backup.documents
        var text = LocalizedText(
            zhTW: "已備份資料庫、金鑰與 \(count) 份文件至 \(folder)。",
            en: "Store, keys and \(count) documents are in \(folder). ")
        if settings.encryption.keyFile == nil {
            text.zhTW += "內容未加密，請妥善保管。\n"
            text.en += "They are not encrypted: keep them safe.\n"
        } else {
            text.zhTW += "文件內容維持加密，內容金鑰不在備份中，請另外保管：遺失即無法還原內容。\n"
            text.en +=
                "Content that is encrypted stays so; its key is not in the backup and must be kept elsewhere: without it, content is lost.\n"
        }
        if moving > 0 {
            text.zhTW += "備份期間有 \(moving) 份文件仍在處理中，未收入備份；還原後會列為遺失。\n"
            text.en +=
                "\(moving) documents were on the move and are not in it; a restored gate will miss them.\n"
        }
        Terminal.print(text(.ofUser))
    }

    /// Says failed calls and a failed store in words for the person.
    static func refusing<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let failure as FileCopy.Failure {
            throw CommandRefusal(message: failure.message)
        } catch let error as StoreError {
            throw CommandRefusal(message: error.message)
        }
    }
}
