package import Documents
import Glibc

extension Spool {
    /// Makes a private place for a document that is being copied in.
    package func begin(_ id: DocumentID) throws(SpoolError) -> NewEntry {
        guard try state(of: id) == nil else { throw .occupied(id, .incoming) }
        let seal = keys.current.map { ContentSeal(of: id, under: $0) }
        let name = seal == nil ? SpoolNote.content.name : SpoolNote.sealedContent.name
        let content = try beginFile { () throws(FileFault) in
            let making = try root.directory(Self.making)
            guard try making.makeDirectory(id.name, mode: 0o700) else {
                throw FileFault(.create, .spool, code: EEXIST)
            }
            return try making.directory(id.name).create(name, mode: 0o600)
        }
        return NewEntry(id: id, content: content, seal: seal, spool: self)
    }

    /// Makes the entry a document in `incoming`, for good: content and record are on stable storage before
    /// the rename that makes them appear, and the rename is before this returns.
    ///
    /// A crash in between leaves rubbish in `making`, and the original still in its drop folder.
    ///
    /// - Throws: the entry is removed then, unless not even that can be done: then ``state(of:)`` finds it in `incoming`.
    package func seal(_ entry: consuming NewEntry, _ submission: Submission) throws(SpoolError) {
        var entry = entry
        let id = entry.id
        guard id == submission.id else {
            throw .unreadableRecord(id, "the submission names \(submission.id)")
        }
        let record = try SubmissionRecord(submission).encoded()
        do throws(FileFault) {
            guard fchmod(entry.content.number, 0o400) == 0 else { throw .now(.write, .spool) }
            try entry.content.synchronise(in: .spool)
            let making = try root.directory(Self.making)
            let directory = try making.directory(id.name)
            let note = SpoolNote.submission
            try directory.write(record, to: note.name, by: note.temporaryName, mode: 0o400)
            let incoming = try root.directory(SpoolState.incoming.name)
            try making.rename(id.name, to: incoming, as: id.name)
            do throws(FileFault) {
                try incoming.synchronise()
            } catch {
                // It shows in `incoming`, and might not after power loss: it is taken back, or it would come in twice.
                if (try? incoming.rename(id.name, to: making, as: id.name)) == nil { entry.markSealed() }
                throw error
            }
            entry.markSealed()
            FaultPoint.did(.seal)
        } catch {
            throw error.code == EEXIST ? .occupied(id, .incoming) : .file(error)
        }
    }

    /// Deletes what a crash left half made; to be called at start, before anything is taken in.
    ///
    /// - Returns: how many there were.
    @discardableResult
    package func sweepUnfinished() throws(SpoolError) -> Int {
        let left = try Self.file { () throws(FileFault) in try root.directory(Self.making).names() }
        for name in left { try discard(name) }
        return left.count
    }

    /// Deletes one directory in `making`.
    func discard(_ name: FileName) throws(SpoolError) {
        try Self.file { () throws(FileFault) in
            let making = try root.directory(Self.making)
            // Nothing of ours, but it must not keep the gate from starting.
            guard try making.status(name)?.kind == .directory else { return try making.remove(name) }
            let directory = try making.directory(name)
            for file in try directory.names() { try directory.remove(file) }
            try making.removeDirectory(name)
        }
    }

    private func beginFile(
        _ body: () throws(FileFault) -> OwnedDescriptor
    ) throws(SpoolError) -> OwnedDescriptor {
        do throws(FileFault) { return try body() } catch { throw .file(error) }
    }
}
