import Documents
import Intake
import Synchronization

/// Remembers what became of settled files, between the watcher that offers them and the workers that take them in.
final class DropDesk: Sendable {
    /// What is to be done with an offered file.
    enum Answer: Equatable {
        /// It was not known here; now it counts as queued.
        case new
        case queued
        /// It stays where it is; the watcher is to say nothing more of it, and is the one to remember that.
        case left
        /// It is to be tried again after some time.
        case later(milliseconds: Int)
    }

    private enum Standing {
        case queued
        case left
        case waiting(until: ContinuousClock.Instant)
    }

    private struct Contents {
        var standings: [DropKey: Standing] = [:]
        /// Files whose copy lies in the spool and is not recorded yet: a second take-in would double them.
        var unrecorded: [DocumentID: DropKey] = [:]
    }

    private let contents = Mutex(Contents())

    /// How many files are remembered.
    var count: Int { contents.withLock { $0.standings.count } }

    func offer(_ candidate: DropCandidate) -> Answer {
        let key = DropKey(candidate)
        return contents.withLock { contents in
            switch contents.standings[key] {
            case .queued: return .queued
            case .left:
                contents.standings[key] = nil
                return .left
            case .waiting(let instant) where instant > .now:
                return .later(
                    milliseconds: max(1, Int(ContinuousClock.now.duration(to: instant) / .milliseconds(1))))
            case .waiting, nil:
                contents.standings[key] = .queued
                return .new
            }
        }
    }

    /// The file was taken in, or is offered again later.
    func release(_ candidate: DropCandidate) {
        contents.withLock { $0.standings[DropKey(candidate)] = nil }
    }

    /// The file stays where it is until it changes.
    func leave(_ candidate: DropCandidate) {
        contents.withLock { $0.standings[DropKey(candidate)] = .left }
    }

    /// The file stays where it is for a while.
    func postpone(_ candidate: DropCandidate, by delay: Duration) {
        contents.withLock { $0.standings[DropKey(candidate)] = .waiting(until: .now + delay) }
    }

    /// The file's copy lies in the spool; it is not offered until ``isRecorded(_:)``.
    func lies(_ candidate: DropCandidate, inSpoolAs id: DocumentID) {
        contents.withLock { $0.unrecorded[id] = DropKey(candidate) }
    }

    func isRecorded(_ id: DocumentID) {
        contents.withLock { contents in
            guard let key = contents.unrecorded.removeValue(forKey: id) else { return }
            contents.standings[key] = nil
        }
    }
}
