import Crypto
import Documents

/// Turns values into fingerprints that only this installation can compare.
struct Fingerprint: Sendable {
    private let key: SymmetricKey

    init(key: FingerprintKey) {
        self.key = SymmetricKey(data: key.bytes)
    }

    /// HMAC-SHA-256 of the normalised value, in hexadecimal.
    func callAsFunction(_ value: [UInt8]) -> String {
        HMAC<SHA256>.authenticationCode(for: value, using: key).hexadecimal
    }
}
