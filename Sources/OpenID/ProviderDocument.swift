import Foundation

/// What a provider says of itself (OpenID Connect Discovery 1.0, section 3), as far as it is used here.
struct ProviderDocument: Sendable, Hashable {
    /// Where it stands below the issuer.
    static let place = "/.well-known/openid-configuration"

    let authorization: ProviderAddress
    let token: ProviderAddress
    let keys: ProviderAddress
    /// Where somebody signs out of the provider, if it has such a place.
    let endSession: ProviderAddress?
    /// Whether the secret goes into the form, because the provider takes no `Authorization` field.
    let takesSecretInForm: Bool
    /// Whether its answers always name the issuer (RFC 9207).
    let namesIssuer: Bool

    private struct Fields: Decodable {
        var issuer: String
        var authorization_endpoint: String
        var token_endpoint: String
        var jwks_uri: String
        var end_session_endpoint: String?
        var response_types_supported: [String]?
        var code_challenge_methods_supported: [String]?
        var token_endpoint_auth_methods_supported: [String]?
        var authorization_response_iss_parameter_supported: Bool?
    }

    /// - Throws: ``ProviderFailure`` where it is the document of another issuer, leads to other hosts, or can't do what
    ///   is needed.
    init(_ bytes: [UInt8], settings: ProviderSettings) throws(ProviderFailure) {
        guard let fields = try? JSONDecoder().decode(Fields.self, from: Data(bytes)) else {
            throw .unfit("the discovery document is none")
        }
        guard fields.issuer == settings.issuer else {
            throw .unfit("the discovery document is another issuer's")
        }
        guard let issuer = ProviderAddress(settings.issuer) else { throw .unfit("the issuer is no address") }
        func endpoint(_ name: String, _ text: String) throws(ProviderFailure) -> ProviderAddress {
            guard let address = ProviderAddress(text), issuer.isLocal || text.hasPrefix("https://") else {
                throw .unfit("\(name) is no address that may be called")
            }
            guard address.authority == issuer.authority || settings.hosts.contains(address.authority) else {
                throw .unfit("\(name) is at \(address.authority), which console.openID.hosts does not name")
            }
            return address
        }
        authorization = try endpoint("authorization_endpoint", fields.authorization_endpoint)
        token = try endpoint("token_endpoint", fields.token_endpoint)
        keys = try endpoint("jwks_uri", fields.jwks_uri)
        // Signing out there is a convenience: an odd address takes nothing else away.
        endSession = fields.end_session_endpoint.flatMap { try? endpoint("end_session_endpoint", $0) }
        guard fields.response_types_supported?.contains("code") != false else {
            throw .unfit("the provider does not take part in the code flow")
        }
        guard fields.code_challenge_methods_supported?.contains("S256") != false else {
            throw .unfit("the provider takes no proof of the code by S256")
        }
        let methods = fields.token_endpoint_auth_methods_supported ?? ["client_secret_basic"]
        takesSecretInForm =
            !methods.contains("client_secret_basic") && methods.contains("client_secret_post")
        guard methods.contains("client_secret_basic") || takesSecretInForm else {
            throw .unfit("the provider takes a secret in none of the ways that are known here")
        }
        namesIssuer = fields.authorization_response_iss_parameter_supported == true
    }
}
