import AuditStore
import Delivery
import Documents
import Logging
import Policy
import RulePacks
import Settings
import Spool
import Synchronization

extension Gate {
    /// Carries out a verdict: record the intent, act, record that it is done.
    func carryOut(_ examination: JudgedExamination, on submission: Submission) throws {
        try stages.store.exemptionsWereUsed(examination.exemptions, on: submission.id)
        if examination.verdict.outcome == .clear && !examination.isCorrupt {
            try deliver(submission, examination)
        } else {
            try detain(submission, examination)
        }
    }

    // MARK: Clear

    private func deliver(_ submission: Submission, _ examination: JudgedExamination) throws {
        do {
            let planned = try deliverAsPlanned(submission, examination)
            writeReceipt(submission, examination, delivered: planned)
            try finishDelivery(of: submission, at: planned.path, from: .active)
        } catch let error as DeliveryError {
            switch error {
            case .unreachable, .unsafePath, .nameTaken:
                _ = try putOff(submission, from: .active, because: error.message.en)
            case .hashMismatch: try detain(submission, examination.spoilt(error.message.en))
            case .content: throw error
            }
        }
    }

    /// Plans, records the plan, and delivers; once more where the name has been taken in between.
    private func deliverAsPlanned(
        _ submission: Submission, _ examination: JudgedExamination
    ) throws -> PlannedDelivery {
        while true {
            let planned = try stages.upload.plan(submission)
            try stages.store.intends(
                .deliver, for: submission.id, examined: examination.document, verdict: examination.verdict,
                target: planned.path)
            FaultPoint.passed(.record(.intendDelivery))
            if try isDelivered(submission, to: planned) {
                FaultPoint.did(.publish)
                return planned
            }
        }
    }

    /// - Returns: `false` where the planned name has been taken since.
    private func isDelivered(_ submission: Submission, to planned: PlannedDelivery) throws -> Bool {
        let content = try stages.spool.content(of: submission.id, in: .active)
        do throws(DeliveryError) {
            _ = try stages.upload.deliver(
                content, to: planned, sha256: submission.sha256,
                keepGoing: { !isStopping.load(ordering: .relaxed) })
            return true
        } catch {
            guard error == .nameTaken else { throw error }
            return false
        }
    }

    /// The document is in the upload area: records it, then forgets the private copy.
    func finishDelivery(of submission: Submission, at target: [FileName], from state: SpoolState) throws {
        try stages.store.hasComeToRest(submission.id, in: .delivered, target: target)
        FaultPoint.passed(.record(.deliver))
        try stages.spool.remove(submission.id, from: state)
        stages.log.info(
            "delivered", metadata: ["document": "\(submission.id)", "unit": "\(submission.unit)"])
    }

    /// The document waits for the upload area or for an examiner, each time twice as long.
    ///
    /// - Returns: how long.
    func putOff(_ submission: Submission, from state: SpoolState, because reason: String) throws -> Duration {
        let attempts = try stages.store.record(of: submission.id)?.attempts ?? 0
        let retry = stages.settings.retry
        let seconds = min(retry.longestSeconds, retry.firstSeconds << min(attempts, 20))
        if state != .deferred { try stages.spool.move(submission.id, from: state, to: .deferred) }
        let due = stages.store.time + Int64(seconds) * 1_000_000_000
        try stages.store.isDeferred(submission.id, until: due, because: reason)
        FaultPoint.passed(.record(.putOff))
        queue.add(.resume(submission.id), unit: submission.unit, after: .seconds(seconds))
        stages.log.warning(
            "put off",
            metadata: ["document": "\(submission.id)", "seconds": "\(seconds)", "reason": "\(reason)"])
        return .seconds(seconds)
    }

    // MARK: Not clear

    private func detain(_ submission: Submission, _ examination: JudgedExamination) throws {
        let id = submission.id
        let (intent, state, rest): (DocumentRecord.Intent, SpoolState, DocumentRecord.State) =
            examination.isCorrupt ? (.corrupt, .corrupt, .corrupt) : (.hold, .hold, .hold)
        try stages.store.intends(
            intent, for: id, examined: examination.document, verdict: examination.verdict)
        FaultPoint.passed(.record(examination.isCorrupt ? .intendCorrupt : .intendHold))
        writeReceipt(submission, examination)
        try stages.spool.move(id, from: .active, to: state)
        try stages.store.hasComeToRest(id, in: rest)
        FaultPoint.passed(.record(examination.isCorrupt ? .setAside : .hold))
        stages.log.notice(
            "held",
            metadata: [
                "document": "\(id)", "unit": "\(submission.unit)",
                "outcome": "\(examination.verdict.outcome.rawValue)",
            ])
    }

    /// Tells the unit.
    ///
    /// A receipt that can't be written stops nothing; it is logged and audited.
    func writeReceipt(
        _ submission: Submission, _ examination: JudgedExamination, delivered: PlannedDelivery? = nil
    ) {
        guard let unit = stages.settings.unit(submission.unit) else { return }
        let digest = examination.document.rulesDigest
        let book = rules.withLock { ($0.rules(digest: digest) ?? $0.inForce).book }
        let receipt = Receipt(
            submission: submission, examined: examination.document, verdict: examination.verdict,
            rules: book, unit: unit, moment: stages.store.time, delivered: delivered)
        do {
            _ = try ReceiptWriter(dropFolder: stages.settings.dropFolder(of: unit.id))
                .write(receipt.text(), about: submission.name, id: submission.id)
        } catch {
            stages.log.warning(
                "receipt not written",
                metadata: ["document": "\(submission.id)", "reason": "\(error.message.en)"])
            note("receipt not written", document: submission.id, ["reason": error.message.en])
        }
    }
}

extension JudgedExamination {
    /// The same, with the copy found to be no longer what was taken in.
    fileprivate func spoilt(_ detail: String) -> JudgedExamination {
        var spoilt = self
        spoilt.isCorrupt = true
        spoilt.document.gaps.append(CoverageGap(part: .document, reason: .corrupt, detail: detail))
        spoilt.verdict = Verdict(outcome: .unexamined, openness: nil, grounds: [])
        return spoilt
    }
}
