import AuditStore
import Documents
import Examination
import Logging
import Policy
import RulePacks
import Settings
import Spool
import Synchronization

extension Gate {
    /// How long a document waits after a fault of our own: a full disk, a locked database.
    static let faultDelay = Duration.seconds(15)

    /// Examines a document that lies in `incoming`, and carries out what the verdict says.
    func examine(_ id: DocumentID) {
        guard let submission = attempt(id, { try activate(id) }) else { return }
        guard let examined = examineTwice(id, submission) else { return }
        attempt(id) { try carryOut(judge(examined, submission), on: submission) }
    }

    /// Gives a document that was put off, or that a fault left behind, another try.
    func resume(_ id: DocumentID) {
        let isBack: Bool? = attempt(id) {
            guard let state = try stages.spool.state(of: id) else { return false }
            try acknowledge(id, in: state)
            if state == .active || state == .deferred {
                try stages.store.willBeExamined(id)
                try stages.spool.move(id, from: state, to: .incoming)
                return true
            }
            return state == .incoming
        }
        if isBack == true { examine(id) }
    }

    private func activate(_ id: DocumentID) throws -> Submission {
        try stages.spool.move(id, from: .incoming, to: .active)
        return try stages.spool.submission(of: id, in: .active)
    }

    /// The examination, and once more if the examiner died of it.
    ///
    /// - Returns: `nil` when the gate is stopping, or the content could not be opened; the document stays in `active`.
    private func examineTwice(_ id: DocumentID, _ submission: Submission) -> JudgedExamination? {
        var deaths = 0
        while true {
            guard let examined = attempt(id, { try examineOnce(submission) }) else { return nil }
            guard !isStopping.load(ordering: .acquiring) else { return nil }
            switch examined {
            case .answered(let document): return JudgedExamination(document: document, isCorrupt: false)
            case .died(let document):
                deaths += 1
                // Time that ran out once runs out again; a crash may have been chance.
                let isOutOfTime = document.gaps.contains { $0.reason == .timeout }
                if isOutOfTime { return JudgedExamination(document: document, isCorrupt: false) }
                if deaths == 2 { return JudgedExamination(document: document, isCorrupt: true) }
                stages.log.warning("examiner died; trying once more", metadata: ["document": "\(id)"])
            }
        }
    }

    private func examineOnce(_ submission: Submission) throws -> Examined {
        let content = try stages.spool.openContent(of: submission.id, in: .active)
        return stages.examiner.examine(
            descriptor: content.number, name: submission.name, limits: stages.settings.limits)
    }

    private func judge(_ examination: JudgedExamination, _ submission: Submission) -> JudgedExamination {
        let rules = rules.withLock { $0 }
        let (document, verdict) = Judgement.judge(
            examination.document, book: rules.book, policy: rules.policy, unit: submission.unit)
        return JudgedExamination(document: document, isCorrupt: examination.isCorrupt, verdict: verdict)
    }

    /// Does one step for a document; a fault is logged, and the document gets another try later.
    @discardableResult
    func attempt<Value>(_ id: DocumentID, _ step: () throws -> Value) -> Value? {
        do {
            return try step()
        } catch {
            stages.log.error("a step failed; it is tried again", metadata: ["document": "\(id)", "error": "\(error)"])
            if !isStopping.load(ordering: .acquiring) {
                queue.add(.resume(id), unit: "", after: Self.faultDelay)
            }
            return nil
        }
    }
}

/// An examination with what was made of it.
struct JudgedExamination {
    var document: ExaminedDocument
    /// Whether the examiner died of it twice.
    var isCorrupt: Bool
    /// Until judged: not examined.
    var verdict = Verdict(outcome: .unexamined, openness: nil, grounds: [])
}
