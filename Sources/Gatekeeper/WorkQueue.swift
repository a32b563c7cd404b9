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
        /// What is due first stands last.
        var waiting: [Waiting] = []
        var isClosed = false
    }

    fileprivate struct Waiting {
        let due: ContinuousClock.Instant
        let work: Work
        let unit: String
    }

    private let contents = Mutex(Contents())
    private let changed = DispatchSemaphore(value: 0)

    func add(_ work: Work, unit: String) {
        contents.withLock { $0.ready.add(work, line: unit) }
        changed.signal()
    }

    func add(_ work: Work, unit: String, after delay: Duration) {
        contents.withLock { $0.wait(WorkQueue.Waiting(due: .now + delay, work: work, unit: unit)) }
        changed.signal()
    }

    /// Whether nothing waits for a worker.
    var isIdle: Bool { contents.withLock { $0.ready.isEmpty } }

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
    fileprivate mutating func wait(_ item: WorkQueue.Waiting) {
        var low = 0
        var high = waiting.count
        while low < high {
            let middle = (low + high) / 2
            if waiting[middle].due > item.due { low = middle + 1 } else { high = middle }
        }
        waiting.insert(item, at: low)
    }

    fileprivate mutating func wakeWaiting() {
        let now = ContinuousClock.now
        while let item = waiting.last, item.due <= now {
            ready.add(item.work, line: item.unit)
            waiting.removeLast()
        }
    }

    fileprivate var untilNextDue: Duration {
        let longest = Duration.seconds(60)
        guard let due = waiting.last?.due else { return longest }
        return min(longest, max(.milliseconds(1), ContinuousClock.now.duration(to: due)))
    }
}
