import Crypto
import Documents
import Foundation

/// Whoever may sign rules, known by the public half of an Ed25519 key.
///
/// A signed directory holds `rules.sig` at its top: the manifest, then the key, then the signature over all lines before
/// it. Files that are not read, such as the README, are not signed.
package struct RuleSigner: Sendable {
    static let signatureName = "rules.sig"

    private let key: Curve25519.Signing.PublicKey

    /// Reads a public key file, as `RuleSigningKey` writes it.
    ///
    /// - Returns: `nil` where the file can't be read or holds no such key.
    package init?(file: String) {
        guard let bytes = KeyFile.open.bytes(of: file),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        else { return nil }
        self.key = key
    }

    init(_ key: Curve25519.Signing.PublicKey) {
        self.key = key
    }

    /// Logs what keeps files from being those that were signed.
    func check(_ files: RuleFiles, log: ProblemLog) {
        let path = files.directory + "/" + Self.signatureName
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            return log.error(
                LocalizedText(
                    zhTW: "規則未簽署：沒有簽章檔", en: "the rules are not signed: there is no signature file"),
                path: path, hint: Self.signHint)
        }
        guard let seal = RuleSeal(text) else {
            return log.error(
                LocalizedText(zhTW: "簽章檔格式不符", en: "this is no signature file"), path: path,
                hint: Self.signHint)
        }
        guard seal.key == key.rawRepresentation else {
            return log.error(
                LocalizedText(zhTW: "規則由另一把金鑰簽署", en: "the rules are signed with another key"), path: path)
        }
        guard key.isValidSignature(seal.signature, for: seal.signed) else {
            return log.error(LocalizedText(zhTW: "簽章無效", en: "the signature does not hold"), path: path)
        }
        report(RuleManifest(files), against: seal.manifest, in: files.directory, log: log)
    }

    /// Tells each file that is not as it was signed.
    private func report(
        _ found: RuleManifest, against signed: RuleManifest, in directory: String, log: ProblemLog
    ) {
        let known = Dictionary(
            signed.entries.map { ($0.name, $0.sha256) }, uniquingKeysWith: { first, _ in first })
        for entry in found.entries where known[entry.name] != entry.sha256 {
            let isNew = known[entry.name] == nil
            log.error(
                isNew
                    ? LocalizedText(zhTW: "簽署後新增的檔案", en: "the file was added after signing")
                    : LocalizedText(zhTW: "檔案在簽署後被修改", en: "the file was changed after signing"),
                path: directory + "/" + entry.name, hint: Self.signHint)
        }
        let names = Set(found.entries.map(\.name))
        for entry in signed.entries where !names.contains(entry.name) {
            log.error(
                LocalizedText(zhTW: "簽署的檔案已不存在", en: "a signed file is missing"),
                path: directory + "/" + entry.name)
        }
    }

    private static let signHint = LocalizedText(
        zhTW: "檢視後以 obstat rules sign 簽署", en: "look at it, then sign with obstat rules sign")
}

/// A signature file, taken apart.
struct RuleSeal {
    let manifest: RuleManifest
    let key: Data
    let signature: Data
    /// The bytes that the signature is over.
    let signed: Data

    init?(_ text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: true)
        guard let last = lines.popLast(), let signature = Self.value(of: last, after: "signature "),
            let line = lines.last, let key = Self.value(of: line, after: "key "),
            let manifest = RuleManifest(lines: Array(lines.dropLast()))
        else { return nil }
        self.manifest = manifest
        self.key = key
        self.signature = signature
        signed = Self.signed(manifest, key: key)
    }

    /// The lines that are signed.
    static func signed(_ manifest: RuleManifest, key: Data) -> Data {
        Data((manifest.text + "key \(key.base64EncodedString())\n").utf8)
    }

    private static func value(of line: Substring, after label: String) -> Data? {
        line.hasPrefix(label) ? Data(base64Encoded: String(line.dropFirst(label.count))) : nil
    }
}

/// Half of a key on one line of a file: which half, then 32 bytes in base64, so that none is taken for the other.
enum KeyFile: String {
    case secret = "obstat-private-key"
    case open = "obstat-public-key"

    func bytes(of path: String) -> Data? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, words[0] == rawValue else { return nil }
        let bytes = Data(base64Encoded: String(words[1]))
        return bytes?.count == 32 ? bytes : nil
    }

    func text(_ bytes: Data) -> String { "\(rawValue) \(bytes.base64EncodedString())\n" }
}
