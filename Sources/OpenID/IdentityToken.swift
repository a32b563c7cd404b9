import Foundation
import JWTKit

/// A token by which a provider tells who somebody is (OpenID Connect Core 1.0, section 2), taken apart and verified.
struct IdentityToken: Sendable {
    /// No provider's token is longer; in bytes.
    private static let maximum = 64 * 1_024
    /// By how much clocks may differ; in seconds.
    static let leeway = 60.0

    private let text: String
    let algorithm: KeySet.Algorithm
    /// The key that it says it is signed with.
    let keyName: String?

    private struct Header: Decodable {
        var alg: String
        var kid: String?
        var crit: [String]?
    }

    /// The claims as they stand; ``IdentityToken/verified(with:)`` has seen to the signature, ``Identity`` sees to the rest.
    struct Claims: JWTPayload {
        let values: [String: ClaimValue]

        init(from decoder: any Decoder) throws {
            values = try decoder.singleValueContainer().decode([String: ClaimValue].self)
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(values)
        }

        func verify(using algorithm: some JWTAlgorithm) async throws {}
    }

    /// - Throws: ``ProviderFailure/untrusted(_:)`` where it is no token, or signed otherwise than is taken here.
    init(_ text: String) throws(ProviderFailure) {
        guard text.utf8.count <= Self.maximum, text.utf8.allSatisfy(Self.isOfTokens) else {
            throw .untrusted("what came is no token")
        }
        let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
        guard pieces.count == 3, pieces.allSatisfy({ !$0.isEmpty }), let bytes = Self.decoded(pieces[0]),
            let header = try? JSONDecoder().decode(Header.self, from: bytes)
        else { throw .untrusted("what came is no signed token") }
        guard let algorithm = KeySet.Algorithm(rawValue: header.alg) else {
            throw .untrusted("the token is signed by a method that is not taken")
        }
        // What must be understood and is not makes a token void (RFC 7515, 4.1.11).
        guard header.crit == nil else { throw .untrusted("the token asks for more than is known here") }
        self.text = text
        self.algorithm = algorithm
        keyName = header.kid
    }

    /// The claims, once the signature was found right.
    func verified(with key: JWK) async throws(ProviderFailure) -> [String: ClaimValue] {
        var key = key
        // The collection files keys by name; this one is alone in it.
        if key.keyIdentifier == nil { key.keyIdentifier = JWKIdentifier(string: "") }
        if key.algorithm == nil { key.algorithm = JWK.Algorithm(rawValue: algorithm.rawValue) }
        do {
            let keys = try await JWTKeyCollection().add(jwk: key, isDefault: true)
            return try await keys.verify(text, as: Claims.self).values
        } catch {
            throw .untrusted("the token's signature is wrong")
        }
    }

    private static func isOfTokens(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private static func decoded(_ text: Substring) -> Data? {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        return Data(
            base64Encoded: text.replacing("-", with: "+").replacing("_", with: "/") + padding)
    }
}
