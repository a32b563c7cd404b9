/// A document as it was dropped: whose, from where, and exactly which bytes.
package struct Submission: Hashable, Sendable, Codable {
    package var id: DocumentID
    package var unit: String
    /// Path components below the unit's drop folder.
    package var path: [FileName]
    /// Hexadecimal SHA-256 of the private copy.
    package var sha256: String
    package var bytes: Int64
    package var provenance: Provenance

    package init(
        id: DocumentID, unit: String, path: [FileName], sha256: String, bytes: Int64, provenance: Provenance
    ) {
        self.id = id
        self.unit = unit
        self.path = path
        self.sha256 = sha256
        self.bytes = bytes
        self.provenance = provenance
    }

    /// The last path component.
    package var name: FileName { path.last ?? FileName("") }

    /// The path for reading, components joined by `/`, each made safe for a terminal.
    package var displayPath: String { path.map(\.display).joined(separator: "/") }
}

/// What the file system knew of the original at the moment it was taken in.
package struct Provenance: Hashable, Sendable, Codable {
    package var owner: UInt32
    package var group: UInt32
    /// Permission bits.
    package var mode: UInt32
    package var device: UInt64
    package var inode: UInt64
    /// Nanoseconds since 1970, UTC.
    package var modified: Int64
    /// Nanoseconds since 1970, UTC.
    package var taken: Int64

    package init(
        owner: UInt32, group: UInt32, mode: UInt32, device: UInt64, inode: UInt64, modified: Int64,
        taken: Int64
    ) {
        self.owner = owner
        self.group = group
        self.mode = mode
        self.device = device
        self.inode = inode
        self.modified = modified
        self.taken = taken
    }
}
