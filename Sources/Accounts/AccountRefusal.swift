package import Documents

/// Why an account can't be added, or somebody can't sign in with it.
package enum AccountRefusal: Error, Hashable, Sendable {
    /// No such account, a wrong password or a wrong code: which of them is nobody's business.
    case wrong
    case locked
    /// Disabled or past its date; told only to whoever knows the password.
    case closed
    case nameTaken
    case badName
    case badRoles
    case unitsMissing
    case weakPassword
    case unknownAccount
    /// The last one that could look after accounts.
    case lastAdministrator
    /// The sign-in service knows somebody whom no account belongs to.
    case notLinked
    /// The sign-in service gives no role any more.
    case noRole
    case identityTaken
    /// Roles that come from the sign-in service are changed there.
    case rolesProvided
    case noSuchUnixAccount

    package var message: LocalizedText {
        switch self {
        case .wrong:
            LocalizedText(zhTW: "帳號、密碼或驗證碼不正確。", en: "Name, password or code is wrong.")
        case .locked:
            LocalizedText(
                zhTW: "錯誤次數過多，此帳號暫時鎖定，請於 15 分鐘後再試，或請系統管理者解除鎖定。",
                en: "Too many wrong passwords: the account is locked for 15 minutes. "
                    + "Try later, or ask the system administrator to unlock it.")
        case .closed:
            LocalizedText(
                zhTW: "此帳號已停用或已逾期，請洽系統管理者。",
                en: "This account is disabled or has expired; ask the system administrator.")
        case .nameTaken:
            LocalizedText(
                zhTW: "已有同名帳號，或該系統帳號已屬於另一個主控台帳號。",
                en: "There is an account of that name, or that Unix account belongs to another one already.")
        case .badName:
            LocalizedText(
                zhTW: "帳號限 1 至 64 個小寫英文字母、數字、-、_、.，且不以 . 開頭。",
                en:
                    "A name has 1 to 64 lower-case letters, digits, -, _ and ., not starting with a full stop."
            )
        case .badRoles:
            LocalizedText(
                zhTW: "至少須有一個角色；系統管理者、稽核人員與單位聯絡人不得兼任其他角色。",
                en: "At least one role is needed; administrator, auditor and unit-contact go with no other.")
        case .unitsMissing:
            LocalizedText(
                zhTW: "單位聯絡人至少須指定一個單位。", en: "A unit contact needs at least one unit.")
        case .weakPassword:
            LocalizedText(
                zhTW: "密碼至少 12 個字元、至多 200 個字元，且不得與帳號相同或僅含一兩種字元。",
                en: "A password has 12 to 200 characters, is not the name and not a mere repetition.")
        case .unknownAccount:
            LocalizedText(zhTW: "查無此帳號。", en: "There is no such account.")
        case .lastAdministrator:
            LocalizedText(
                zhTW: "這是最後一個可用的系統管理者帳號，不能停用或改為其他角色。",
                en: "This is the last usable administrator; it can't be disabled, nor get other roles.")
        case .notLinked:
            LocalizedText(
                zhTW: "單一簽入服務已確認您的身分，但尚無連結的主控台帳號。請將下列識別碼交給系統管理者，於「帳號」頁連結。",
                en: "The sign-in service knows you, but no account of this console is linked to you. "
                    + "Give the system administrator the name below, to be linked on the page Accounts.")
        case .noRole:
            LocalizedText(
                zhTW: "單一簽入服務未給予您任何可用的角色。請洽該服務的管理者確認您的群組。",
                en: "The sign-in service gives you no role that can be used here. "
                    + "Ask those who run it about your groups.")
        case .identityTaken:
            LocalizedText(
                zhTW: "此外部身分已屬於另一個帳號。請先在該帳號解除連結。",
                en: "This identity belongs to another account. Unlink it there first.")
        case .noSuchUnixAccount:
            LocalizedText(
                zhTW: "本機沒有這個帳號。請以 getent passwd 確認名稱。",
                en: "This host has no such account. Check the name with getent passwd.")
        case .rolesProvided:
            LocalizedText(
                zhTW: "此帳號的角色由單一簽入服務提供，請於該服務變更群組。",
                en:
                    "The roles of this account come from the sign-in service; change the person's groups there."
            )
        }
    }
}
