package import Documents
package import Spool

/// A file in a drop folder as it was last seen.
package struct DropCandidate: Hashable, Sendable {
    package var unit: String
    /// Components below the unit's drop folder.
    package var path: [FileName]
    package var status: FileStatus

    package init(unit: String, path: [FileName], status: FileStatus) {
        self.unit = unit
        self.path = path
        self.status = status
    }

    /// The path for reading, each component made safe for a terminal.
    package var displayPath: String { path.map(\.display).joined(separator: "/") }
}

/// What the watcher does with a candidate after it was offered.
package enum DropDisposition: Hashable, Sendable {
    /// It was taken in, or is being taken in: say nothing more of it unless it changes.
    case taken
    /// It stays where it is: say nothing more of it unless it changes.
    case left
    /// Offer it again, this many milliseconds from now at the earliest.
    case later(milliseconds: Int)
}

/// What the watcher tells besides candidates.
package enum DropNotice: Hashable, Sendable {
    /// Something that is never taken; told once for as long as it stays as it is.
    case refused(DropCandidate, Refusal)
    /// A drop folder can't be read; told once until it can again.
    case unreachable(DropFolder, FileFault)
    case reachable(DropFolder)
    /// The kernel refuses to watch more directories (`errno`); sweeps find what it misses. Told once.
    case unwatched(code: Int32)
}
