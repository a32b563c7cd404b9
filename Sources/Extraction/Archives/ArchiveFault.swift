import Documents
import Glibc

/// Why libarchive could not read something.
struct ArchiveFault {
    let reason: CoverageReason
    /// Follows the name of the archive or member.
    let detail: String

    /// - Parameters:
    ///   - code: libarchive's error number.
    ///   - message: its words, which may quote the archive and are never passed on.
    init(code: Int32, message: String) {
        let words = message.lowercased()
        if words.contains("ncrypt") || words.contains("passphrase") || words.contains("crypto") {
            self.init(.encrypted, "is encrypted")
        } else if code == ENOMEM || words.contains("memory") {
            self.init(.limit, "needs more memory than there is")
        } else if words.contains("unsupported") || words.contains("not supported")
            || words.contains("unavailable") || words.contains("unrecognized compression")
        {
            self.init(.unsupported, "is packed in a way that can't be read here")
        } else if words.contains("converted") {
            self.init(.undecodable, "has a name that can't be read")
        } else {
            self.init(.corrupt, "is damaged or cut off")
        }
    }

    init(_ reason: CoverageReason, _ detail: String) {
        self.reason = reason
        self.detail = detail
    }
}
