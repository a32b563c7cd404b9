/// How a sign-in service names somebody: the service, and its own name for the person there.
package struct ExternalIdentity: Hashable, Sendable {
    package var issuer: String
    package var subject: String

    package init(issuer: String, subject: String) {
        self.issuer = issuer
        self.subject = subject
    }
}
