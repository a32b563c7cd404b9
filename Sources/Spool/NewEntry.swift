package import Documents

/// A document on its way into the spool: a private directory, and an empty file to copy the content into.
///
/// Sealing makes it a document in `incoming`. Whatever ends the entry's life before removes all of it.
package struct NewEntry: ~Copyable, Sendable {
    package let id: DocumentID
    /// Open for reading and writing.
    package let content: OwnedDescriptor
    private let seal: ContentSeal?
    private let spool: Spool
    private var isSealed = false

    init(id: DocumentID, content: consuming OwnedDescriptor, seal: ContentSeal?, spool: Spool) {
        self.id = id
        self.content = content
        self.seal = seal
        self.spool = spool
    }

    deinit {
        // What can't be removed now, the sweep at the next start removes.
        if !isSealed { try? spool.discard(id.name) }
    }

    /// Copies the whole content of a file in, encrypted where the spool has a key, and hashes it; once for each entry.
    ///
    /// - Parameters:
    ///   - source: open for reading.
    ///   - limit: bytes; one more and the copy is given up.
    ///   - keepGoing: asked before each mebibyte; `false` gives the copy up.
    /// - Returns: size and hash of the content in the clear.
    /// - Throws: ``ContentCopyError``; the entry is not to be sealed then.
    package func fill(
        from source: borrowing OwnedDescriptor, limit: Int64 = .max, keepGoing: () -> Bool = { true }
    ) throws(ContentCopyError) -> ContentCopy {
        guard let seal else {
            return try source.copyContent(to: content, limit: limit, keepGoing: keepGoing)
        }
        return try source.sealContent(to: content, under: seal, limit: limit, keepGoing: keepGoing)
    }

    mutating func markSealed() {
        isSealed = true
    }
}
