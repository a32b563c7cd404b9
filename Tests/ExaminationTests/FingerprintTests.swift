import Foundation
import Testing

@testable import Examination

@Suite struct FingerprintTests {
    /// RFC 4231, test case 1, with its key filled up with zeros: HMAC pads keys in the same way.
    @Test func `a fingerprint is HMAC-SHA-256 in hexadecimal`() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("key-\(UUID().uuidString)")
            .path
        defer { try? FileManager.default.removeItem(atPath: file) }
        let key = [UInt8](repeating: 0x0B, count: 20) + [UInt8](repeating: 0, count: 12)
        #expect(
            FileManager.default.createFile(
                atPath: file, contents: Data(key), attributes: [.posixPermissions: 0o600]))
        let fingerprint = Fingerprint(key: try #require(FingerprintKey(file: file)))
        #expect(
            fingerprint(Array("Hi There".utf8))
                == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
    }

    @Test func `a key that others may read is refused`() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("key-\(UUID().uuidString)")
            .path
        defer { try? FileManager.default.removeItem(atPath: file) }
        let key = Data(repeating: 1, count: 32)
        try #require(
            FileManager.default.createFile(
                atPath: file, contents: key, attributes: [.posixPermissions: 0o644]))
        #expect(FingerprintKey(file: file) == nil)
    }
}
