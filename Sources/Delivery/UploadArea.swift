package import Documents
import Glibc
import Spool

/// The folder from which documents are published, one subfolder for each unit.
///
/// Its root is never created here: a root that is not there is a share that is not mounted.
package struct UploadArea: Sendable {
    static let mark = "user.obstat.id"

    let root: String
    /// Whether the root must be a mount point, so that an unmounted share is not mistaken for an empty one.
    let isMounted: Bool

    package init(root: String, mustBeMounted isMounted: Bool = false) {
        self.root = root
        self.isMounted = isMounted
    }

    /// Chooses where a document will be, without touching anything.
    ///
    /// Where it was delivered already, although nobody heard of it, that place is chosen again, so that a
    /// second delivery finds the first: by the document's id, on file systems that keep extended attributes.
    ///
    /// - Returns: the first version name that is free.
    /// - Throws: `.unreachable`, `.unsafePath`.
    package func plan(_ submission: Submission) throws(DeliveryError) -> PlannedDelivery {
        let wanted = try components(of: submission)
        let names = VersionedName(submission.name)
        do throws(FileFault) {
            let folder = try existingFolder(wanted.dropLast())
            var version = 1
            if let folder {
                while try folder.directory.status(names.name(version: version)) != nil,
                    !Self.holds(submission, names.name(version: version), in: folder.directory)
                {
                    version += 1
                }
            }
            return PlannedDelivery(
                id: submission.id, path: wanted.dropLast() + [names.name(version: version)], version: version)
        } catch {
            throw Self.targetError(error, submission.name)
        }
    }

    /// Whether the reachable upload area holds the planned file, written by us for this document.
    ///
    /// By the document's id where the file system keeps extended attributes; elsewhere by the hash
    /// alone. A file of that name with our id but other content is not it.
    package func isDelivered(
        _ planned: PlannedDelivery, sha256: String
    ) throws(DeliveryError) -> DeliveredFile? {
        do throws(FileFault) {
            guard let folder = try existingFolder(planned.path.dropLast()), let name = planned.path.last,
                let status = try folder.directory.status(name), status.kind == .regular
            else { return nil }
            let file = try folder.directory.file(name)
            if let id = file.attribute(Self.mark), id != Array(planned.id.description.utf8) { return nil }
            guard Self.hash(of: file) == sha256 else { return nil }
            // The share may have failed between showing the name and keeping it.
            try folder.directory.synchronise()
            return DeliveredFile(planned, status)
        } catch {
            throw Self.targetError(error, planned.path.last ?? FileName(""))
        }
    }

    /// Removes what a crash left half written of this document.
    package func removeLeftover(of planned: PlannedDelivery) throws(DeliveryError) {
        do throws(FileFault) {
            guard let folder = try existingFolder(planned.path.dropLast()) else { return }
            guard try folder.directory.status(planned.temporaryName) != nil else { return }
            try folder.directory.remove(planned.temporaryName)
        } catch {
            throw Self.targetError(error, planned.temporaryName)
        }
    }

    /// What a failed call in the upload area means for the document.
    static func targetError(_ fault: FileFault, _ name: FileName) -> DeliveryError {
        switch fault.code {
        case ELOOP, ENOTDIR: .unsafePath(name)
        default: .unreachable(fault)
        }
    }

    /// Whether the file of that name is marked as this document and still is it.
    private static func holds(
        _ submission: Submission, _ name: FileName, in folder: borrowing Directory
    ) -> Bool {
        guard let file = try? folder.file(name), file.attribute(mark) == Array(submission.id.description.utf8)
        else { return false }
        return hash(of: file) == submission.sha256
    }

    private static func hash(of file: borrowing OwnedDescriptor) -> String? {
        (try? file.hashContent())?.sha256
    }

    private func components(of submission: Submission) throws(DeliveryError) -> [FileName] {
        let components = [FileName(submission.unit)] + submission.path
        for component in components where !component.isComponent { throw .unsafePath(component) }
        guard Unit.isValid(id: submission.unit), !submission.path.isEmpty else {
            throw .unsafePath(FileName(submission.unit))
        }
        return components
    }
}

extension DeliveredFile {
    init(_ planned: PlannedDelivery, _ status: FileStatus) {
        self.init(path: planned.path, version: planned.version, device: status.device, inode: status.inode)
    }
}
