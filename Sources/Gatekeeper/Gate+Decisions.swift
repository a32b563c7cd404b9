import AuditStore
import Delivery
import Documents
import Intake
import Logging
import Settings
import Spool
import Synchronization

/// Carries out what people have decided: record that it begins, act, record that it is done.
///
/// Only here does a decision move anything. Each step can be taken again after a crash: what has happened already is
/// found in the upload area, in the unit's folder or in the spool, and not done a second time.
extension Gate {
    /// Where a unit finds what was returned to it: below its receipts, which nothing is ever taken from.
    private static let returned = [DropFolder.receipts, FileName("returned")]

    /// Queues every decision that an earlier run left to be carried out.
    func takeUpDecisions() throws {
        for decision in try stages.store.decisionsToCarryOut() {
            queue.add(.resume(decision.document), unit: "")
        }
    }

    /// Carries out one decision about a document that lies in `state`.
    func carryOut(_ decision: Decision, on submission: Submission, from state: SpoolState) throws {
        switch decision.act {
        case .release: try release(submission, by: decision, from: state)
        case .returnToUnit: try rest(submission, by: decision, from: state, in: .returned, .returned)
        case .withhold, .onApplication:
            try rest(submission, by: decision, from: state, in: .withheld, .withheld)
        case .reopen: try rest(submission, by: decision, from: state, in: .hold, .hold)
        case .refer, .recall, .keep: break
        }
    }

    // MARK: Release

    private func release(_ submission: Submission, by decision: Decision, from state: SpoolState) throws {
        FaultPoint.did(.look)
        do {
            if let target = decision.target {
                let planned = PlannedDelivery(id: submission.id, path: target, version: 1)
                let isThere = try stages.upload.isDelivered(planned, sha256: submission.sha256) != nil
                try stages.upload.removeLeftover(of: planned)
                if isThere { return try finishRelease(submission, decision, at: planned, from: state) }
            }
            try releaseAnew(submission, by: decision, from: state)
        } catch let error as DeliveryError {
            switch error {
            case .unreachable, .unsafePath, .nameTaken: wait(submission, because: error.message.en)
            case .hashMismatch: try spoil(submission, decision, from: state, because: error.message.en)
            case .content: throw error
            }
        }
    }

    private func releaseAnew(_ submission: Submission, by decision: Decision, from state: SpoolState) throws {
        while true {
            let planned = try stages.upload.plan(submission)
            guard let begun = try stages.store.beginsCarryingOut(decision, target: planned.path) else {
                return tellVoid(decision)
            }
            FaultPoint.passed(.begin)
            let content = try stages.spool.content(of: submission.id, in: state)
            do throws(DeliveryError) {
                _ = try stages.upload.deliver(
                    content, to: planned, sha256: submission.sha256,
                    keepGoing: { !isStopping.load(ordering: .relaxed) })
            } catch {
                // Somebody took the name in between: the next free one is planned.
                if error == .nameTaken { continue }
                throw error
            }
            FaultPoint.did(.publish)
            return try finishRelease(submission, begun, at: planned, from: state)
        }
    }

    private func finishRelease(
        _ submission: Submission, _ decision: Decision, at planned: PlannedDelivery, from state: SpoolState
    ) throws {
        try tellPublicAgain(submission)
        writeNotice(submission, decision, uploaded: planned)
        try stages.store.isCarriedOut(decision, document: .delivered, target: planned.path)
        FaultPoint.passed(.record(.release))
        try stages.spool.remove(submission.id, from: state)
        tell(decision)
    }

    /// The copy is not what was examined: nothing is released, and a person looks at it.
    private func spoil(
        _ submission: Submission, _ decision: Decision, from state: SpoolState, because reason: String
    ) throws {
        try stages.store.becomesVoid(decision, because: reason)
        tellVoid(decision)
        guard state != .corrupt else { return }
        try stages.spool.move(submission.id, from: state, to: .corrupt)
        try stages.store.hasComeToRest(submission.id, in: .corrupt, detail: ["reason": reason])
    }

