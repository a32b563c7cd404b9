package import Documents

/// Where a document is going to be in the upload area; recorded as an intent before it is there.
package struct PlannedDelivery: Hashable, Sendable {
    package var id: DocumentID
    /// Components below the upload area's root: the unit, the subfolders, the final name.
    package var path: [FileName]
    /// 1 for the wanted name, 2 for `name (2).ext`, and so on.
    package var version: Int

    package init(id: DocumentID, path: [FileName], version: Int) {
        self.id = id
        self.path = path
        self.version = version
    }

    /// The path for reading, each component made safe for a terminal.
    package var displayPath: String { path.map(\.display).joined(separator: "/") }

    /// What the document is called while it is being written.
    var temporaryName: FileName { FileName(".obstat-\(id).part") }
}

/// A document in the upload area.
package struct DeliveredFile: Hashable, Sendable {
    package var path: [FileName]
    package var version: Int
    package var device: UInt64
    package var inode: UInt64

    package init(path: [FileName], version: Int, device: UInt64, inode: UInt64) {
        self.path = path
        self.version = version
        self.device = device
        self.inode = inode
    }
}
