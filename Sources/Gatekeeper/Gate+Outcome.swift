import AuditStore
import Delivery
import Documents
import Logging
import RulePacks
import Settings
import Spool
import Synchronization

extension Gate {
    /// Carries out a verdict: record the intent, act, record that it is done.
    func carryOut(_ examination: JudgedExamination, on submission: Submission) throws {
        if examination.verdict.outcome == .clear && !examination.isCorrupt {
            try deliver(submission, examination)
        } else {
            try detain(submission, examination)
        }
    }

    // MARK: Clear

    private func deliver(_ submission: Submission, _ examination: JudgedExamination) throws {
        let id = submission.id
        do {
            let planned = try stages.upload.plan(submission)
            try stages.store.intends(
                .deliver, for: id, examined: examination.document, verdict: examination.verdict,
                target: planned.path)
            let content = try stages.spool.openContent(of: id, in: .active)
            _ = try stages.upload.deliver(
                content, to: planned, sha256: submission.sha256, keepGoing: { !isStopping.load(ordering: .relaxed) })
            writeReceipt(submission, examination, delivered: planned)
            try finishDelivery(of: submission, at: planned.path)
        } catch let error as DeliveryError where error.isPassing {
            try putOff(submission, examination, because: error.message.en)
        }
    }

    /// The document is in the upload area: record it, then forget the private copy.
    func finishDelivery(of submission: Submission, at target: [FileName]) throws {
        try stages.store.hasComeToRest(submission.id, in: .delivered, target: target)
        try stages.spool.remove(submission.id, from: .active)
        stages.log.info(
            "delivered", metadata: ["document": "\(submission.id)", "unit": "\(submission.unit)"])
    }

    private func putOff(_ submission: Submission, _ examination: JudgedExamination, because reason: String) throws {
        let attempts = try stages.store.record(of: submission.id)?.attempts ?? 0
        let retry = stages.settings.retry
        let delay = min(retry.longestSeconds, retry.firstSeconds << min(attempts, 20))
        try stages.spool.move(submission.id, from: .active, to: .deferred)
        let due = stages.store.time + Int64(delay) * 1_000_000_000
        try stages.store.isDeferred(submission.id, until: due, because: reason)
        queue.add(.resume(submission.id), unit: submission.unit, after: .seconds(delay))
        stages.log.warning(
            "put off", metadata: ["document": "\(submission.id)", "seconds": "\(delay)", "reason": "\(reason)"])
    }

    // MARK: Not clear

    private func detain(_ submission: Submission, _ examination: JudgedExamination) throws {
        let id = submission.id
        try stages.store.intends(
            examination.isCorrupt ? .corrupt : .hold, for: id, examined: examination.document,
            verdict: examination.verdict)
        writeReceipt(submission, examination)
        try stages.spool.move(id, from: .active, to: examination.isCorrupt ? .corrupt : .hold)
        try stages.store.hasComeToRest(id, in: examination.isCorrupt ? .corrupt : .hold)
        stages.log.notice(
            "held",
            metadata: [
                "document": "\(id)", "unit": "\(submission.unit)", "outcome": "\(examination.verdict.outcome.rawValue)",
            ])
    }

    /// Tells the unit. A receipt that can't be written stops nothing; it is logged and audited.
    private func writeReceipt(
        _ submission: Submission, _ examination: JudgedExamination, delivered: PlannedDelivery? = nil
    ) {
        guard let unit = stages.settings.unit(submission.unit) else { return }
        let receipt = Receipt(
            submission: submission, examined: examination.document, verdict: examination.verdict,
            rules: rules.withLock { $0.book }, unit: unit, moment: stages.store.time, delivered: delivered)
        do {
            _ = try ReceiptWriter(dropFolder: stages.settings.dropFolder(of: unit.id))
                .write(receipt.text(), about: submission.name, id: submission.id)
        } catch {
            stages.log.warning(
                "receipt not written", metadata: ["document": "\(submission.id)", "error": "\(error)"])
            try? stages.store.note(
                "receipt not written", document: submission.id, ["unit": unit.id])
        }
    }
}
