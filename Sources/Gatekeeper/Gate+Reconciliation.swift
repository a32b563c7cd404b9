import AuditStore
import Delivery
import Documents
import Logging
import Settings
import Spool

extension Gate {
    /// Brings every document to where it belongs after a stop of any kind, before any new work.
    ///
    /// The state directory says what has happened, the store what was intended. Where both agree nothing is done; an intent
    /// that was not carried out is carried out only if it can be shown that it already happened, and
    /// otherwise the document is examined again, which leads to the same end.
    func reconcile() throws {
        let unfinished = try stages.spool.sweepUnfinished()
        if unfinished > 0 {
            stages.log.notice("removed unfinished copies", metadata: ["count": "\(unfinished)"])
        }
        for state in [SpoolState.active, .incoming, .deferred, .hold, .corrupt] {
            for id in try stages.spool.entries(in: state) { reconcile(id, in: state) }
        }
        try reportMissing()
    }

    private func reconcile(_ id: DocumentID, in state: SpoolState) {
        attempt(id) {
            try acknowledge(id, in: state)
            let submission = try stages.spool.submission(of: id, in: state)
            guard let record = try stages.store.record(of: id) else { return }
            switch state {
            case .active: try reconcileActive(submission, record)
            case .incoming: queue.add(.examine(id), unit: submission.unit)
            case .deferred: try reconcileDeferred(submission, record)
            case .hold, .corrupt: try reconcileDetained(submission, record, in: state)
            case .returned, .withheld: break
            }
        }
    }

    private func reconcileActive(_ submission: Submission, _ record: DocumentRecord) throws {
        let id = submission.id
        if record.state == .delivered {
            try stages.spool.remove(id, from: .active)
            return
        }
        if record.intent == .deliver, try finishEarlierDelivery(submission, record) { return }
        try stages.store.willBeExamined(id)
        try stages.spool.move(id, from: .active, to: .incoming)
        queue.add(.examine(id), unit: submission.unit)
    }

    /// Finds out whether a delivery that was begun has happened.
    ///
    /// - Returns: whether it has; if not, what it left behind is gone.
    private func finishEarlierDelivery(_ submission: Submission, _ record: DocumentRecord) throws -> Bool {
        guard let target = record.target else { return false }
        let planned = PlannedDelivery(id: submission.id, path: target, version: 1)
        do {
            if let delivered = try stages.upload.isDelivered(planned, sha256: submission.sha256) {
                try finishDelivery(of: submission, at: delivered.path)
                return true
            }
            try stages.upload.removeLeftover(of: planned)
            return false
        } catch let error as DeliveryError where error.isPassing {
            // Whether it happened can't be told now; until it can, the document must not be delivered a second time.
            stages.log.warning(
                "delivery unknown until the upload area is back",
                metadata: ["document": "\(submission.id)", "reason": "\(error.message.en)"])
            queue.add(.resume(submission.id), unit: submission.unit, after: Self.faultDelay)
            return true
        }
    }

    private func reconcileDeferred(_ submission: Submission, _ record: DocumentRecord) throws {
        let now = stages.store.time
        if record.state != .deferred {
            try stages.store.isDeferred(submission.id, until: now, because: "found after a restart")
        }
        let wait = max(0, (record.due ?? now) - now)
        // A clock that jumped must not keep a document waiting longer than the longest delay.
        let longest = Int64(stages.settings.retry.longestSeconds) * 1_000_000_000
        queue.add(.resume(submission.id), unit: submission.unit, after: .nanoseconds(min(wait, longest)))
    }

    private func reconcileDetained(
        _ submission: Submission, _ record: DocumentRecord, in state: SpoolState
    ) throws {
        let rest: DocumentRecord.State = state == .hold ? .hold : .corrupt
        if record.state == rest && record.intent == nil { return }
        if record.verdict != nil {
            try stages.store.hasComeToRest(submission.id, in: rest)
            return
        }
        // The store does not know why it is here (a lost database): the examination tells again.
        try stages.spool.move(submission.id, from: state, to: .incoming)
        queue.add(.examine(submission.id), unit: submission.unit)
    }

    /// Documents that the store expects in the spool and that are not there are said out loud.
    private func reportMissing() throws {
        for record in try stages.store.records(in: [.arrived, .deferred, .hold, .corrupt])
        where try stages.spool.state(of: record.submission.id) == nil {
            stages.log.critical(
                "missing from the spool", metadata: ["document": "\(record.submission.id)"])
            try stages.store.note(
                "missing from the spool", document: record.submission.id, ["state": record.state.rawValue])
        }
    }
}
