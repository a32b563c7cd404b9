import Crypto
import Documents
import FoundationEssentials

/// Closes and opens the pieces of one document's content: AES-256-GCM under a key of the document's own.
///
/// A sealed file is a header, then pieces of 65,536 bytes, the last one shorter or as long, each with its tag. The header
/// has eight bytes that name the format, eight that name the key, and 32 of chance. The document's key is derived
/// from the named one, that chance and the document's id; a piece's nonce is its number, with a mark on the last. So
/// a piece opens only in its own place of its own document: what is cut off, added, exchanged, or brought from another
/// document does not open. (The construction is STREAM: Hoang, Reyhanitabar, Rogaway, Vizár, 2015.)
struct ContentSeal: Sendable {
    static let headerLength = 48
    static let pieceLength = 1 << 16
    static let tagLength = 16
    private static let mark = Array("obstat".utf8) + [0, 1]
    private static let saltLength = headerLength - mark.count - ContentKey.idLength

    let header: [UInt8]
    private let key: SymmetricKey

    /// A seal for content that is new.
    init(of id: DocumentID, under key: ContentKey) {
        var chance = SystemRandomNumberGenerator()
        let salt = (0..<Self.saltLength).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
        self.init(header: Self.mark + Self.bytes(hexadecimal: key.id) + salt, salt: salt, id, key)
    }

    /// The seal of content that is there.
    ///
    /// The header's ``keyID(in:)`` names the key.
    init(header: [UInt8], of id: DocumentID, under key: ContentKey) {
        self.init(header: header, salt: Array(header.suffix(Self.saltLength)), id, key)
    }

    private init(header: [UInt8], salt: [UInt8], _ id: DocumentID, _ key: ContentKey) {
        self.header = header
        self.key = key.derived(salt: salt, context: header + Array(id.description.utf8))
    }

    /// The name of the key that a header asks for; `nil` where it is no header.
    static func keyID(in header: [UInt8]) -> String? {
        guard header.count == headerLength, Array(header.prefix(mark.count)) == mark else { return nil }
        return header[mark.count..<mark.count + ContentKey.idLength].hexadecimal
    }

    /// - Returns: the piece as it is stored, with its tag.
    func close(_ piece: ArraySlice<UInt8>, number: UInt32, isLast: Bool) -> [UInt8]? {
        guard let nonce = Self.nonce(number, isLast: isLast),
            let box = try? AES.GCM.seal(piece, using: key, nonce: nonce, authenticating: header)
        else { return nil }
        return Array(box.ciphertext) + Array(box.tag)
    }

    /// - Returns: `nil` where the piece is not what was closed under that number.
    func open(_ stored: [UInt8], number: UInt32, isLast: Bool) -> [UInt8]? {
        guard stored.count >= Self.tagLength, let nonce = Self.nonce(number, isLast: isLast),
            let box = try? AES.GCM.SealedBox(
                nonce: nonce, ciphertext: stored.dropLast(Self.tagLength), tag: stored.suffix(Self.tagLength)),
            let piece = try? AES.GCM.open(box, using: key, authenticating: header)
        else { return nil }
        return Array(piece)
    }

    // No nonce comes twice under one key: the key is this content's own.
    private static func nonce(_ number: UInt32, isLast: Bool) -> AES.GCM.Nonce? {
        let count = (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
        return try? AES.GCM.Nonce(data: [UInt8](repeating: 0, count: 7) + count + [isLast ? 1 : 0])
    }

    private static func bytes(hexadecimal text: String) -> [UInt8] {
        let digits = Array(text.utf8)
        return stride(from: 0, to: digits.count - 1, by: 2).map { index in
            UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) ?? 0
        }
    }
}
