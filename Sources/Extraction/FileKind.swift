import Documents

/// What bytes are that no reader here can open, and what to tell the person who decides.
struct FileKind: Sendable, Hashable {
    /// For example `image/jpeg`; `application/octet-stream` where nothing is known.
    package let mediaType: String
    package let reason: CoverageReason
    /// One plain phrase, in English.
    package let explanation: String

    /// What stands in the table for these bytes, or the entry for unknown bytes.
    init(_ bytes: ArraySlice<UInt8>) {
        self = Self.known(bytes) ?? .unknown
    }

    init(_ mediaType: String, _ reason: CoverageReason, _ explanation: String) {
        self.mediaType = mediaType
        self.reason = reason
        self.explanation = explanation
    }

    /// Bytes without any known signature that are not text either.
    static let unknown = FileKind(
        "application/octet-stream", .undecodable,
        "neither text nor any known kind of file: its bytes can't be read")

    /// A file of no bytes: nothing is in it, and nothing is missed.
    static let emptyMediaType = "application/x-empty"

    /// The kind that a signature in the bytes names, or `nil` where none is known.
    static func known(_ bytes: ArraySlice<UInt8>) -> FileKind? {
        if let signature = Signature.all.first(where: { $0.matches(bytes) }) { return signature.kind }
        if CompoundFile.recognises(bytes) { return CompoundFile.kind(of: bytes) }
        return TarHeader.recognises(bytes) ? .tar : nil
    }

    private static let tar = FileKind(
        "application/x-tar", .unsupported, "TAR archive: its members can't be read here")
}
