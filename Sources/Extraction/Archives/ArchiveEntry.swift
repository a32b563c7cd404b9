import CArchive
import Glibc

/// One member as its archive describes it.
struct ArchiveEntry {
    enum Kind {
        case file, directory, link, other
    }

    /// In whatever encoding the archive has; empty where there is none.
    let rawName: [UInt8]
    let kind: Kind
    /// Where a link leads; empty for everything else.
    let linkTarget: [UInt8]
    /// Whether the target is named from the archive's root rather than from the link's own folder.
    let isHardLink: Bool
    let owner: [UInt8]
    let group: [UInt8]
    let isEncrypted: Bool

    init(_ entry: OpaquePointer) {
        rawName = unsafe bytes(of: archive_entry_pathname(entry))
        let hardLink = unsafe bytes(of: archive_entry_hardlink(entry))
        let symbolicLink = unsafe bytes(of: archive_entry_symlink(entry))
        isHardLink = !hardLink.isEmpty
        linkTarget = isHardLink ? hardLink : symbolicLink
        let type = unsafe Int(archive_entry_filetype(entry)) & 0o170000
        switch type {
        case _ where !hardLink.isEmpty || type == obstat_archive_symlink: kind = .link
        case obstat_archive_directory: kind = .directory
        case obstat_archive_regular, 0: kind = .file
        default: kind = .other
        }
        owner = unsafe bytes(of: archive_entry_uname(entry))
        group = unsafe bytes(of: archive_entry_gname(entry))
        isEncrypted = unsafe archive_entry_is_encrypted(entry) > 0
    }
}

private func bytes(of text: UnsafePointer<CChar>?) -> [UInt8] {
    guard let text = unsafe text else { return [] }
    // SAFETY: libarchive ends its strings with a NUL and keeps them until the next entry.
    return unsafe Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
}
