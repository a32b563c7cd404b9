package import Documents

/// Why somebody could not be signed in by the provider.
package enum ProviderFailure: Error, Hashable, Sendable {
    /// No answer, or none that is one.
    case unreachable(String)
    /// What the provider says of itself is not what the settings say, or leads elsewhere.
    case unfit(String)
    /// The provider itself has refused: its error code.
    case refused(String)
    /// An answer that can't be trusted.
    case untrusted(String)
    /// Begun in another browser or too long ago, or used already.
    case stale

    /// For the audit log: one word.
    package var name: String {
        switch self {
        case .unreachable: "unreachable"
        case .unfit: "unfit"
        case .refused: "refused"
        case .untrusted: "untrusted"
        case .stale: "stale"
        }
    }

    /// The particulars, for the log; never a secret, a code or a token.
    package var detail: String {
        switch self {
        case .unreachable(let text), .unfit(let text), .refused(let text), .untrusted(let text): text
        case .stale: ""
        }
    }

    package var message: LocalizedText {
        switch self {
        case .unreachable:
            LocalizedText(
                zhTW: "無法連線至單一簽入服務。請稍後再試，或先以密碼登入；如持續發生，請系統管理者檢查服務紀錄與 console.openID 設定。",
                en: "The sign-in service can't be reached. Try again later, or use your password; "
                    + "if it goes on, ask the system administrator to look at the daemon's log and at console.openID."
            )
        case .unfit:
            LocalizedText(
                zhTW: "單一簽入服務的設定與本系統不符，因此未採用。請系統管理者檢查服務紀錄與 console.openID 設定。",
                en: "The sign-in service does not fit this console's settings, so it was not believed. "
                    + "Ask the system administrator to look at the daemon's log and at console.openID.")
        case .refused:
            LocalizedText(
                zhTW: "單一簽入服務拒絕了這次登入。請重新登入；如仍遭拒，請洽該服務的管理者。",
                en: "The sign-in service has refused. Begin again; if it refuses again, ask those who run it."
            )
        case .untrusted:
            LocalizedText(
                zhTW: "單一簽入服務的回覆無法驗證，因此未登入。請重新登入；如再次發生，請告知系統管理者。",
                en: "The answer of the sign-in service could not be verified, so nobody was signed in. "
                    + "Begin again; if it happens again, tell the system administrator.")
        case .stale:
            LocalizedText(
                zhTW: "這次登入已逾時、已使用過，或不是由這個瀏覽器開始的。請重新登入。",
                en:
                    "This sign-in took too long, was used already, or was not begun in this browser. Begin again."
            )
        }
    }
}
