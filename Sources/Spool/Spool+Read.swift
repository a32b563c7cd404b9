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

    /// Opens a document's content for reading.
    package func openContent(
        of id: DocumentID, in state: SpoolState
    ) throws(SpoolError) -> OwnedDescriptor {
        do throws(FileFault) {
            return try entry(id, in: state).file(SpoolNote.content.name)
        } catch {
            throw error.isMissing ? .missing(id, state) : .file(error)
        }
    }

    /// Puts a note beside a document, whole or not at all, replacing an earlier one.
    package func note(
        _ note: SpoolNote, _ bytes: [UInt8], of id: DocumentID, in state: SpoolState
    ) throws(SpoolError) {
        precondition(
            note != .content && note != .submission, "\(note.rawValue) is written once, when sealing")
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
