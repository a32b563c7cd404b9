import Foundation
import JWTKit

/// The provider's public keys (RFC 7517), as far as they can verify a signature here.
struct KeySet: Sendable {
    /// More than any provider has.
    private static let maximum = 64

    /// How a token may be signed; nothing symmetric, and never not at all.
    enum Algorithm: String, Sendable {
        case rs256 = "RS256"
        case es256 = "ES256"
        case edDSA = "EdDSA"

        var keyType: JWK.KeyType {
            switch self {
            case .rs256: .rsa
            case .es256: .ecdsa
            case .edDSA: .octetKeyPair
            }
        }
    }

    private struct Uses: Decodable {
        var use: String?
        var key_ops: [String]?
    }

    private let keys: [JWK]

    /// Keys of other kinds, and keys that are no keys, are passed over.
    ///
    /// - Returns: `nil` where it is no key set at all.
    init?(_ bytes: [UInt8]) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
            let list = object["keys"] as? [[String: Any]], list.count <= Self.maximum
        else { return nil }
        keys = list.compactMap { fields in
            guard let data = try? JSONSerialization.data(withJSONObject: fields),
                let uses = try? JSONDecoder().decode(Uses.self, from: data), uses.use ?? "sig" == "sig",
                uses.key_ops?.contains("verify") != false,
                var key = try? JSONDecoder().decode(JWK.self, from: data)
            else { return nil }
            key.privateExponent = nil
            return key
        }
    }

    /// The key that a token names; where it names none, the only one of its kind.
    func key(named name: String?, for algorithm: Algorithm) -> JWK? {
        let fitting = keys.filter { key in
            key.keyType == algorithm.keyType
                && (key.algorithm == nil || key.algorithm?.rawValue == algorithm.rawValue)
                && (name == nil || key.keyIdentifier?.string == name)
        }
        return fitting.count == 1 ? fitting[0] : nil
    }
}
