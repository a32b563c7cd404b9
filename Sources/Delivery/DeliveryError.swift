package import Documents
package import Spool

/// Why a document was not delivered; nothing of it shows in the upload area in any case.
package enum DeliveryError: Error, Hashable, Sendable {
    /// The upload area can't be reached or written at present: defer and try again.
    case unreachable(FileFault)
    /// The planned name was taken meanwhile: plan again.
    case nameTaken
    /// The content is not what was examined. It must never be delivered.
    case hashMismatch(expected: String, actual: String)
    /// The content can't be read from the spool.
    case content(FileFault)
    /// A unit or a name that can't be a path component, or one that leads through a link.
    case unsafePath(FileName)

    /// Whether trying again later may help without anybody doing anything to the document.
    package var isPassing: Bool {
        switch self {
        case .unreachable, .nameTaken: true
        case .hashMismatch, .content, .unsafePath: false
        }
    }

    /// What is wrong, in one sentence.
    package var message: LocalizedText {
        switch self {
        case .unreachable(let fault), .content(let fault): fault.message
        case .nameTaken:
            LocalizedText(zhTW: "上傳區已有同名檔案。", en: "The upload area has a file of that name by now.")
        case .hashMismatch(let expected, let actual):
            LocalizedText(
                zhTW: "內容與檢查時不同（應為 \(expected)，實為 \(actual)），未上傳。",
                en:
                    "The content is not what was examined (\(expected) expected, \(actual) found); not uploaded."
            )
        case .unsafePath(let name):
            LocalizedText(
                zhTW: "上傳路徑中的「\(name.display)」不是一般資料夾。",
                en: "“\(name.display)” on the way into the upload area is not a plain folder.")
        }
    }

    /// What the administrator does now.
    package var nextStep: LocalizedText {
        switch self {
        case .unreachable(let fault), .content(let fault): fault.nextStep
        case .nameTaken:
            LocalizedText(zhTW: "無須處理，系統會改用下一個版本名稱。", en: "Nothing; the next version name is used.")
        case .hashMismatch:
            LocalizedText(
                zhTW: "請檢查暫存區磁碟，並請單位重新送件。",
                en: "Check the spool's disk, and ask the unit to drop the file again.")
        case .unsafePath:
            LocalizedText(
                zhTW: "請移除上傳區中的符號連結或同名檔案。",
                en: "Remove the link or file of that name from the upload area.")
        }
    }
}
