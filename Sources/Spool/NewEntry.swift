package import Documents

/// A document on its way into the spool: a private directory, and an empty file to copy the content into.
///
/// Sealing makes it a document in `incoming`. Whatever ends the entry's life before removes all of it.
package struct NewEntry: ~Copyable, Sendable {
    package let id: DocumentID
    /// Open for reading and writing.
    package let content: OwnedDescriptor
    private let spool: Spool
    private var isSealed = false

    init(id: DocumentID, content: consuming OwnedDescriptor, spool: Spool) {
        self.id = id
        self.content = content
        self.spool = spool
    }

    deinit {
        // What can't be removed now, the sweep at the next start removes.
        if !isSealed { try? spool.discard(id.name) }
    }

    mutating func markSealed() {
        isSealed = true
    }
}
