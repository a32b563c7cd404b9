import Documents
import Glibc
package import Spool

extension UploadArea {
    /// Writes a document to its planned place: all of it, exactly what was examined, for good before this
    /// returns; or nothing.
    ///
    /// A temporary file is hashed as it is written, flushed, and renamed without replacing. After a crash or an
    /// error it may be called again with the same plan: what is there already is not delivered twice.
    ///
    /// - Parameters:
    ///   - content: the document in the spool.
    ///   - planned: what ``plan(_:)`` said and the caller has recorded.
    ///   - sha256: of the content that was examined.
    ///   - keepGoing: asked before each mebibyte; `false` ends in `.content` with code `ECANCELED`.
    /// - Returns: where it is now.
    /// - Throws: ``DeliveryError``.
    package func deliver(
        _ content: borrowing SpoolContent, to planned: PlannedDelivery, sha256: String,
        keepGoing: () -> Bool = { true }
    ) throws(DeliveryError) -> DeliveredFile {
        for component in planned.path where !component.isComponent { throw .unsafePath(component) }
        if let delivered = try isDelivered(planned, sha256: sha256) {
            try removeLeftover(of: planned)
            return delivered
        }
        let folder = try target(planned) { () throws(FileFault) in try madeFolder(planned.path.dropLast()) }
        do throws(DeliveryError) {
            return try write(content, into: folder, planned, sha256: sha256, keepGoing: keepGoing)
        } catch {
            try? folder.remove(planned.temporaryName)
            throw error
        }
    }

    private func write(
        _ content: borrowing SpoolContent, into folder: borrowing Directory, _ planned: PlannedDelivery,
        sha256: String, keepGoing: () -> Bool
    ) throws(DeliveryError) -> DeliveredFile {
        let temporary = planned.temporaryName
        let file = try target(planned) { () throws(FileFault) in
            // The name holds the document's id: what has it is ours, from before a crash.
            if try folder.status(temporary) != nil { try folder.remove(temporary) }
            return try folder.create(temporary, mode: 0o640)
        }
        let copy = try pass(content, to: file, sha256: sha256, keepGoing: keepGoing)
        guard copy.sha256 == sha256 else { throw .hashMismatch(expected: sha256, actual: copy.sha256) }
        file.setAttribute(Self.mark, Array(planned.id.description.utf8))
        return try publish(file, in: folder, planned)
    }

    private func publish(
        _ file: borrowing OwnedDescriptor, in folder: borrowing Directory, _ planned: PlannedDelivery
    ) throws(DeliveryError) -> DeliveredFile {
        guard let name = planned.path.last else { throw .unsafePath(FileName("")) }
        do throws(FileFault) {
            try file.synchronise(in: .uploadArea)
            try folder.rename(planned.temporaryName, to: folder, as: name)
            try folder.synchronise()
            return DeliveredFile(planned, try file.status(in: .uploadArea))
        } catch {
            throw error.code == EEXIST ? .nameTaken : Self.targetError(error, name)
        }
    }

    private func pass(
        _ content: borrowing SpoolContent, to file: borrowing OwnedDescriptor, sha256: String,
        keepGoing: () -> Bool
    ) throws(DeliveryError) -> ContentCopy {
        do throws(ContentCopyError) {
            return try content.copyContent(to: file, keepGoing: keepGoing)
        } catch {
            switch error {
            case .reading(let code): throw .content(FileFault(.read, .spool, code: code))
            case .writing(let code): throw .unreachable(FileFault(.write, .uploadArea, code: code))
            case .damaged: throw .hashMismatch(expected: sha256, actual: "none: it does not decrypt")
            case .overLimit, .stopped: throw .content(FileFault(.read, .spool, code: ECANCELED))
            }
        }
    }

    private func target<R: ~Copyable>(
        _ planned: PlannedDelivery, _ body: () throws(FileFault) -> R
    ) throws(DeliveryError) -> R {
        do throws(FileFault) {
            return try body()
        } catch {
            throw Self.targetError(error, planned.path.last ?? FileName(""))
        }
    }
}
