package import AuditStore
package import Delivery
import Dispatch
import Documents
package import Examination
import Intake
package import Logging
import Policy
package import RulePacks
package import Settings
package import Spool
import Synchronization

/// Moves documents from the drop folders through examination to their end.
///
/// One worker thread takes one document at a time all the way: take in, examine, judge, carry out. Whatever stops
/// it in between (a fault, a signal, power loss) leaves the document in exactly one state directory, and
/// ``reconcile()`` brings it to the end that it would have come to.
package final class Gate: Sendable {
    let stages: Stages
    let queue = WorkQueue()
    /// The rules that verdicts rest on.
    let rules: Mutex<RuleShelf>
    /// Why nothing can be taken in at present.
    let trouble = Mutex<String?>(nil)
    let desk = DropDesk()
    /// Documents that a worker is putting right: two workers must not move one.
    let hands = Mutex<Set<DocumentID>>([])
    let intake: TakeIn
    let isStopping = Atomic<Bool>(false)
    /// Wakes whoever does the chores.
    let chores = DispatchSemaphore(value: 0)
    let secondLook: Mutex<SecondLookState>
    private let crew = DispatchGroup()
    /// So many documents are examined at the same time; what the others wait for is the disk.
    let examiners: DispatchSemaphore
    private let workers: Int

    /// A document waits for the disk a dozen times, and flushes that are asked for at the same time are one.
    private static let workersPerExaminer = 8

    /// What the gate works with.
    package struct Stages: Sendable {
        package var settings: Settings
        package var store: AuditStore
        package var spool: Spool
        package var upload: UploadArea
        package var examiner: Examiner
        package var log: Logger

        package init(
            settings: Settings, store: AuditStore, spool: Spool, upload: UploadArea, examiner: Examiner,
            log: Logger
        ) {
            self.settings = settings
            self.store = store
            self.spool = spool
            self.upload = upload
            self.examiner = examiner
            self.log = log
        }
    }

    package init(_ stages: Stages, rules: LoadedRules) {
        self.stages = stages
        self.rules = Mutex(RuleShelf(rules))
        secondLook = Mutex(SecondLookState(isWanted: stages.settings.recall.isAutomatic))
        intake = TakeIn(documentBytes: stages.settings.limits.documentBytes)
        let examiners = stages.settings.examiners
        self.examiners = DispatchSemaphore(value: examiners)
        // One examiner means one document after the other.
        workers = examiners > 1 ? examiners * Self.workersPerExaminer : 1
    }

    /// Brings everything that an earlier run left to its place, then starts the workers.
    package func start() throws {
        try checkAuditChain()
        let former = (try? stages.store.conditions())?["rules"]
        forgetConditions()
        noteRules(after: former)
        reviewExemptions()
        try reconcile()
        tellLocked()
        DispatchQueue(label: "obstat.gate.chores").async(group: crew) { self.doChores() }
        tellHead()
        for number in 1...workers {
            let worker = DispatchQueue(label: "obstat.gate.worker-\(number)")
            worker.async(group: crew) { self.work() }
        }
    }

    /// Says out loud, in the log and as an event, that the audit chain does not go on where it ended.
    private func checkAuditChain() throws {
        let state = try stages.store.checkHead()
        if case .whole = state { return }
        stages.log.critical("the audit chain is not whole", metadata: ["reason": "\(state.message.en)"])
        note("audit chain not whole", ["reason": state.message.en])
    }

    /// Says the last link of the chain to the log: whoever rewrites store and head together can't rewrite the journal.
    private func tellHead() {
        guard let last = try? stages.store.lastEvent() else { return }
        stages.log.notice("audit head", metadata: ["head": "\(last.sequence):\(last.hash)"])
    }

    /// Ends the workers; documents being examined are left in the spool, unjudged, for the next start.
    package func stop() {
        isStopping.store(true, ordering: .releasing)
        chores.signal()
        queue.close(workers: workers)
        stages.examiner.stop()
        crew.wait()
        tellHead()
    }

    private func work() {
        while let work = queue.next() {
            switch work {
            case .takeIn(let candidate): takeIn(candidate)
            case .examine(let id): examine(id)
            case .resume(let id): resume(id)
            }
        }
    }
}
