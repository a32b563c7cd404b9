import CFiles
package import Documents
import Glibc

/// A document's content in the spool, open: in the clear, or encrypted with the key to it at hand.
package struct SpoolContent: ~Copyable, Sendable {
    private let file: OwnedDescriptor
    private let seal: ContentSeal?

    /// Content that lies in the clear.
    package init(_ file: consuming OwnedDescriptor) {
        self.file = file
        seal = nil
    }

    /// Content of that document that lies encrypted.
    ///
    /// - Throws: `.locked`, `.spoilt`, or `.file` where the file can't be read.
    package init(
        sealed file: consuming OwnedDescriptor, of id: DocumentID, keys: ContentKeys
    ) throws(SpoolError) {
        let header: [UInt8]
        do throws(ContentCopyError) {
            header = try file.read(ContentSeal.headerLength, at: 0)
        } catch {
            throw .of(error, id)
        }
        guard let name = ContentSeal.keyID(in: header) else { throw .spoilt(id) }
        guard let key = keys.key(name) else { throw .locked(id, key: name) }
        self.file = file
        seal = ContentSeal(header: header, of: id, under: key)
    }

    /// Copies the whole content in the clear into an empty file, and hashes it.
    ///
    /// - Parameters:
    ///   - target: empty, open for reading and writing.
    ///   - keepGoing: asked again and again; `false` gives the copy up.
    /// - Returns: what `target` holds now.
    /// - Throws: ``ContentCopyError``; what was written so far stays, and is not to be used.
    package func copyContent(
        to target: borrowing OwnedDescriptor, keepGoing: () -> Bool = { true }
    ) throws(ContentCopyError) -> ContentCopy {
        guard let seal else { return try file.copyContent(to: target, limit: .max, keepGoing: keepGoing) }
        return try file.openContent(under: seal, keepGoing: keepGoing) { piece throws(ContentCopyError) in
            try target.append(piece)
        }
    }

    /// The content in the clear, to be read by others: the file itself, or a nameless file in memory that nobody can change.
    package consuming func readable(
        keepGoing: () -> Bool = { true }
    ) throws(ContentCopyError) -> OwnedDescriptor {
        guard seal != nil else { return file }
        let number = unsafe cfiles_memory("content")
        guard number >= 0 else { throw .writing(errno) }
        let memory = OwnedDescriptor(owning: number)
        _ = try copyContent(to: memory, keepGoing: keepGoing)
        guard cfiles_seal_memory(number) == 0 else { throw .writing(errno) }
        return memory
    }
}
