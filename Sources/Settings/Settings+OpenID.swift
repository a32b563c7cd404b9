package import Documents

extension Settings {
    /// A sign-in service that speaks OpenID Connect, for the console.
    package struct OpenID: Sendable, Equatable {
        /// What it calls itself, to the letter: `https://` with a host and perhaps a path; `http` to this machine.
        package var issuer = ""
        package var clientID = ""
        /// Holds the client's secret in its first line.
        package var clientSecretFile = ""
        /// What the button of the sign-in page says; `nil` means a general name.
        package var title: LocalizedText?
        /// Hosts besides the issuer's own to which it may lead.
        package var hosts: [String] = []
        /// Asked for besides `openid`.
        package var scopes = ["profile"]
        /// Certificates in PEM that are trusted instead of the system's.
        package var trustFile: String?
        /// The claim that ``roles`` speak of.
        package var claim = "groups"
        /// What values of ``claim`` give; empty: nobody gets an account or a role from the service.
        package var roles: [Grant] = []

        package init() {}

        /// One value with the role that it gives, and for which units; none means all.
        package struct Grant: Sendable, Equatable {
            package var value = ""
            package var role = Role.reviewer
            package var units: [String] = []
        }
    }
}
