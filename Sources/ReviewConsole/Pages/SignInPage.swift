import Documents

/// The form that takes a name, a password and a code, or the token.
struct SignInPage: Page {
    static let template = "signIn"
    static let place = ""

    /// What went wrong at the last attempt.
    let trouble: String?
    /// Whether the first account is still to be made.
    let hasNoAccounts: Bool

    func title(_ language: Language) -> String { Words(language: language)["signIn"] }
}
