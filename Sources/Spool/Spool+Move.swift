package import Documents
import Glibc

extension Spool {
    /// Changes a document's state: one rename, flushed on both sides before this returns.
    ///
    /// - Throws: `.noWay` where a document's life has no such step, `.missing` where the document is not in `source`,
    ///   `.occupied` where `target` has one of that id.
    package func move(
        _ id: DocumentID, from source: SpoolState, to target: SpoolState
    ) throws(SpoolError) {
        guard source.ways.contains(target) else { throw .noWay(source, target) }
        do throws(FileFault) {
            let old = try root.directory(source.name)
            let new = try root.directory(target.name)
            try old.rename(id.name, to: new, as: id.name)
            try new.synchronise()
            try old.synchronise()
            FaultPoint.did(.move(target))
        } catch {
            switch error.code {
            case ENOENT: throw .missing(id, source)
            case EEXIST, ENOTEMPTY: throw .occupied(id, target)
            default: throw .file(error)
            }
        }
    }

    /// Waits until what has come into a state, or left it, is on stable storage.
    package func synchronise(_ state: SpoolState) throws(SpoolError) {
        try Self.file { () throws(FileFault) in try root.directory(state.name).synchronise() }
    }

    /// Ends a document's life in the spool, once it is delivered or destroyed by a decision.
    ///
    /// It is gone for good as soon as it has left the state directory; a crash while its files are being
    /// deleted leaves the rest to ``sweepUnfinished()``.
    package func remove(_ id: DocumentID, from state: SpoolState) throws(SpoolError) {
        let leaving = FileName("gone-" + id.description)
        do throws(FileFault) {
            let old = try root.directory(state.name)
            let making = try root.directory(Self.making)
            try old.rename(id.name, to: making, as: leaving)
            try old.synchronise()
        } catch {
            throw error.isMissing ? .missing(id, state) : .file(error)
        }
        FaultPoint.did(.forget)
        try discard(leaving)
    }

    /// Ends a document's life in the spool, its content written over first.
    ///
    /// File systems that write elsewhere, snapshots and flash memory may keep what was there; an encrypted volume helps.
    package func destroy(_ id: DocumentID, from state: SpoolState) throws(SpoolError) {
        do throws(FileFault) {
            let entry = try root.directory(state.name).directory(id.name)
            let names = [SpoolNote.content.name, SpoolNote.sealedContent.name]
            var isThere = false
            for name in names where try entry.status(name) != nil {
                try entry.overwrite(name)
                isThere = true
            }
            guard isThere else { throw FileFault(.open, .spool, code: ENOENT) }
        } catch {
            throw error.isMissing ? .missing(id, state) : .file(error)
        }
        try remove(id, from: state)
    }
}
