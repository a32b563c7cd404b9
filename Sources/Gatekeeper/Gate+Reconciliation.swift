import AuditStore
import Delivery
import Documents
import Logging
import Settings
import Spool
import Synchronization

extension Gate {
    /// What a document that was left lying needs now.
    private enum Need {
        case nothing
        case examination
        case patience(Duration)
    }

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
        for unit in stages.settings.units {
            ReceiptWriter(dropFolder: stages.settings.dropFolder(of: unit.id)).sweepUnfinished()
        }
        for state in SpoolState.allCases {
            for id in try stages.spool.entries(in: state) { reconcile(id, in: state) }
        }
        for id in try stages.store.documentsWithOriginals() { queue.add(.resume(id), unit: "") }
        try reportMissing()
        try takeUpDecisions()
    }

    private func reconcile(_ id: DocumentID, in state: SpoolState) {
        switch attempt(id, { try putRight(id, in: state, isDue: false) }) {
        case .examination: queue.add(.examine(id), unit: "")
        case .patience(let delay): queue.add(.resume(id), unit: "", after: delay)
        case .nothing, nil: break
        }
    }

    /// Gives a document that was put off, or that a fault left behind, another try.
    ///
    /// A decision about it is carried out. What happened before is looked at as after a restart: the fault may have come after the act.
    func resume(_ id: DocumentID) {
        guard hands.withLock({ $0.insert(id).inserted }) else {
            return queue.add(.resume(id), unit: "", after: .milliseconds(200))
        }
        defer { _ = hands.withLock { $0.remove(id) } }
        let need = attempt(id) {
            guard let state = try stages.spool.state(of: id) else {
                try takeUpPublished(id)
                try tellNothingToDecide(about: id)
                // It did not come in after all: its original may be taken again.
                desk.isRecorded(id)
                try removeLeftOriginal(of: id)
                return Need.nothing
            }
            return try putRight(id, in: state, isDue: true)
        }
        if case .examination = need { examine(id) }
    }

    /// A decision about what has been destroyed can't be carried out.
    private func tellNothingToDecide(about id: DocumentID) throws {
        guard let record = try stages.store.record(of: id),
            record.state == .returned || record.state == .withheld,
            let decision = try stages.store.decisionToCarryOut(for: id)
        else { return }
        try stages.store.becomesVoid(decision, because: "the content is not kept any more")
    }

    private func putRight(_ id: DocumentID, in state: SpoolState, isDue: Bool) throws -> Need {
        // Only what can't go again may cost the original its place.
        if state == .incoming { try stages.spool.synchronise(state) }
        try acknowledge(id, in: state)
        let submission = try stages.spool.submission(of: id, in: state)
        guard let record = try stages.store.record(of: id) else { return .nothing }
        if let recall = try recallUnderway(record) {
            if isDue { try self.recall(record, by: recall, from: state) }
            return .nothing
        }
        if let need = try takeDecision(submission, record, in: state, isDue: isDue) { return need }
        switch LifeRemedy(at: state, record.standing, isJudged: record.verdict != nil) {
        case .nothing: return .nothing
        case .forget:
            try stages.spool.remove(id, from: state)
            return .nothing
        case .examine: return .examination
        case .takeUp:
            let wait = isDue || state != .deferred ? .zero : waiting(record)
            return wait > .zero ? .patience(wait) : try takeUp(submission, record, from: state)
        case .record(.examineAgain):
            try stages.store.willBeExamined(id)
            return .examination
        case .record(let step):
            try stages.store.hasComeToRest(id, in: step.target.state)
            return .nothing
        case .moveToIncoming:
            try stages.spool.move(id, from: state, to: .incoming)
            return try putRight(id, in: .incoming, isDue: isDue)
        case .tell:
            tellContradiction(record, in: state)
            return .nothing
        }
    }

    private func tellContradiction(_ record: DocumentRecord, in state: SpoolState) {
        let id = record.submission.id
        stages.log.critical(
            "spool and store contradict each other",
            metadata: [
                "document": "\(id)", "spool": "\(state.rawValue)", "store": "\(record.state.rawValue)",
            ])
        note(
            "contradiction", document: id, ["spool": state.rawValue, "store": record.state.rawValue])
    }

    /// Carries out what was decided about a document at rest.
    ///
    /// - Returns: `nil` where nothing is to be carried out.
    private func takeDecision(
        _ submission: Submission, _ record: DocumentRecord, in state: SpoolState, isDue: Bool
    ) throws -> Need? {
        let isAtRest = [.hold, .corrupt, .returned, .withheld].contains(state)
        guard isAtRest, record.state != .delivered, record.intent == nil,
            let decision = try stages.store.decisionToCarryOut(for: submission.id)
        else { return nil }
        // At start it is left to the workers: a large document must not keep the gate from opening.
        guard isDue else { return .nothing }
        try carryOut(decision, on: submission, from: state)
        return .nothing
    }

    /// Sends a document back to be examined, unless it turns out to be delivered already.
    private func takeUp(
        _ submission: Submission, _ record: DocumentRecord, from state: SpoolState
    ) throws -> Need {
        let id = submission.id
        FaultPoint.did(.look)
        do {
            if try finishEarlierDelivery(submission, record, from: state) { return .nothing }
        } catch let error as DeliveryError {
            // Whether it happened can't be told now; until it can, the document must not be delivered a second time.
            _ = try putOff(submission, from: state, because: error.message.en)
            return .nothing
        }
        try stages.store.willBeExamined(id)
        FaultPoint.passed(.record(.examineAgain))
        try stages.spool.move(id, from: state, to: .incoming)
        return .examination
    }

    /// Finds out whether a delivery that was begun has happened, and then finishes it.
    ///
    /// - Returns: whether it has; if not, what it left behind is gone.
    private func finishEarlierDelivery(
        _ submission: Submission, _ record: DocumentRecord, from state: SpoolState
    ) throws -> Bool {
        guard let target = record.target, let verdict = record.verdict, verdict.outcome == .clear else {
            return false
        }
        let planned = PlannedDelivery(id: submission.id, path: target, version: 1)
        guard try stages.upload.isDelivered(planned, sha256: submission.sha256) != nil else {
            try stages.upload.removeLeftover(of: planned)
            return false
        }
        let examination = JudgedExamination(
            document: try examinedDocument(of: record), isCorrupt: false, verdict: verdict)
        writeReceipt(submission, examination, delivered: planned)
        try finishDelivery(of: submission, at: target, from: state)
        return true
    }

    /// What the store remembers of a document's last examination.
    private func examinedDocument(of record: DocumentRecord) throws -> ExaminedDocument {
        let id = record.submission.id
        return ExaminedDocument(
            mediaType: record.mediaType ?? "", findings: try stages.store.findings(of: id),
            gaps: try stages.store.gaps(of: id), rulesDigest: record.rulesDigest ?? "",
            engine: record.engine ?? "",
            milliseconds: record.milliseconds ?? 0, textBytes: 0)
    }

    private func waiting(_ record: DocumentRecord) -> Duration {
        guard record.state == .deferred, let due = record.due else { return .zero }
        // A clock that jumped must not keep a document waiting longer than the longest delay.
        let wait = Duration.nanoseconds(max(0, due - stages.store.time))
        return min(wait, .seconds(stages.settings.retry.longestSeconds))
    }

    /// Documents that the store expects in the spool and that are not there are said out loud.
    private func reportMissing() throws {
        for record in try stages.store.records(in: DocumentState.allCases.filter { $0 != .delivered })
        where try stages.spool.state(of: record.submission.id) == nil {
            stages.log.critical(
                "missing from the spool", metadata: ["document": "\(record.submission.id)"])
            note("missing from the spool", document: record.submission.id, ["state": record.state.rawValue])
        }
    }
}
