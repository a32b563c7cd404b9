import Crypto
import Documents
import Foundation

/// One-time codes by the clock (RFC 6238: HMAC-SHA-1, six digits, thirty seconds), as authenticator apps make them.
package struct TimeCode: Sendable {
    /// In nanoseconds.
    private static let step: Int64 = 30 * 1_000_000_000
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    let secret: [UInt8]

    /// As it is kept.
    package var hexadecimal: String { secret.hexadecimal }

    /// Twenty bytes of chance (RFC 4226, section 4).
    package static func random() -> TimeCode {
        var source = SystemRandomNumberGenerator()
        return TimeCode(secret: (0..<20).map { _ in UInt8.random(in: .min ... .max, using: &source) })
    }

    package init(secret: [UInt8]) {
        self.secret = secret
    }

    /// - Parameter text: the secret in hexadecimal, as it is kept.
    package init?(hexadecimal text: String) {
        guard let bytes = Hexadecimal.bytes(text), !bytes.isEmpty else { return nil }
        secret = bytes
    }

    package static func step(at now: Int64) -> Int64 { now / step }

    /// The code of one time step.
    package func code(step: Int64) -> String {
        let message = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
        let offset = Int(mac[mac.count - 1] & 15)
        let number = mac[offset..<offset + 4].reduce(0 as UInt32) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The time step whose code this is: now, or one step to either side for clocks that differ.
    ///
    /// Codes up to the step `last` have been used, and are not taken again.
    ///
    /// - Returns: `nil` for a wrong or used code.
    package func step(of code: String, at now: Int64, after last: Int64) -> Int64? {
        let guess = Array(code.utf8.filter { $0 != UInt8(ascii: " ") })
        let present = Self.step(at: now)
        var found: Int64?
        for step in (present - 1)...(present + 1) {
            let right = Array(self.code(step: step).utf8)
            let isEqual =
                right.count == guess.count && zip(right, guess).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
            if isEqual, step > last { found = step }
        }
        return found
    }

    /// The secret as people type it into an app (RFC 4648, base 32).
    package var base32: String {
        var text: [UInt8] = []
        var bits = 0
        var held: UInt32 = 0
        for byte in secret {
            held = held << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(Self.alphabet[Int(held >> UInt32(bits)) & 31])
            }
        }
        if bits > 0 { text.append(Self.alphabet[Int(held << UInt32(5 - bits)) & 31]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// What a QR code for an app holds.
    package func address(account: String) -> String {
        "otpauth://totp/Obstat:\(account)?secret=\(base32)&issuer=Obstat"
    }
}
