import Documents
import Spool

/// A file's directory, reached from the drop folder one name at a time without following links.
struct DropPlace: ~Copyable {
    let parent: Directory
    let name: FileName

    /// - Throws: the code of the first name that is no plain directory, see ``Spool/Directory/directory(_:crossingMounts:)``.
    init(_ path: [FileName], in folder: DropFolder) throws(FileFault) {
        var directory = try Directory(path: folder.path, place: .dropFolder)
        for component in path.dropLast() {
            directory = try directory.directory(component)
        }
        parent = directory
        name = path.last ?? FileName("")
    }

    /// Whether somebody has the candidate open for writing, as far as the file system tells.
    static func isBeingWritten(_ candidate: DropCandidate, in folder: DropFolder) -> Bool {
        guard candidate.status.kind == .regular, let place = try? DropPlace(candidate.path, in: folder),
            let file = try? place.parent.file(place.name)
        else { return false }
        return file.isBeingWritten
    }
}
