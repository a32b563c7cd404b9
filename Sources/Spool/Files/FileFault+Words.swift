package import Documents
import Glibc

extension FileFault {
    /// What failed and where, in one sentence, with the system's own error number for the search engine.
    package var message: LocalizedText {
        LocalizedText(
            zhTW: "\(place.title.zhTW)：\(operation.title.zhTW)失敗（\(cause.zhTW)，errno \(code)）。",
            en: "\(place.title.en): could not \(operation.title.en) (\(cause.en), errno \(code)).")
    }

    /// What the administrator does now.
    package var nextStep: LocalizedText {
        switch code {
        case ENOSPC, EDQUOT:
            LocalizedText(
                zhTW: "請釋出磁碟空間或提高配額；工作會自動繼續。",
                en: "Free disk space or raise the quota; work goes on by itself.")
        case EROFS:
            LocalizedText(
                zhTW: "檔案系統為唯讀；請檢查磁碟錯誤後以可寫入方式重新掛載。",
                en: "The file system is read-only; check the disk and mount it writable again.")
        case EACCES, EPERM:
            LocalizedText(
                zhTW: "請將該資料夾的讀寫權限授予 obstat 使用者。",
                en: "Give the obstat user read and write access to that folder.")
        case ENOENT, ENOTDIR, ESTALE, ENOTCONN, EHOSTDOWN, ETIMEDOUT, ENODEV:
            LocalizedText(
                zhTW: "請確認該資料夾存在且網路磁碟已掛載。",
                en: "Make sure that the folder exists and the share is mounted.")
        case EMFILE, ENFILE:
            LocalizedText(
                zhTW: "請提高開啟檔案數上限（LimitNOFILE）。", en: "Raise the limit of open files (LimitNOFILE).")
        case EIO:
            LocalizedText(
                zhTW: "請檢查磁碟或網路磁碟的健康狀況。", en: "Check the health of the disk or the share.")
        default:
            LocalizedText(zhTW: "請查看系統記錄。", en: "Look at the system's log.")
        }
    }

    private var cause: LocalizedText {
        switch code {
        case ENOSPC: LocalizedText(zhTW: "磁碟已滿", en: "the disk is full")
        case EDQUOT: LocalizedText(zhTW: "超過配額", en: "the quota is used up")
        case EROFS: LocalizedText(zhTW: "檔案系統唯讀", en: "the file system is read-only")
        case EACCES, EPERM: LocalizedText(zhTW: "權限不足", en: "permission denied")
        case ENOENT: LocalizedText(zhTW: "不存在", en: "it does not exist")
        case ENOTDIR: LocalizedText(zhTW: "不是資料夾", en: "it is not a folder")
        case ELOOP: LocalizedText(zhTW: "是符號連結", en: "it is a symbolic link")
        case EXDEV: LocalizedText(zhTW: "位於另一個掛載點", en: "it is on another mount")
        case EIO: LocalizedText(zhTW: "輸出入錯誤", en: "input/output error")
        case ESTALE, ENOTCONN, EHOSTDOWN, ETIMEDOUT:
            LocalizedText(zhTW: "網路磁碟無法連線", en: "the share can't be reached")
        default: LocalizedText(zhTW: "系統錯誤", en: "system error")
        }
    }
}

extension FileOperation {
    /// A verb that fits behind “could not”.
    package var title: LocalizedText {
        switch self {
        case .open: LocalizedText(zhTW: "開啟", en: "open it")
        case .create: LocalizedText(zhTW: "建立", en: "create it")
        case .read: LocalizedText(zhTW: "讀取", en: "read it")
        case .write: LocalizedText(zhTW: "寫入", en: "write it")
        case .synchronise: LocalizedText(zhTW: "寫入磁碟", en: "flush it to disk")
        case .rename: LocalizedText(zhTW: "更名", en: "rename it")
        case .remove: LocalizedText(zhTW: "移除", en: "remove it")
        case .list: LocalizedText(zhTW: "列出內容", en: "list it")
        case .inspect: LocalizedText(zhTW: "查看屬性", en: "inspect it")
        case .lock: LocalizedText(zhTW: "鎖定", en: "lock it")
        }
    }
}

extension FilePlace {
    /// The place as settings and receipts call it.
    package var title: LocalizedText {
        switch self {
        case .spool: LocalizedText(zhTW: "暫存區", en: "Spool")
        case .dropFolder: LocalizedText(zhTW: "送件資料夾", en: "Drop folder")
        case .uploadArea: LocalizedText(zhTW: "上傳區", en: "Upload area")
        case .receipts: LocalizedText(zhTW: "回條資料夾", en: "Receipts folder")
        }
    }
}
