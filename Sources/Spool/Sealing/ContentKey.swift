import Crypto
import Documents
import FoundationEssentials
import Glibc

/// A key under which content is encrypted at rest: 32 bytes of chance in a file of their own.
package struct ContentKey: Sendable {
    private static let length = 32
    static let idLength = 8

    /// Names the key without telling anything of it: sixteen hexadecimal digits.
    package let id: String
    private let secret: SymmetricKey

    /// - Parameter file: exactly 32 bytes, closed to others; what a service manager keeps as a credential is.
    /// - Throws: where it can't be read, has another length, or everybody may read it.
    package init(file: String) throws(ContentKeyError) {
        self.init(secret: SymmetricKey(data: try Self.read(file)))
    }

    private init(secret: SymmetricKey) {
        self.secret = secret
        let name = HMAC<SHA256>.authenticationCode(for: Array("obstat content key".utf8), using: secret)
        id = name.prefix(Self.idLength).hexadecimal
    }

    /// A key for the content of one document alone.
    ///
    /// - Parameters:
    ///   - salt: chance that is used once.
    ///   - context: what the key is for.
    /// - Returns: the same for the same, and never the same for anything else.
    func derived(salt: [UInt8], context: [UInt8]) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret, salt: salt, info: context, outputByteCount: Self.length)
    }

    private static func read(_ file: String) throws(ContentKeyError) -> [UInt8] {
        let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw ContentKeyError(file: file, fault: .unreadable(code: errno)) }
        let opened = OwnedDescriptor(owning: descriptor)
        var bytes = [UInt8](repeating: 0, count: length + 1)
        let count = unsafe pread(descriptor, &bytes, bytes.count, 0)
        guard count >= 0 else { throw ContentKeyError(file: file, fault: .unreadable(code: errno)) }
        guard count == length else { throw ContentKeyError(file: file, fault: .wrongLength) }
        // Its group's bits are the mask of an access list where a service manager has put one on it.
        guard let status = try? opened.status(in: .spool), status.mode & 0o007 == 0 else {
            throw ContentKeyError(file: file, fault: .exposed)
        }
        return Array(bytes.prefix(length))
    }
}
