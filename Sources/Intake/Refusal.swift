package import Documents

/// Why something in a drop folder is left where it is.
package enum Refusal: String, Error, Sendable, CaseIterable {
    case symbolicLink, pipe, socket, device
    /// Other names lead to the same file, so its content could be changed from outside.
    case hardLinked
    case unreadable
    /// Another file system is mounted there.
    case mountPoint
    /// It could be read, but not taken away afterwards.
    case notRemovable
    case tooDeep
    /// A program has kept it open or locked for an hour.
    case inUse

    /// What it is and why it is left, in one sentence.
    package var message: LocalizedText {
        switch self {
        case .symbolicLink:
            LocalizedText(zhTW: "這是符號連結，不會收件。", en: "It is a symbolic link, and links are not followed.")
        case .pipe: LocalizedText(zhTW: "這是具名管道，不是檔案。", en: "It is a named pipe, not a file.")
        case .socket: LocalizedText(zhTW: "這是通訊端，不是檔案。", en: "It is a socket, not a file.")
        case .device: LocalizedText(zhTW: "這是裝置，不是檔案。", en: "It is a device, not a file.")
        case .hardLinked:
            LocalizedText(
                zhTW: "此檔另有其他名稱（硬連結），內容可能由外部變更。",
                en: "It has other names (hard links), so it could be changed from elsewhere.")
        case .unreadable:
            LocalizedText(zhTW: "obstat 沒有讀取權限。", en: "The gate may not read it.")
        case .mountPoint:
            LocalizedText(zhTW: "此處掛載了另一個檔案系統。", en: "Another file system is mounted there.")
        case .notRemovable:
            LocalizedText(
                zhTW: "obstat 無權自資料夾移除此檔，因此不收件。",
                en: "The gate may not remove it from its folder, so it is not taken.")
        case .tooDeep:
            LocalizedText(zhTW: "資料夾層數過多。", en: "It lies under too many folders.")
        case .inUse:
            LocalizedText(
                zhTW: "檔案仍由其他程式開啟或鎖定，已超過一小時。",
                en: "A program has kept it open or locked for more than an hour.")
        }
    }

    /// What the unit does now.
    package var nextStep: LocalizedText {
        switch self {
        case .symbolicLink, .hardLinked:
            LocalizedText(zhTW: "請改放檔案本身的複本。", en: "Drop a copy of the file itself.")
        case .pipe, .socket, .device:
            LocalizedText(zhTW: "請移除它，改放一般檔案。", en: "Remove it, and drop an ordinary file.")
        case .unreadable, .notRemovable:
            LocalizedText(
                zhTW: "請將檔案與其資料夾的讀寫權限授予 obstat 群組。",
                en: "Give the obstat group read and write access to the file and its folder.")
        case .mountPoint:
            LocalizedText(zhTW: "請將檔案複製到送件資料夾內。", en: "Copy the files into the drop folder itself.")
        case .tooDeep:
            LocalizedText(zhTW: "請減少資料夾層數。", en: "Use fewer levels of folders.")
        case .inUse:
            LocalizedText(
                zhTW: "請關閉檔案；若已關閉，請刪除殘留的鎖定檔（~$… 或 .~lock.…#）。",
                en: "Close it; if it is closed, delete the lock file left beside it (~$… or .~lock.…#).")
        }
    }
}
