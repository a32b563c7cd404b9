package import Documents
import Glibc
package import Spool

/// Takes settled files into the spool, and their originals out of the drop folder.
///
/// The order is what makes a crash harmless: private copy, flush, `incoming`; only then, as a second
/// step of the caller, the original goes. After a crash in between both exist, and
/// ``removeOriginal(of:in:)`` finishes what was begun.
package struct TakeIn: Sendable {
    /// Bytes that a document may have.
    package var documentBytes: Int64

    package init(documentBytes: Int64) {
        self.documentBytes = documentBytes
    }

    /// Copies a candidate into the spool's `incoming`, hashing it on the way.
    ///
    /// The copy is an inode that nobody else has ever had open. The original is checked before and after: were it
    /// touched in between, the copy could hold half of each version, and is thrown away.
    ///
    /// - Parameters:
    ///   - candidate: as the watcher offered it.
    ///   - folder: the folder of the candidate's unit.
    ///   - spool: where it goes.
    ///   - id: a fresh one.
    ///   - taken: nanoseconds since 1970.
    ///   - keepGoing: asked before each mebibyte; `false` gives up.
    /// - Returns: what the spool now holds.
    /// - Throws: ``TakeInError``; the spool then holds nothing of it.
    package func take(
        _ candidate: DropCandidate, from folder: DropFolder, into spool: Spool, as id: DocumentID,
        taken: Int64,
        keepGoing: () -> Bool = { true }
    ) throws(TakeInError) -> Submission {
        let place = try Self.original { () throws(FileFault) in try DropPlace(candidate.path, in: folder) }
        let source = try Self.original { () throws(FileFault) in try place.parent.file(place.name) }
        let before = try Self.original { () throws(FileFault) in try source.status(in: .dropFolder) }
        try check(before, against: candidate, in: place)
        let entry = try Self.spool { () throws(SpoolError) in try spool.begin(id) }
        let copy = try self.copy(source, into: entry, keepGoing: keepGoing)
        // By its name, not its descriptor: that also tells of a file put in its place.
        let after = try Self.original { () throws(FileFault) in try place.parent.status(place.name) }
        guard after?.isUntouched(since: before) == true, copy.bytes == before.size, !source.isBeingWritten
        else { throw .notSettled }
        let submission = Submission(
            id: id, unit: candidate.unit, path: candidate.path, sha256: copy.sha256, bytes: copy.bytes,
            provenance: Provenance(before, taken: taken))
        do throws(SpoolError) { try spool.seal(entry, submission) } catch { throw .spool(error) }
        return submission
    }

    private func check(
        _ status: FileStatus, against candidate: DropCandidate, in place: borrowing DropPlace
    ) throws(TakeInError) {
        switch status.kind {
        case .regular: break
        case .pipe: throw .refused(.pipe)
        case .socket: throw .refused(.socket)
        case .symbolicLink: throw .refused(.symbolicLink)
        case .device, .directory: throw .refused(.device)
        }
        guard status.links == 1 else { throw status.links == 0 ? .gone : .refused(.hardLinked) }
        guard status.isUntouched(since: candidate.status) else { throw .notSettled }
        guard status.size <= documentBytes else {
            throw .tooLarge(bytes: status.size, limit: documentBytes)
        }
        let parent = try Self.original { () throws(FileFault) in
            try place.parent.descriptor.status(in: .dropFolder)
        }
        // The fallback without openat2 does not see mount points by itself.
        guard parent.device == status.device else { throw .refused(.mountPoint) }
        guard place.parent.allows(W_OK | X_OK, on: FileName(".")), parent.lets(geteuid(), remove: status)
        else {
            throw .refused(.notRemovable)
        }
    }

    private func copy(
        _ source: borrowing OwnedDescriptor, into entry: borrowing NewEntry, keepGoing: () -> Bool
    ) throws(TakeInError) -> ContentCopy {
        guard !source.isBeingWritten else { throw .notSettled }
        do throws(ContentCopyError) {
            return try entry.fill(from: source, limit: documentBytes, keepGoing: keepGoing)
        } catch {
            switch error {
            case .reading(let code): throw .original(FileFault(.read, .dropFolder, code: code))
            case .writing(let code): throw .spool(.file(FileFault(.write, .spool, code: code)))
            // It was within the limit a moment ago.
            case .overLimit: throw .notSettled
            case .stopped: throw .stopped
            case .damaged: throw .spool(.spoilt(entry.id))
            }
        }
    }

    private static func spool<R: ~Copyable>(_ body: () throws(SpoolError) -> R) throws(TakeInError) -> R {
        do throws(SpoolError) { return try body() } catch { throw .spool(error) }
    }

    private static func original<R: ~Copyable>(_ body: () throws(FileFault) -> R) throws(TakeInError) -> R {
        do throws(FileFault) {
            return try body()
        } catch {
            switch error.code {
            case ENOENT: throw .gone
            case ELOOP: throw .refused(.symbolicLink)
            // A name on the way that is no folder any more: whatever it is now, it is looked at anew.
            case ENOTDIR: throw .notSettled
            case ENXIO: throw .refused(.socket)
            case EXDEV: throw .refused(.mountPoint)
            case EACCES, EPERM: throw .refused(.unreadable)
            default: throw .original(error)
            }
        }
    }
}

extension Provenance {
    fileprivate init(_ status: FileStatus, taken: Int64) {
        self.init(
            owner: status.owner, group: status.group, mode: status.mode, device: status.device,
            inode: status.inode, modified: status.modified, taken: taken)
    }
}

extension FileStatus {
    /// Whether this directory's sticky bit lets that user remove the file.
    fileprivate func lets(_ user: UInt32, remove file: FileStatus) -> Bool {
        let isSticky = mode & UInt32(S_ISVTX) != 0
        return !isSticky || user == 0 || user == file.owner || user == owner
    }
}
