import Crypto
import CryptoExtras
import Documents
import Foundation
import Synchronization

/// A password as it is kept: scrypt (RFC 7914) with its own salt, and its costs beside it.
struct PasswordHash: Sendable, Hashable {
    /// How dear one attempt is.
    package struct Cost: Sendable, Hashable {
        /// The memory cost is two to this power.
        var logN: Int
        var blockSize: Int
        var parallelism: Int

        /// 32 MiB three times over, which OWASP counts among the equal ones (Password Storage Cheat Sheet).
        static let standard = Cost(logN: 15, blockSize: 8, parallelism: 3)
    }

    let cost: Cost
    let salt: [UInt8]
    let key: [UInt8]

    /// One at a time, so that a crowd at the door can't take the memory.
    private static let turn = Mutex(())

    init(of password: String, cost: Cost = .standard) throws {
        var source = SystemRandomNumberGenerator()
        salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &source) }
        self.cost = cost
        key = try Self.derive(password, salt: salt, cost: cost)
    }

    /// - Returns: `nil` where the text is no kept password, or one with costs out of all measure.
    init?(_ text: String) {
        let pieces = text.split(separator: "$").map(String.init)
        guard pieces.count == 6, pieces[0] == "scrypt", let logN = Int(pieces[1]),
            let blockSize = Int(pieces[2]), let parallelism = Int(pieces[3]), (4...20).contains(logN),
            (1...32).contains(blockSize), (1...16).contains(parallelism),
            let salt = Hexadecimal.bytes(pieces[4]), let key = Hexadecimal.bytes(pieces[5]), key.count == 32
        else { return nil }
        cost = Cost(logN: logN, blockSize: blockSize, parallelism: parallelism)
        self.salt = salt
        self.key = key
    }

    var text: String {
        "scrypt$\(cost.logN)$\(cost.blockSize)$\(cost.parallelism)$\(salt.hexadecimal)$\(key.hexadecimal)"
    }

    /// Compared in constant time.
    func isOf(_ password: String) -> Bool {
        guard let other = try? Self.derive(password, salt: salt, cost: cost) else { return false }
        return zip(key, other).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0 && key.count == other.count
    }

    /// Two ways of typing one password are one (RFC 8265, section 4.2: NFC).
    private static func derive(_ password: String, salt: [UInt8], cost: Cost) throws -> [UInt8] {
        let bytes = Data(password.precomposedStringWithCanonicalMapping.utf8)
        return try turn.withLock { _ in
            let key = try KDF.Scrypt.deriveKey(
                from: bytes, salt: salt, outputByteCount: 32, rounds: 1 << cost.logN,
                blockSize: cost.blockSize, parallelism: cost.parallelism)
            return unsafe key.withUnsafeBytes { unsafe Array($0) }
        }
    }
}
