package import Documents
import Glibc
package import Spool

/// What became of an original.
package enum RemovalOutcome: Hashable, Sendable {
    case removed
    /// It was not there any more.
    case gone
    /// Something else has its name: a new version, which stays and is taken in by itself.
    case replaced
    case failed(FileFault)
}

extension TakeIn {
    /// Removes an original that the spool holds a copy of, for good before this returns.
    ///
    /// May be called again after a crash: then it finishes what was begun. The file is parked under a name of the
    /// gate's own first and looked at there, so that a new version dropped in this very moment is not what goes.
    package func removeOriginal(of submission: Submission, in folder: DropFolder) -> RemovalOutcome {
        do throws(FileFault) {
            // A drop folder that can't be reached is no sign that the original has gone.
            _ = try Directory(path: folder.path, place: .dropFolder)
        } catch {
            return .failed(error)
        }
        do throws(FileFault) {
            let place = try DropPlace(submission.path, in: folder)
            let outcome = try remove(submission, at: place)
            if outcome == .removed { removeEmptyFolders(above: submission.path, in: folder) }
            return outcome
        } catch {
            switch error.code {
            case ENOENT, ENOTDIR, ELOOP: return .gone
            default: return .failed(error)
            }
        }
    }

    private func remove(
        _ submission: Submission, at place: borrowing DropPlace
    ) throws(FileFault) -> RemovalOutcome {
        let parked = FileName(".obstat-\(submission.id).taken")
        if try place.parent.status(parked) == nil {
            guard try place.parent.status(place.name) != nil else { return .gone }
            guard try place.isOriginal(place.name, of: submission) else { return .replaced }
            do throws(FileFault) {
                try place.parent.rename(place.name, to: place.parent, as: parked)
            } catch  where error.isMissing {
                return .gone
            }
        }
        guard try place.isOriginal(parked, of: submission) else {
            try putBack(parked, submission, at: place)
            return .replaced
        }
        try place.parent.remove(parked)
        try place.parent.synchronise()
        return .removed
    }

    // Where its name is taken again already, the id goes before it: two versions, both documents.
    private func putBack(
        _ parked: FileName, _ submission: Submission, at place: borrowing DropPlace
    ) throws(FileFault) {
        do throws(FileFault) {
            try place.parent.rename(parked, to: place.parent, as: place.name)
        } catch  where error.code == EEXIST {
            let prefix = Array("\(submission.id)-".utf8)
            let other = FileName(bytes: prefix + place.name.bytes.suffix(255 - prefix.count))
            try place.parent.rename(parked, to: place.parent, as: other)
        }
    }

    // Best effort: an empty folder left behind harms nobody.
    private func removeEmptyFolders(above path: [FileName], in folder: DropFolder) {
        for depth in (0..<path.count).reversed() {
            guard let inside = try? DropPlace(path.prefix(depth) + [FileName(".done")], in: folder) else {
                return
            }
            guard isEmptied(inside.parent, isRoot: depth == 0) else { return }
            try? inside.parent.remove(inside.name)
            guard depth > 0, let place = try? DropPlace(Array(path.prefix(depth)), in: folder) else { return }
            try? place.parent.remove(FileName(bytes: place.name.bytes + inside.name.bytes))
            guard (try? place.parent.removeDirectory(place.name)) != nil else { return }
        }
    }

    /// Whether nothing is left but the mark that declared the folder complete.
    private func isEmptied(_ directory: borrowing Directory, isRoot: Bool) -> Bool {
        var isEmptied = true
        let listed: Void? = try? directory.forEachName { name in
            let isMark = name == FileName(".done")
            isEmptied = isMark || (isRoot && name == DropFolder.receipts)
            return isEmptied
        }
        return isEmptied && listed != nil
    }
}

extension DropPlace {
    /// Whether what has that name now is the file that was taken in; its name and links don't count.
    ///
    /// A share may have another device number after a restart: then the content decides.
    fileprivate func isOriginal(_ name: FileName, of submission: Submission) throws(FileFault) -> Bool {
        let origin = submission.provenance
        guard let status = try parent.status(name), status.kind == .regular, status.inode == origin.inode,
            status.modified == origin.modified, status.size == submission.bytes
        else { return false }
        if status.device == origin.device { return true }
        return (try? parent.file(name).hashContent())?.sha256 == submission.sha256
    }
}
