import Documents

/// Leads on to the first page, from here and not from elsewhere.
struct ForwardPage: Page {
    static let template = "forward"
    static let place = ""

    func title(_ language: Language) -> String { LocalizedText(zhTW: "已登入", en: "Signed in")(language) }
}

/// Says that the session here has ended, and where the one at the sign-in service ends.
struct SignedOutPage: Page {
    static let template = "signedOut"
    static let place = ""

    let address: String
    let service: String

    func title(_ language: Language) -> String {
        LocalizedText(zhTW: "已登出主控台", en: "Signed out of the console")(language)
    }
}
