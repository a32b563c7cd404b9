/// An OpenID Connect provider, and what it knows this console as.
package struct ProviderSettings: Sendable {
    /// What the provider calls itself, to the letter: `https://` with a host and perhaps a path.
    package var issuer: String
    package var clientID: String
    /// What only the provider and this console know.
    package var clientSecret: String
    /// Hosts besides the issuer's own at which the provider may have the browser or this console call.
    package var hosts: [String]
    /// Asked for besides `openid`.
    package var scopes: [String]
    /// Certificates in PEM that are trusted instead of the system's.
    package var trustFile: String?

    package init(
        issuer: String, clientID: String, clientSecret: String, hosts: [String] = [],
        scopes: [String] = ["profile"], trustFile: String? = nil
    ) {
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.hosts = hosts
        self.scopes = scopes
        self.trustFile = trustFile
    }
}
