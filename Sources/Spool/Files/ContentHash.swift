import Crypto
import Documents

/// SHA-256 of a document, piece by piece.
package struct ContentHash: Sendable {
    private var hash = SHA256()

    package init() {}

    /// SHA-256 of `bytes`, as ``hexadecimal()`` has it.
    package static func hexadecimal(of bytes: [UInt8]) -> String {
        var hash = ContentHash()
        unsafe bytes.withUnsafeBytes { unsafe hash.update($0) }
        return hash.hexadecimal()
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        unsafe hash.update(bufferPointer: bytes)
    }

    /// Sixty-four digits, lower case.
    package func hexadecimal() -> String { hash.finalize().hexadecimal }
}
