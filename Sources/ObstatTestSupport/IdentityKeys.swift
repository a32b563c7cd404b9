import Crypto
import CryptoExtras
import Foundation

/// The keys of a provider, one of each kind, and tokens signed with them as the standards say (RFC 7515, 7518, 8037).
package struct IdentityKeys: Sendable {
    /// How a token is signed, rightly and otherwise.
    package enum Signature: Sendable, CaseIterable {
        case rs256
        case es256
        case edDSA
        /// Not at all.
        case none
        /// With what is public, as if it were a shared secret.
        case hs256
        /// With a key that the provider does not publish, under its own name.
        case strangeKey
        /// The same, under the name of one that it publishes.
        case forgedKey
        /// With a right key, and another signature's last character.
        case damaged
        /// As one kind of signature, said to be another.
        case confused
        /// Asking for an extension that nobody knows.
        case critical
    }

    private let rsa: _RSA.Signing.PrivateKey?
    private let p256 = P256.Signing.PrivateKey()
    private let ed25519 = Curve25519.Signing.PrivateKey()
    private let stranger = P256.Signing.PrivateKey()
    private let name = String(UUID().uuidString.prefix(8))

    init() {
        rsa = try? _RSA.Signing.PrivateKey(keySize: .bits2048)
    }

    /// The key set (RFC 7517), with a key of a kind that nobody here knows.
    var document: String {
        let point = Array(p256.publicKey.rawRepresentation)
        let numbers = try? rsa?.publicKey.getKeyPrimitives()
        return """
            {"keys":[
            {"kty":"oct","kid":"\(name)-oct","k":"AAAA"},
            {"kty":"RSA","use":"enc","kid":"\(name)-enc","n":"AQAB","e":"AQAB"},
            {"kty":"RSA","use":"sig","alg":"RS256","kid":"\(name)-rsa","n":"\(Self.written(numbers?.modulus ?? Data()))",\
            "e":"\(Self.written(numbers?.publicExponent ?? Data()))"},
            {"kty":"EC","use":"sig","crv":"P-256","kid":"\(name)-ec","x":"\(Self.written(point.prefix(32)))",\
            "y":"\(Self.written(point.suffix(32)))"},
            {"kty":"OKP","use":"sig","alg":"EdDSA","crv":"Ed25519","kid":"\(name)-ed",\
            "x":"\(Self.written(ed25519.publicKey.rawRepresentation))"}
            ]}
            """
    }

    func token(_ claims: String, signed signature: Signature) -> String {
        let (algorithm, key, more) =
            switch signature {
            case .rs256: ("RS256", "rsa", "")
            case .edDSA: ("EdDSA", "ed", "")
            case .none: ("none", "ec", "")
            case .hs256: ("HS256", "ec", "")
            case .strangeKey: ("ES256", "strange", "")
            case .confused: ("RS256", "ec", "")
            case .critical: ("ES256", "ec", #","crit":["b64"],"b64":true"#)
            case .es256, .forgedKey, .damaged: ("ES256", "ec", "")
            }
        let header = #"{"alg":"\#(algorithm)","kid":"\#(name)-\#(key)","typ":"JWT"\#(more)}"#
        let text = Self.written(header.utf8) + "." + Self.written(claims.utf8)
        let bytes = Array(text.utf8)
        let made = (try? sign(bytes, signature)) ?? Data()
        var written = Self.written(made)
        if signature == .damaged { written = (written.first == "A" ? "B" : "A") + written.dropFirst() }
        return text + "." + written
    }

    private func sign(_ bytes: [UInt8], _ signature: Signature) throws -> Data {
        switch signature {
        case .rs256:
            try rsa?.signature(for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5).rawRepresentation
                ?? Data()
        case .edDSA: try ed25519.signature(for: bytes)
        case .none: Data()
        case .hs256:
            Data(
                HMAC<SHA256>.authenticationCode(
                    for: bytes, using: SymmetricKey(data: p256.publicKey.rawRepresentation)))
        case .strangeKey, .forgedKey: try stranger.signature(for: bytes).rawRepresentation
        case .es256, .damaged, .confused, .critical: try p256.signature(for: bytes).rawRepresentation
        }
    }

    /// Base 64 for addresses, without padding (RFC 4648, section 5).
    static func written(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }
}
