import Crypto
import Foundation

/// A sign-in that one browser has begun: what it sends along, and what has to come back.
///
/// State, nonce and the verifier of the code (RFC 7636) are made from a secret that this browser alone holds in a
/// cookie, so that nothing has to be remembered about sign-ins that nobody ends.
package struct SignInTicket: Sendable {
    /// In nanoseconds: ten minutes.
    package static let life: Int64 = 600 * 1_000_000_000

    /// What the browser keeps: the moment, a full stop, and 256 bits of chance.
    package let text: String
    package let begun: Int64

    package init(at now: Int64) {
        var source = SystemRandomNumberGenerator()
        let chance = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &source) }
        begun = now
        text = "\(now)." + Self.written(chance)
    }

    /// What a browser has brought back; `nil` where it is none or too old.
    package init?(_ text: String, at now: Int64) {
        let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
        guard pieces.count == 2, pieces[1].utf8.count == 43, let begun = Int64(pieces[0]), begun >= 0,
            begun <= now, now - begun < Self.life
        else { return nil }
        self.text = text
        self.begun = begun
    }

    package var state: String { derived("state") }
    package var nonce: String { derived("nonce") }
    var verifier: String { derived("verifier") }
    var challenge: String { Self.written(SHA256.hash(data: Array(verifier.utf8))) }

    /// Whether a state is this ticket's.
    package func isNamed(by state: String) -> Bool { Self.areEqual(state, self.state) }

    private func derived(_ purpose: String) -> String {
        Self.written(
            HMAC<SHA256>.authenticationCode(
                for: Array(purpose.utf8), using: SymmetricKey(data: Array(text.utf8))))
    }

    private static func written(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    /// Compared in constant time.
    static func areEqual(_ one: String, _ other: String) -> Bool {
        SHA256.hash(data: Array(one.utf8)) == SHA256.hash(data: Array(other.utf8))
    }
}
