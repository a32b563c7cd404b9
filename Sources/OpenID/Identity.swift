import Foundation

/// Somebody whom a provider knows.
package struct Identity: Sendable, Hashable {
    package let issuer: String
    /// The provider's own name for the person, which it never gives to another.
    package let subject: String
    /// What the provider suggests as an account's name; anybody's choice, so nobody is known by it.
    package let suggestedName: String?
    private let claims: [String: ClaimValue]

    /// Judges the claims of a token whose signature is right (OpenID Connect Core 1.0, 3.1.3.7).
    ///
    /// - Parameters:
    ///   - claims: what the token says.
    ///   - settings: whose token it has to be, and for whom.
    ///   - nonce: what this sign-in was begun with.
    ///   - now: nanoseconds since 1970.
    /// - Throws: ``ProviderFailure/untrusted(_:)``.
    init(
        _ claims: [String: ClaimValue], settings: ProviderSettings, nonce: String, now: Int64
    ) throws(ProviderFailure) {
        guard claims["iss"]?.text == settings.issuer else { throw .untrusted("another issuer's token") }
        guard let audience = claims["aud"]?.texts, audience.contains(settings.clientID) else {
            throw .untrusted("a token for another client")
        }
        let party = claims["azp"]
        guard party?.text == settings.clientID || (party == nil && audience.count == 1) else {
            throw .untrusted("a token that another client may use")
        }
        let moment = Double(now) / 1e9
        guard let expires = claims["exp"]?.seconds, expires + IdentityToken.leeway > moment else {
            throw .untrusted("an expired token")
        }
        guard let issued = claims["iat"]?.seconds, issued - IdentityToken.leeway <= moment,
            claims["nbf"].map({ ($0.seconds ?? .infinity) - IdentityToken.leeway <= moment }) != false
        else { throw .untrusted("a token of the future; compare the clocks") }
        guard let shown = claims["nonce"]?.text, SignInTicket.areEqual(shown, nonce) else {
            throw .untrusted("a token of another sign-in")
        }
        guard let subject = claims["sub"]?.text, Self.isValid(subject: subject) else {
            throw .untrusted("a token about nobody")
        }
        issuer = settings.issuer
        self.subject = subject
        suggestedName = claims["preferred_username"]?.text
        self.claims = claims
    }

    /// At most 255 characters, none of them a control.
    package static func isValid(subject: String) -> Bool {
        (1...255).contains(subject.utf8.count) && subject.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }

    /// The values of a claim that is one text or a list of texts; none where it is something else.
    package func values(of claim: String) -> [String] {
        claims[claim]?.texts ?? []
    }
}
