import Crypto
import Documents
import Foundation
import Glibc

/// The private half of an Ed25519 key that signs rules.
package struct RuleSigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// Makes a new key.
    package init() {
        key = Curve25519.Signing.PrivateKey()
    }

    /// Reads a private key file, as ``write(named:)`` writes it.
    ///
    /// - Returns: `nil` where the file can't be read or holds no such key.
    package init?(file: String) {
        guard let bytes = KeyFile.secret.bytes(of: file),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        else { return nil }
        self.key = key
    }

    /// Who this key signs for.
    package var signer: RuleSigner { RuleSigner(key.publicKey) }

    /// Writes both halves: `NAME.key`, readable by its owner alone, and `NAME.pub`.
    ///
    /// - Throws: the file that exists already or can't be written; nothing is overwritten.
    package func write(named name: String) throws(RuleKeyRefusal) {
        try Self.write(KeyFile.secret.text(key.rawRepresentation), to: name + ".key", mode: 0o600)
        try Self.write(KeyFile.open.text(key.publicKey.rawRepresentation), to: name + ".pub", mode: 0o644)
    }

    private static func write(_ text: String, to path: String, mode: mode_t) throws(RuleKeyRefusal) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        guard descriptor >= 0 else {
            throw RuleKeyRefusal(path: path, isThere: errno == EEXIST)
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.write(contentsOf: Data(text.utf8))
            try file.synchronize()
        } catch {
            throw RuleKeyRefusal(path: path, isThere: false)
        }
    }

    /// Signs all files of a directory of rules as they are now, in `rules.sig` at its top.
    ///
    /// - Returns: how many files were signed.
    /// - Throws: what can't be read or written.
    package func sign(_ directory: String) throws(RulePackRefusal) -> Int {
        let log = ProblemLog()
        let files = RuleFiles(directory: directory, log: log)
        guard !log.hasErrors else { throw RulePackRefusal(problems: log.sorted) }
        let manifest = RuleManifest(files)
        let signed = RuleSeal.signed(manifest, key: key.publicKey.rawRepresentation)
        let path = directory + "/" + RuleSigner.signatureName
        do {
            let signature = try key.signature(for: signed)
            let text = signed + Data("signature \(signature.base64EncodedString())\n".utf8)
            try text.write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            log.error(LocalizedText(zhTW: "無法寫入簽章檔", en: "the signature can't be written"), path: path)
            throw RulePackRefusal(problems: log.sorted)
        }
        return manifest.entries.count
    }
}

/// A key file that was not written.
package struct RuleKeyRefusal: Error, Sendable {
    package let path: String
    /// Whether there is such a file already.
    package let isThere: Bool
}

extension RulePacks {
    /// Checks that a directory is as it was signed, without checking its rules.
    ///
    /// - Throws: each file that is not.
    package static func verify(_ directory: String, signedBy signer: RuleSigner) throws(RulePackRefusal) {
        let log = ProblemLog()
        signer.check(RuleFiles(directory: directory, log: log), log: log)
        guard !log.hasErrors else { throw RulePackRefusal(problems: log.sorted) }
    }
}
