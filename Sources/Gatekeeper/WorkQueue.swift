import Dispatch
import Documents
import Intake
import Synchronization

/// What a worker of the gate does next.
enum Work: Sendable {
    /// A settled file waits in a drop folder.
    case takeIn(DropCandidate)
    /// A document lies in `incoming`.
    case examine(DocumentID)
    /// A document that was put off, or that was left lying by a fault, gets another try.
    case resume(DocumentID)
}

/// Hands work to the gate's threads: units in turn, and what has to wait when its time has come.
///
/// Waiting is measured by a clock that does not jump.
final class WorkQueue: Sendable {
    fileprivate struct Contents {
        var ready = FairQueue<Work>()
        var waiting: [(due: ContinuousClock.Instant, work: Work, unit: String)] = []
        var isClosed = false
    }

    private let contents = Mutex(Contents())
    private let changed = DispatchSemaphore(value: 0)

    func add(_ work: Work, unit: String) {
        contents.withLock { $0.ready.add(work, line: unit) }
        changed.signal()
    }

    func add(_ work: Work, unit: String, after delay: Duration) {
        contents.withLock { $0.waiting.append((.now + delay, work, unit)) }
        changed.signal()
    }

    /// The next work, waiting for it if there is none; `nil` once the queue is closed.
    func next() -> Work? {
        while true {
            let (work, isClosed, pause) = contents.withLock { contents -> (Work?, Bool, Duration) in
                guard !contents.isClosed else { return (nil, true, .zero) }
                contents.wakeWaiting()
                return (contents.ready.next(), false, contents.untilNextDue)
            }
            if let work { return work }
            if isClosed { return nil }
            _ = changed.wait(timeout: .now() + .milliseconds(Int(pause / .milliseconds(1))))
        }
    }

    /// Ends the waiting of all workers; what is queued stays where it lies and is found again at the next start.
    func close(workers: Int) {
        contents.withLock { $0.isClosed = true }
        for _ in 0..<workers { changed.signal() }
    }
}

extension WorkQueue.Contents {
    fileprivate mutating func wakeWaiting() {
        let now = ContinuousClock.now
        for item in waiting where item.due <= now { ready.add(item.work, line: item.unit) }
        waiting.removeAll { $0.due <= now }
    }

    fileprivate var untilNextDue: Duration {
        let longest = Duration.seconds(60)
        guard let due = waiting.map(\.due).min() else { return longest }
        return min(longest, max(.milliseconds(1), ContinuousClock.now.duration(to: due)))
    }
}
