package import Documents
import Glibc

extension Spool {
    private static let noteLimit = 64 << 20

    /// What was known of a document when it was taken in.
    ///
    /// - Throws: `.missing` where the document is not in that state; `.unreadableRecord` where its record is
    ///   damaged, of another version, or of another document.
    package func submission(of id: DocumentID, in state: SpoolState) throws(SpoolError) -> Submission {
        guard let bytes = try note(.submission, of: id, in: state) else {
            throw .unreadableRecord(id, "there is none")
        }
        return try SubmissionRecord(decoding: bytes, of: id).submission(of: id)
    }

    /// Opens a document's content to be read by an examiner: in the clear, which for encrypted content is in memory.
    ///
    /// - Parameters:
    ///   - id: the document's.
    ///   - state: where it lies.
    ///   - keepGoing: asked again and again while it is decrypted; `false` gives up, with code `ECANCELED`.
    /// - Returns: what nobody can change.
    /// - Throws: `.locked` where its key is not at hand, `.spoilt` where it is not what was encrypted.
    package func openContent(
        of id: DocumentID, in state: SpoolState, keepGoing: () -> Bool = { true }
    ) throws(SpoolError) -> OwnedDescriptor {
        let content = try content(of: id, in: state)
        do throws(ContentCopyError) {
            return try content.readable(keepGoing: keepGoing)
        } catch {
            throw .of(error, id)
        }
    }

    /// Opens a document's content to be copied.
    ///
    /// - Throws: `.locked` where its key is not at hand, `.spoilt` where it has no readable header.
    package func content(of id: DocumentID, in state: SpoolState) throws(SpoolError) -> SpoolContent {
        let opened: OpenedContent
        do throws(FileFault) {
            opened = try openedContent(id, in: state)
        } catch {
            throw error.isMissing ? .missing(id, state) : .file(error)
        }
        guard opened.isSealed else { return SpoolContent(opened.file) }
        return try SpoolContent(sealed: opened.file, of: id, keys: keys)
    }

    private struct OpenedContent: ~Copyable {
        let file: OwnedDescriptor
        let isSealed: Bool
    }

    // Where both are there a crash came between making the sealed one and removing the other.
    private func openedContent(_ id: DocumentID, in state: SpoolState) throws(FileFault) -> OpenedContent {
        let directory = try entry(id, in: state)
        let isSealed = try directory.status(SpoolNote.sealedContent.name) != nil
        let name = isSealed ? SpoolNote.sealedContent.name : SpoolNote.content.name
        return OpenedContent(file: try directory.file(name), isSealed: isSealed)
    }

    /// Puts a note beside a document, whole or not at all, replacing an earlier one.
    package func note(
        _ note: SpoolNote, _ bytes: [UInt8], of id: DocumentID, in state: SpoolState
    ) throws(SpoolError) {
        precondition(
            ![.content, .sealedContent, .submission].contains(note),
            "\(note.rawValue) is written once, when sealing")
        do throws(FileFault) {
            try entry(id, in: state).write(bytes, to: note.name, by: note.temporaryName, mode: 0o600)
        } catch {
            throw error.isMissing ? .missing(id, state) : .file(error)
        }
    }

    /// Reads a note; `nil` where the document has none of that kind.
    package func note(
        _ note: SpoolNote, of id: DocumentID, in state: SpoolState
    ) throws(SpoolError) -> [UInt8]? {
        do throws(FileFault) {
            let directory = try entry(id, in: state)
            guard try directory.status(note.name) != nil else { return nil }
            return try directory.read(note.name, limit: Self.noteLimit)
        } catch {
            throw error.isMissing ? .missing(id, state) : .file(error)
        }
    }

    private func entry(_ id: DocumentID, in state: SpoolState) throws(FileFault) -> Directory {
        try root.directory(state.name).directory(id.name)
    }
}
