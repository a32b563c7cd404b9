package import Documents

/// Why the console can't be opened: what, where, and the next step.
package struct ConsoleRefusal: Error, Sendable {
    package let message: LocalizedText

    init(tokenFile path: String) {
        message = LocalizedText(
            zhTW: "無法讀取或建立主控台權杖 \(path)。該檔須為一般檔案、屬於服務帳號且僅擁有者可讀（0600）。請刪除該檔後重新啟動。",
            en:
                "The console's token \(path) can't be read or made. It must be a plain file of the daemon's own user, "
                + "readable by that user alone (0600). Remove it and start again.")
    }

    /// What is wrong with a file of the TLS server.
    enum CertificateFault {
        case isUnreadable
        case isEmpty
        /// Since a moment, in seconds since 1970.
        case isOver(Int64)
        case isEarly(Int64)
        /// It belongs to another key than the one in this file.
        case doesNotFit(String)
    }

    init(certificate file: String, _ fault: CertificateFault) {
        message =
            switch fault {
            case .isUnreadable:
                LocalizedText(
                    zhTW: "無法讀取主控台憑證或金鑰 \(file)。請確認檔案存在、為未加密的 PEM 格式，且服務帳號可讀。",
                    en: "The console's certificate or key \(file) can't be read. "
                        + "Check that it is there, is PEM without a password, and can be read by the daemon's user."
                )
            case .isEmpty:
                LocalizedText(
                    zhTW: "主控台憑證 \(file) 內沒有憑證。請放入 PEM 格式的憑證與其憑證鏈。",
                    en:
                        "The file \(file) holds no certificate. Put the console's certificate with its chain into it, as PEM."
                )
            case .isOver(let moment):
                LocalizedText(
                    zhTW: "主控台憑證 \(file) 已於 \(Self.day(moment)) 到期。請換發憑證後重新啟動。",
                    en: "The console's certificate \(file) has expired on \(Self.day(moment)). "
                        + "Put a new one in its place and start again.")
            case .isEarly(let moment):
                LocalizedText(
                    zhTW: "主控台憑證 \(file) 自 \(Self.day(moment)) 起才有效。請檢查系統時間，或更換憑證。",
                    en: "The console's certificate \(file) is good from \(Self.day(moment)) on only. "
                        + "Check this machine's clock, or put another one in its place.")
            case .doesNotFit(let key):
                LocalizedText(
                    zhTW: "主控台金鑰 \(key) 與憑證 \(file) 不相符。請確認兩者為同一次核發。",
                    en: "The key \(key) does not belong to the certificate \(file). "
                        + "Check that both were issued together.")
            }
    }

    private static func day(_ seconds: Int64) -> String {
        CalendarDay(of: seconds * 1_000_000_000).text
    }
}