    // MARK: The other ends

    private func rest(
        _ submission: Submission, by decision: Decision, from state: SpoolState, in goal: SpoolState,
        _ rest: DocumentRecord.State
    ) throws {
        // Where it lies there already, all but the record has happened.
        if state != goal {
            guard try stages.store.beginsCarryingOut(decision) != nil else { return tellVoid(decision) }
            FaultPoint.passed(.begin)
            do {
                if decision.act == .returnToUnit {
                    try handBack(submission, from: state)
                    FaultPoint.did(.handBack)
                }
            } catch let error as DeliveryError where error.isPassing {
                return wait(submission, because: error.message.en)
            }
            try stages.spool.move(submission.id, from: state, to: goal)
        }
        writeNotice(submission, decision)
        try stages.store.isCarriedOut(decision, document: rest)
        FaultPoint.passed(Self.step(of: decision.act).map { .record($0) })
        tell(decision)
    }

    private static func step(of act: Decision.Act) -> LifeStep? {
        switch act {
        case .returnToUnit: .giveBack
        case .withhold, .onApplication: .withhold
        case .reopen: .reopen
        default: nil
        }
    }

    /// Puts a copy into the unit's folder; the gate keeps its own.
    ///
    /// A copy that can't be put there because of what stands in its place is left out: the unit can ask for it.
    private func handBack(_ submission: Submission, from state: SpoolState) throws {
        let folder = UploadArea(root: stages.settings.dropFolder(of: submission.unit))
        let planned = PlannedDelivery(
            id: submission.id,
            path: Self.returned + [FileName(submission.id.description), submission.name], version: 1)
        let content = try stages.spool.content(of: submission.id, in: state)
        do throws(DeliveryError) {
            _ = try folder.deliver(
                content, to: planned, sha256: submission.sha256,
                keepGoing: { !isStopping.load(ordering: .relaxed) })
        } catch {
            switch error {
            case .unreachable, .content: throw error
            case .nameTaken, .unsafePath, .hashMismatch:
                note("copy not handed back", document: submission.id, ["reason": error.message.en])
                stages.log.error(
                    "copy not handed back",
                    metadata: ["document": "\(submission.id)", "reason": "\(error.message.en)"])
            }
        }
    }

    // MARK: Words

    /// The upload area or the unit's folder can't be reached; the document stays where it is.
    func wait(_ submission: Submission, because reason: String) {
        let retry = stages.settings.retry
        let delay = Duration.seconds(min(retry.longestSeconds, retry.firstSeconds * 4))
        stages.log.warning(
            "decision waits", metadata: ["document": "\(submission.id)", "reason": "\(reason)"])
        queue.add(.resume(submission.id), unit: submission.unit, after: delay)
    }

    func tell(_ decision: Decision) {
        stages.log.notice(
            "decision carried out",
            metadata: ["document": "\(decision.document)", "act": "\(decision.act.rawValue)"])
    }

    func tellVoid(_ decision: Decision) {
        stages.log.warning(
            "decision void",
            metadata: ["document": "\(decision.document)", "act": "\(decision.act.rawValue)"])
    }

    /// Tells the unit; a notice that can't be written stops nothing.
    func writeNotice(
        _ submission: Submission, _ decision: Decision, uploaded: PlannedDelivery? = nil
    ) {
        guard let unit = stages.settings.unit(submission.unit) else { return }
        let notice = DecisionNotice(
            submission: submission, decision: decision, unit: unit, moment: stages.store.time,
            uploaded: uploaded)
        do {
            _ = try ReceiptWriter(dropFolder: stages.settings.dropFolder(of: unit.id))
                .write(notice.text(), about: submission.name, id: submission.id, kind: "decision")
        } catch {
            stages.log.warning(
                "notice not written",
                metadata: ["document": "\(submission.id)", "reason": "\(error.message.en)"])
            note("notice not written", document: submission.id, ["reason": error.message.en])
        }
    }
}
