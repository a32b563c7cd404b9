import AuditStore
import Delivery
import Documents
import Logging
import Settings
import Spool
import Synchronization

/// Carries out what people decide about published documents.
///
/// A recall copies the document into quarantine, takes it out of the upload area, tells the public, and records that it
/// is done; each step may be taken again. At every instant the document is in the upload area, in the spool, or in both.
extension Gate {
    /// Carries out a decision about a document that the spool has no copy of.
    func takeUpPublished(_ id: DocumentID) throws {
        guard let record = try stages.store.record(of: id), record.state == .delivered, record.intent == nil,
            let decision = try stages.store.decisionToCarryOut(for: id)
        else { return }
        switch decision.act {
        case .recall: try recall(record, by: decision, from: nil)
        case .keep: try keep(record, by: decision)
        default: break
        }
    }

    /// The recall that a document is in the middle of.
    func recallUnderway(_ record: DocumentRecord) throws -> Decision? {
        guard record.state == .delivered else { return nil }
        return try stages.store.decisionToCarryOut(for: record.submission.id).flatMap {
            $0.act == .recall ? $0 : nil
        }
    }

    /// - `state`: where the spool has its copy already.
    func recall(_ record: DocumentRecord, by decision: Decision, from state: SpoolState?) throws {
        let submission = record.submission
        do {
            let planned = PlannedDelivery(id: submission.id, path: record.target ?? [], version: 1)
            guard let begun = try stages.store.beginsCarryingOut(decision, target: planned.path) else {
                // Nothing was taken out yet: a copy that is here is one too many.
                if let state { try stages.spool.remove(submission.id, from: state) }
                return tellVoid(decision)
            }
            FaultPoint.passed(.begin)
            guard try isInQuarantine(submission, planned, from: state) else {
                try stages.store.becomesVoid(
                    begun,
                    because: "the upload area does not have it any more; take it down where it was published")
                return tellVoid(decision)
            }
            try stages.upload.takeOut(planned, sha256: submission.sha256)
            FaultPoint.passed(.takeOut)
            try tellPublic(submission, begun.grounds)
            FaultPoint.passed()
            writeNotice(submission, begun)
            try stages.store.isCarriedOut(begun, document: .hold)
            FaultPoint.passed(.record(.recall))
            tell(decision)
        } catch let error as DeliveryError {
            wait(submission, because: error.message.en)
        }
    }

    /// Sees to it that `hold` has a copy of exactly what was published.
    ///
    /// - Returns: `false` where the upload area has it no more, and neither has the spool.
    private func isInQuarantine(
        _ submission: Submission, _ planned: PlannedDelivery, from state: SpoolState?
    ) throws -> Bool {
        let id = submission.id
        var state = state
        if state == nil {
            let copied = try stages.upload.withContent(of: planned, sha256: submission.sha256) { content in
                let entry = try stages.spool.begin(id)
                let copy = try entry.fill(
                    from: content, keepGoing: { !isStopping.load(ordering: .relaxed) })
                guard copy.sha256 == submission.sha256 else { return false }
                try stages.spool.seal(entry, submission)
                return true
            }
            guard copied == true else { return false }
            state = .incoming
            FaultPoint.passed()
        }
        if let state, state != .hold {
            try stages.spool.move(id, from: state, to: .hold)
            FaultPoint.passed()
        }
        return true
    }

    private func tellPublic(_ submission: Submission, _ grounds: [Ground]) throws(DeliveryError) {
        guard let unit = stages.settings.unit(submission.unit) else { return }
        let notice = StopNotice(
            unit: unit, id: submission.id, name: publicName(of: submission), grounds: grounds,
            moment: stages.store.time)
        try stages.upload.putNotice(notice.text(), about: submission.id, unit: unit.id)
    }

    /// Tells the public that what was recalled is provided again.
    func tellPublicAgain(_ submission: Submission) throws {
        let isRecalled = try stages.store.decisions(about: submission.id).contains {
            $0.act == .recall && $0.state == .carriedOut
        }
        guard isRecalled, let unit = stages.settings.unit(submission.unit) else { return }
        let notice = StopNotice(
            unit: unit, id: submission.id, name: publicName(of: submission), grounds: [],
            moment: stages.store.time, isResumed: true)
        try stages.upload.putNotice(notice.text(), about: submission.id, unit: unit.id)
    }

    /// The name, where nothing was found in it by any examination.
    private func publicName(of submission: Submission) -> String? {
        let dossier = try? stages.store.dossier(of: submission.id, term: 0, events: 0)
        guard let item = dossier?.item, !item.isNameSensitive else { return nil }
        return submission.displayPath
    }

    private func keep(_ record: DocumentRecord, by decision: Decision) throws {
        guard let begun = try stages.store.beginsCarryingOut(decision, target: record.target) else {
            return tellVoid(decision)
        }
        FaultPoint.passed()
        try stages.store.isCarriedOut(begun, document: .delivered)
        FaultPoint.passed()
        tell(decision)
    }
}
