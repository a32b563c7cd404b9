import Documents

/// The form that takes the token.
struct SignInPage: Page {
    static let template = "signIn"
    static let place = ""

    /// What went wrong at the last attempt.
    let trouble: String?

    func title(_ language: Language) -> String { Words(language: language)["signIn"] }
}
