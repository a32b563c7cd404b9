package import Documents
import Frames

/// Why no document can be examined now.
package struct ExaminerRefusal: Error, Sendable, Equatable {
    package enum Code: Sendable, Equatable {
        /// The program is not there or can't be started.
        case notStarted
        /// It started and said nothing in time, or something that is no hello.
        case silent
        /// The kernel lacks a protection.
        case unprotected
        /// The protections could not be set up.
        case notConfined
        case rules
        /// A document with known content did not give that content.
        case canary
        /// ``Examiner/stop()`` was called.
        case stopped
    }

    package let code: Code
    /// What happened and what to do next.
    package let explanation: LocalizedText

    /// The subject is the name of what is missing or broken.
    init(_ code: Code, _ subject: String) {
        self.code = code
        explanation = Self.explanation(code, subject)
    }

    init(_ refusal: ServerRefusal) {
        switch refusal.code {
        case .unprotected: self.init(.unprotected, refusal.subject)
        case .notConfined: self.init(.notConfined, refusal.subject)
        case .rules: self.init(.rules, refusal.subject)
        case .canary: self.init(.canary, refusal.subject)
        case .start: self.init(.notStarted, refusal.subject)
        }
    }

    private static func explanation(_ code: Code, _ subject: String) -> LocalizedText {
        switch code {
        case .notStarted:
            LocalizedText(
                zhTW: "無法啟動檢查程式（\(subject)）。請確認 obstat-examine 與 obstatd 安裝於同一目錄且版本相同。",
                en: "The examiner can't be started (\(subject)). "
                    + "See that obstat-examine is installed beside this program, in the same version.")
        case .silent:
            LocalizedText(
                zhTW: "檢查程式啟動後沒有正確回應（\(subject)）。請查看系統紀錄，並確認安裝的版本一致。",
                en: "The examiner started and gave no proper answer (\(subject)). "
                    + "Look at the system log, and see that all programs are of one version.")
        case .unprotected:
            LocalizedText(
                zhTW: "核心缺少隔離機制：\(subject)。執行 obstat doctor 可看到處理方式；確定接受風險時，才設定允許不完整的隔離。",
                en: "The kernel lacks a protection: \(subject). Run obstat doctor to see what to do; "
                    + "allow incomplete confinement only if you accept the risk.")
        case .notConfined:
            LocalizedText(
                zhTW: "檢查程式無法建立隔離環境（\(subject)）。請執行 obstat doctor，並檢查容器或服務的限制。",
                en: "The examiner could not set up its confinement (\(subject)). "
                    + "Run obstat doctor, and look at the restrictions of the container or service.")
        case .rules:
            LocalizedText(
                zhTW: "檢查程式不接受規則（\(subject)）。請執行 obstat rules check。",
                en: "The examiner refuses the rules (\(subject)). Run obstat rules check.")
        case .canary:
            LocalizedText(
                zhTW: "檢查程式讀不出已知內容的測試文件（\(subject)）。可能缺少字集轉換或函式庫檔案，請重新安裝相依套件。",
                en: "The examiner could not read a test document whose content is known (\(subject)). "
                    + "Character converters or library files may be missing: install the dependencies again.")
        case .stopped:
            LocalizedText(zhTW: "檢查程式已停止。", en: "The examiner has been stopped.")
        }
    }
}
