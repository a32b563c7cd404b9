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

    init(certificate: ServerCertificate, _ error: any Error) {
        message = LocalizedText(
            zhTW: "無法使用主控台憑證 \(certificate.chain) 與金鑰 \(certificate.key)（\(error)）。請確認為 PEM 格式且服務帳號可讀。",
            en:
                "The console's certificate \(certificate.chain) and key \(certificate.key) can't be used (\(error)). "
                + "Both must be PEM and readable by the daemon's user.")
    }
}
