package import Documents
import Glibc

/// Why the desk can't be opened or reached.
package struct DeskError: Error, Sendable, Hashable {
    package var path: String
    /// The `errno` of the call, or 0 where the other side said something else than expected.
    package var code: Int32

    init(_ path: String, code: Int32) {
        self.path = path
        self.code = code
    }

    /// For the person: what, where, next step.
    package var message: LocalizedText {
        let reason = code == 0 ? "" : " (\(unsafe String(cString: strerror(code))))"
        return LocalizedText(
            zhTW: "無法經由 \(path) 與 obstatd 通訊\(reason)。請確認服務執行中（obstat status）、設定檔的 socket 路徑，以及您能存取該路徑。",
            en: "obstatd can't be reached at \(path)\(reason). Check that the daemon runs (obstat status), "
                + "the settings' key socket, and that you may enter that folder.")
    }
}
