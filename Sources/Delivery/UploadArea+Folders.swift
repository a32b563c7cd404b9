import Documents
import Glibc
import Spool

extension UploadArea {
    /// A folder that may not be there; an optional can't hold what can't be copied without a name for it.
    struct Folder: ~Copyable {
        let directory: Directory
    }

    func openRoot() throws(FileFault) -> Directory {
        let directory = try Directory(path: root, place: .uploadArea)
        guard isMounted else { return directory }
        let parent = try directory.directory(FileName(".."), crossingMounts: true)
        let inside = try directory.descriptor.status(in: .uploadArea)
        let outside = try parent.descriptor.status(in: .uploadArea)
        guard inside.device != outside.device else { throw FileFault(.open, .uploadArea, code: ENODEV) }
        return directory
    }

    /// The folder of those names where all of them exist.
    func existingFolder(_ path: ArraySlice<FileName>) throws(FileFault) -> Folder? {
        var directory = try openRoot()
        for name in path {
            guard try directory.status(name) != nil else { return nil }
            directory = try directory.directory(name, crossingMounts: true)
        }
        return Folder(directory: directory)
    }

    /// The folder of those names, each made where it is missing and flushed.
    func madeFolder(_ path: ArraySlice<FileName>) throws(FileFault) -> Directory {
        var directory = try openRoot()
        for name in path {
            if try directory.makeDirectory(name, mode: 0o750) { try directory.synchronise() }
            directory = try directory.directory(name, crossingMounts: true)
        }
        return directory
    }
}
