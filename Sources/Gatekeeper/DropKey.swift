import Documents
import Intake
import Spool

/// One version of one dropped file: the same key means nothing of it has changed.
struct DropKey: Hashable {
    let unit: String
    let path: [FileName]
    let inode: UInt64
    let modified: Int64

    init(_ candidate: DropCandidate) {
        unit = candidate.unit
        path = candidate.path
        inode = candidate.status.inode
        modified = candidate.status.modified
    }
}
