import Documents
import Spool

/// Decides when a dropped file has settled, from what walks of one unit's folder saw and events told.
///
/// A pure value: time comes in as nanoseconds of a clock that never jumps.
struct SettleTracker: Sendable {
    /// How a file got its present content, as far as an event told.
    enum Touch: Sendable {
        case written, movedIn
    }

    private struct Track: Sendable {
        var status: FileStatus
        var refusal: Refusal?
        /// Since when nothing about it has changed.
        var quietSince: UInt64
        var wasMovedIn: Bool
        /// Offered or told of; stays silent until it changes.
        var isSettled = false
        var notBefore: UInt64 = 0
        /// Since when a program has kept it from being taken.
        var busySince: UInt64?
    }

    private let unit: String
    private let policy: SettlePolicy
    private var tracks: [[FileName]: Track] = [:]
    private var movedIn: Set<[FileName]> = []
    /// What the last walk found.
    private var folder: FolderPicture

    init(unit: String, policy: SettlePolicy) {
        self.unit = unit
        self.policy = policy
        folder = FolderPicture([:], policy: policy)
    }

    /// Takes note of an event.
    mutating func touched(_ path: [FileName], _ touch: Touch, at now: UInt64) {
        switch touch {
        case .movedIn: movedIn.insert(path)
        case .written: movedIn.remove(path)
        }
        guard var track = tracks[path] else { return }
        track.quietSince = max(track.quietSince, now)
        track.wasMovedIn = touch == .movedIn
        tracks[path] = track
    }

    /// Takes note of everything that a walk found; what it did not find is forgotten.
    mutating func observe(_ entries: [FolderWalk.Entry], at now: UInt64) {
        var seen: [[FileName]: Track] = [:]
        seen.reserveCapacity(entries.count)
        for entry in entries {
            if var known = tracks[entry.path], Self.isSame(known.status, entry.status),
                known.refusal == entry.refusal
            {
                known.status = entry.status
                seen[entry.path] = known
            } else {
                let isNew = tracks[entry.path] == nil
                seen[entry.path] = Track(
                    status: entry.status, refusal: entry.refusal, quietSince: now,
                    wasMovedIn: isNew && movedIn.contains(entry.path))
            }
        }
        tracks = seen
        movedIn = []
        folder = FolderPicture(tracks.mapValues(\.status), policy: policy)
    }

    /// What has settled by now: documents to take, in the order they came to rest, and things to tell of.
    ///
    /// To be asked right after ``observe(_:at:)``, whose sight of them is the last confirmation.
    mutating func settled(at now: UInt64) -> (ready: [DropCandidate], refused: [(DropCandidate, Refusal)]) {
        let batches = batches()
        var ready: [(candidate: DropCandidate, since: UInt64)] = []
        var refused: [(DropCandidate, Refusal)] = []
        for (path, track) in tracks where !track.isSettled && folder.isSubject(path, refusal: track.refusal) {
            let candidate = DropCandidate(unit: unit, path: path, status: track.status)
            if folder.isLocked(path) {
                guard tellsOfUse(of: path, at: now) else { continue }
                refused.append((candidate, .inUse))
            } else if now > rest(of: path, track, batches) {
                guard let refusal = track.refusal else {
                    ready.append((candidate, track.quietSince))
                    continue
                }
                tracks[path]?.isSettled = true
                refused.append((candidate, refusal))
            }
        }
        // By bytes: fifty thousand names made fit for display, twice for each comparison, would take minutes.
        ready.sort { one, other in
            guard one.since == other.since else { return one.since < other.since }
            return one.candidate.path.lexicographicallyPrecedes(other.candidate.path) {
                $0.bytes.lexicographicallyPrecedes($1.bytes)
            }
        }
        return (ready.map(\.candidate), refused)
    }

    /// A program has the file open for writing: it starts to settle anew.
    ///
    /// - Returns: whether that has lasted so long that it is to be told; once.
    mutating func isBusy(_ path: [FileName], at now: UInt64) -> Bool {
        tracks[path]?.quietSince = now
        return tellsOfUse(of: path, at: now)
    }

    mutating func dispose(_ path: [FileName], _ disposition: DropDisposition, at now: UInt64) {
        switch disposition {
        case .taken, .left: tracks[path]?.isSettled = true
        case .later(let milliseconds): tracks[path]?.notBefore = now + SettlePolicy.nanoseconds(milliseconds)
        }
    }

    /// When the folder is to be walked again on account of what is settling in it; `nil` when nothing is.
    func nextLook(after now: UInt64) -> UInt64? {
        let batches = batches()
        var earliest: UInt64?
        for (path, track) in tracks where !track.isSettled && folder.isSubject(path, refusal: track.refusal) {
            var look = rest(of: path, track, batches) + 1
            // Overdue only while something holds it back, whose end is an event, or the sweep finds.
            if look <= now || folder.isLocked(path) { look = now + max(policy.sweep, 1) }
            earliest = min(earliest ?? look, look)
        }
        return earliest
    }

    // A folder's own times change with every file that is taken from it.
    private static func isSame(_ known: FileStatus, _ seen: FileStatus) -> Bool {
        guard seen.kind == .directory else { return seen.isUntouched(since: known) }
        return known.kind == .directory && known.inode == seen.inode && known.device == seen.device
    }

    /// Until when a file has to lie still.
    private func rest(
        of path: [FileName], _ track: Track, _ batches: [FileName: Batch]
    ) -> UInt64 {
        let rest: UInt64
        if folder.isDone(path) {
            rest = track.quietSince + policy.settleDone
        } else if path.count > 1, let batch = batches[path[0]] {
            rest =
                batch.isLocked
                ? .max - 1 : batch.quietSince + (batch.wasMovedIn ? policy.settleMoved : policy.settle)
        } else {
            rest = track.quietSince + (track.wasMovedIn ? policy.settleMoved : policy.settle)
        }
        return max(rest, track.notBefore)
    }

    /// A folder dropped as a whole.
    private struct Batch {
        var quietSince: UInt64
        var wasMovedIn: Bool
        var isLocked = false
    }

    private func batches() -> [FileName: Batch] {
        var batches: [FileName: Batch] = [:]
        for (path, track) in tracks where path.count > 1 || track.status.kind == .directory {
            var batch = batches[path[0]] ?? Batch(quietSince: 0, wasMovedIn: false)
            batch.quietSince = max(batch.quietSince, track.quietSince)
            if path.count == 1 { batch.wasMovedIn = track.wasMovedIn }
            batch.isLocked = batch.isLocked || folder.isLocked(path)
            batches[path[0]] = batch
        }
        return batches
    }

    private mutating func tellsOfUse(of path: [FileName], at now: UInt64) -> Bool {
        guard let since = tracks[path]?.busySince else {
            tracks[path]?.busySince = now
            return false
        }
        // Told once: the mark moves out of reach, and only a change of the file brings it back.
        guard since <= now, now - since >= policy.inUse else { return false }
        tracks[path]?.busySince = .max
        return true
    }
}
