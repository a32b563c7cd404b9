package import Documents
import Glibc

/// Why a file is no key for content.
package struct ContentKeyError: Error, Hashable, Sendable {
    package enum Fault: Hashable, Sendable {
        case unreadable(code: Int32)
        case wrongLength
        /// Everybody may read it.
        case exposed
    }

    package let file: String
    package let fault: Fault

    /// Whether the asking user may not read it, which says nothing about the gate's own.
    package var isForbidden: Bool { fault == .unreadable(code: EACCES) || fault == .unreadable(code: EPERM) }

    /// What is wrong, and what to do now.
    package var message: LocalizedText {
        switch fault {
        case .unreadable(let code):
            let words = unsafe String(cString: strerror(code))
            return LocalizedText(
                zhTW: "內容金鑰 \(file) 無法讀取：\(words)。請確認服務的憑證（LoadCredential）與設定檔 encryption 相符；文件不會遺失。",
                en: "The content key \(file) can't be read: \(words). "
                    + "See that the service's credential and the settings' encryption name the same file. No document is lost."
            )
        case .wrongLength:
            return LocalizedText(
                zhTW: "內容金鑰 \(file) 須為 32 位元組。請還原原來的金鑰；新金鑰以 head -c 32 /dev/urandom 產生。",
                en: "The content key \(file) must have 32 bytes. "
                    + "Put the true one back; a new one is made by head -c 32 /dev/urandom.")
        case .exposed:
            return LocalizedText(
                zhTW: "任何人都能讀取內容金鑰 \(file)。請執行 chmod 600，並考慮換用新金鑰。",
                en: "Everybody may read the content key \(file). Run chmod 600 on it, and think of a new key."
            )
        }
    }
}
