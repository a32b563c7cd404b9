/// Why bytes can't be read as a ZIP archive at all.
enum ZipError: Error, Hashable {
    /// No end record where readers look for it.
    case noEndRecord
    /// The directory that the end record names does not stand there.
    case brokenDirectory
    /// One of several files that together make the archive.
    case spanned
    /// More members than any honest archive of this size.
    case tooManyMembers

    /// One plain sentence for the person who decides.
    var explanation: String {
        switch self {
        case .noEndRecord: "the ZIP archive has no end record; it is cut off or damaged"
        case .brokenDirectory: "the ZIP archive's directory is damaged"
        case .spanned: "one piece of a ZIP archive in several files"
        case .tooManyMembers: "more than \(ZipDirectory.mostMembers) members in one ZIP archive"
        }
    }
}
