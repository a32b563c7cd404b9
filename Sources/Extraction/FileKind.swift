import Documents

/// What bytes are that no reader here can open, and what to tell the person who decides.
struct FileKind: Sendable, Hashable {
    /// For example `image/jpeg`; `application/octet-stream` where nothing is known.
    package let mediaType: String
    package let reason: CoverageReason
    /// One plain phrase, in English.
    package let explanation: String

    init(_ mediaType: String, _ reason: CoverageReason, _ explanation: String) {
        self.mediaType = mediaType
        self.reason = reason
        self.explanation = explanation
    }

    /// A file of no bytes: nothing is in it, and nothing is missed.
    static let emptyMediaType = "application/x-empty"

    /// Whether a machine runs it.
    var isProgram: Bool { explanation.hasPrefix("program") || mediaType == "application/x-ms-shortcut" }

    /// The kind that a signature in the bytes names, or `nil` where none is known.
    static func known(_ bytes: ArraySlice<UInt8>) -> FileKind? {
        // Containers of pictures are containers of recordings, too.
        if PictureFormat.heif.recognises(bytes) || PictureFormat.webp.recognises(bytes) { return nil }
        if IconFile(bytes) != nil { return nil }
        if let signature = Signature.all.first(where: { $0.matches(bytes) }) {
            return signature.couldBeText && UTF8Check.isPlain(bytes) ? nil : signature.kind
        }
        if BinaryHeaders.isDER(bytes) { return .der }
        return BinaryHeaders.isPGP(bytes) ? .pgp : nil
    }

    private static let der = FileKind(
        "application/x-pkcs12", .unsupported, "certificate or key container (DER): it can't be read here")
    private static let pgp = FileKind("application/pgp-encrypted", .encrypted, "PGP-encrypted file")
}
