package import Documents
import Glibc

/// Why the spool could not do what it was asked.
package enum SpoolError: Error, Hashable, Sendable {
    /// Another process works on this spool; its process number, where it could be read.
    case inUse(process: Int32?)
    /// The directory of that name belongs to somebody else or is open to others.
    case exposed(directory: String)
    /// The directory of that name is on another file system than the spool's root.
    case elsewhere(directory: String)
    /// The document is not in the state it was looked for in.
    case missing(DocumentID, SpoolState)
    /// The state holds a document of that id already.
    case occupied(DocumentID, SpoolState)
    /// The document's own record can't be trusted; the text says what is wrong with it.
    case unreadableRecord(DocumentID, String)
    /// A document's life has no such step.
    case noWay(SpoolState, SpoolState)
    /// The content is encrypted under a key of that name, which is not at hand.
    case locked(DocumentID, key: String)
    /// The content is encrypted, and damaged or exchanged.
    case spoilt(DocumentID)
    case file(FileFault)

    /// Waiting for free disk space or a healthy disk may help.
    package var isPassing: Bool {
        guard case .file(let fault) = self else { return false }
        return fault.isFull || fault.isReadOnly
    }

    /// What is wrong and where.
    package var message: LocalizedText {
        switch self {
        case .inUse(let process):
            LocalizedText(
                zhTW: "暫存區已由另一個 obstatd 使用\(process.map { "（行程 \($0)）" } ?? "")。",
                en: "Another obstatd uses this spool\(process.map { " (process \($0))" } ?? "").")
        case .exposed(let directory):
            LocalizedText(
                zhTW: "暫存區資料夾「\(directory)」的擁有者或權限不符：必須為 obstat 所有，且他人不得存取。",
                en:
                    "The spool directory “\(directory)” must belong to obstat's own user and be closed to others."
            )
        case .elsewhere(let directory):
            LocalizedText(
                zhTW: "暫存區資料夾「\(directory)」位於另一個檔案系統。",
                en: "The spool directory “\(directory)” is on another file system than the spool.")
        case .missing(let id, let state):
            LocalizedText(
                zhTW: "文件 \(id) 不在「\(state.rawValue)」中。", en: "Document \(id) is not in “\(state.rawValue)”.")
        case .noWay(let source, let target):
            LocalizedText(
                zhTW: "文件不能由「\(source.rawValue)」移至「\(target.rawValue)」。",
                en: "No document goes from “\(source.rawValue)” to “\(target.rawValue)”.")
        case .occupied(let id, let state):
            LocalizedText(
                zhTW: "「\(state.rawValue)」中已有文件 \(id)。",
                en: "“\(state.rawValue)” holds document \(id) already.")
        case .unreadableRecord(let id, let detail):
            LocalizedText(
                zhTW: "文件 \(id) 的紀錄無法信任：\(detail)。",
                en: "The record of document \(id) can't be trusted: \(detail).")
        case .locked(let id, let key):
            LocalizedText(
                zhTW: "文件 \(id) 以金鑰 \(key) 加密，而系統沒有該金鑰。",
                en: "Document \(id) is encrypted under the key \(key), which was not given.")
        case .spoilt(let id):
            LocalizedText(
                zhTW: "文件 \(id) 的加密內容已損壞或遭調換。",
                en: "The encrypted content of document \(id) is damaged or was exchanged.")
        case .file(let fault):
            fault.message
        }
    }

    /// What the administrator does now.
    package var nextStep: LocalizedText {
        switch self {
        case .inUse:
            LocalizedText(
                zhTW: "請先停止另一個行程，或使用另一個暫存區。", en: "Stop the other process first, or use another spool.")
        case .exposed(let directory):
            LocalizedText(
                zhTW: "請執行 chown obstat 與 chmod 700 於「\(directory)」。",
                en: "Run chown (to obstat's user) and chmod 700 on “\(directory)”.")
        case .elsewhere:
            LocalizedText(
                zhTW: "整個暫存區必須位於同一個檔案系統，更名才不會中斷。",
                en: "Keep the whole spool on one file system, so that a rename is never a copy.")
        case .missing, .occupied, .noWay:
            LocalizedText(
                zhTW: "請重新啟動服務，啟動時會核對所有文件。", en: "Restart the service: it reconciles all documents at start.")
        case .locked:
            LocalizedText(
                zhTW: "請將該金鑰列入設定檔 encryption 的 formerKeyFiles；在此之前文件原地保留。",
                en:
                    "Name its file under encryption.formerKeyFiles; the document stays where it is until then."
            )
        case .unreadableRecord, .spoilt:
            LocalizedText(
                zhTW: "請由管理者查看該文件資料夾後決定。", en: "Look into the document's directory in the spool and decide.")
        case .file(let fault):
            fault.nextStep
        }
    }
}

extension SpoolError {
    /// What a failed copy of a document's content means.
    static func of(_ error: ContentCopyError, _ id: DocumentID) -> SpoolError {
        switch error {
        case .damaged: .spoilt(id)
        case .reading(let code): .file(FileFault(.read, .spool, code: code))
        case .writing(let code): .file(FileFault(.write, .spool, code: code))
        case .overLimit: .file(FileFault(.read, .spool, code: EFBIG))
        case .stopped: .file(FileFault(.read, .spool, code: ECANCELED))
        }
    }
}
