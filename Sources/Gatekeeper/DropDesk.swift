import Intake
import Synchronization

/// Remembers what became of settled files, between the watcher that offers them and the workers that take them in.
final class DropDesk: Sendable {
    private enum Standing {
        case queued
        /// Stays in the drop folder; nothing more is to be done until it changes.
        case left
    }

    private let standings = Mutex<[DropKey: Standing]>([:])

    /// Whether the file is new here; then it counts as queued.
    func accept(_ candidate: DropCandidate) -> Bool {
        standings.withLock { standings in
            guard standings[DropKey(candidate)] == nil else { return false }
            standings[DropKey(candidate)] = .queued
            return true
        }
    }

    func isLeft(_ candidate: DropCandidate) -> Bool {
        standings.withLock { $0[DropKey(candidate)] == .left }
    }

    /// The file was taken in, or is offered again later.
    func release(_ candidate: DropCandidate) {
        standings.withLock { $0[DropKey(candidate)] = nil }
    }

    /// The file stays where it is.
    func leave(_ candidate: DropCandidate) {
        standings.withLock { $0[DropKey(candidate)] = .left }
    }
}
