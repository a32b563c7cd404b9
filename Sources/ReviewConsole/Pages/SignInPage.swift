import Documents

/// The form that takes a name, a password and a code, or the token; and the way to the sign-in service.
struct SignInPage: Page {
    static let template = "signIn"
    static let place = ""

    /// What went wrong at the last attempt.
    let trouble: String?
    /// Whether the first account is still to be made.
    let hasNoAccounts: Bool
    /// What the sign-in service is called, where there is one.
    var service: String?
    /// By which name the service knows somebody who has no account here.
    var subject: String?

    func title(_ language: Language) -> String { Words(language: language)["signIn"] }
}
