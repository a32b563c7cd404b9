package import Accounts
package import Documents
package import OpenID

/// The sign-in service of the console: where it is, what it is called, and which of its groups have roles here.
package struct SignInService: Sendable {
    package let provider: Provider
    let title: LocalizedText
    /// The claim that ``grants`` speak of.
    let claim: String
    let grants: [RoleGrant]

    package init(provider: Provider, title: LocalizedText?, claim: String, grants: [RoleGrant]) {
        self.provider = provider
        self.title = title ?? LocalizedText(zhTW: "單一簽入", en: "single sign-on")
        self.claim = claim
        self.grants = grants
    }
}
