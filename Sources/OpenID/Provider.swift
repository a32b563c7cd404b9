/// An OpenID Connect provider to which people are sent, and whose word about them is taken once it has been verified.
///
/// Authorization code flow with proof of the code by S256 (RFC 7636). Nothing is asked of any host but the issuer's
/// and those that the settings name, and nothing before somebody signs in. Safe to use from many tasks.
package struct Provider: Sendable {
    package let settings: ProviderSettings
    private let client: ProviderClient
    private let memory: ProviderMemory

    package init(_ settings: ProviderSettings) {
        self.settings = settings
        client = ProviderClient(settings: settings)
        memory = ProviderMemory(client: client)
    }

    /// Where a browser goes to sign in.
    ///
    /// - Parameters:
    ///   - ticket: the sign-in that the browser begins.
    ///   - place: where it comes back to.
    ///   - now: nanoseconds since 1970.
    /// - Returns: an address at the provider.
    /// - Throws: ``ProviderFailure``.
    package func address(
        for ticket: SignInTicket, returningTo place: String, at now: Int64
    ) async throws(ProviderFailure) -> String {
        try await memory.document(at: now).authorization.asking([
            ("response_type", "code"), ("client_id", settings.clientID), ("redirect_uri", place),
            ("scope", (["openid"] + settings.scopes).joined(separator: " ")), ("state", ticket.state),
            ("nonce", ticket.nonce), ("code_challenge", ticket.challenge), ("code_challenge_method", "S256"),
        ])
    }

    /// What came back with the browser.
    package struct Answer: Sendable {
        package var code: String?
        package var error: String?
        /// The issuer, where the provider names itself (RFC 9207).
        package var issuer: String?

        package init(code: String?, error: String?, issuer: String?) {
            self.code = code
            self.error = error
            self.issuer = issuer
        }
    }

    /// Who somebody is, once the ticket was found to be this browser's.
    ///
    /// - Throws: ``ProviderFailure``.
    package func identity(
        by answer: Answer, _ ticket: SignInTicket, returningTo place: String, at now: Int64
    ) async throws(ProviderFailure) -> Identity {
        let document = try await memory.document(at: now)
        // An answer of another provider does not go to this one (RFC 9700, 4.4).
        guard answer.issuer == settings.issuer || (answer.issuer == nil && !document.namesIssuer) else {
            throw .untrusted("an answer of another issuer")
        }
        if let error = answer.error { throw .refused(ProviderClient.word(error)) }
        guard let code = answer.code, (1...4_096).contains(code.utf8.count) else {
            throw .untrusted("an answer without a code")
        }
        let token = try await client.token(
            for: code, verifier: ticket.verifier, returningTo: place, document: document)
        let key = try await memory.key(of: token, at: document.keys, now: now)
        let claims = try await token.verified(with: key)
        return try Identity(claims, settings: settings, nonce: ticket.nonce, now: now)
    }

    /// Where somebody signs out of the provider too; `nil` where it has no such place or has not been asked yet.
    package func signOutAddress(returningTo place: String, at now: Int64) async -> String? {
        try? await memory.document(at: now).endSession?.asking([
            ("client_id", settings.clientID), ("post_logout_redirect_uri", place),
        ])
    }
}
