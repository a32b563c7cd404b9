import AuditStore
import Dispatch
import Documents
import Examination
import Logging
import Policy
import RulePacks
import Settings
import Spool
import Synchronization

extension Gate {
    /// Examines a document that lies in `incoming`, and carries out what the verdict says.
    func examine(_ id: DocumentID) {
        guard let submission = attempt(id, { try activate(id) }) else { return }
        guard let examination = examineUntilJudged(id, submission) else { return }
        attempt(id) { try carryOut(examination, on: submission) }
    }

    private func activate(_ id: DocumentID) throws -> Submission {
        try stages.spool.move(id, from: .incoming, to: .active)
        return try stages.spool.submission(of: id, in: .active)
    }

    /// - Returns: `nil` when the gate is stopping, or the content could not be opened: the document stays in `active`;
    ///   or when no examiner could be had: it is put off.
    private func examineUntilJudged(_ id: DocumentID, _ submission: Submission) -> JudgedExamination? {
        while let examination = examineTwice(id, submission) {
            guard let judged = judge(examination, submission) else { continue }
            FaultPoint.did(.judge)
            return judged
        }
        return nil
    }

    /// The examination, and once more if the examiner died of it.
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
            case .unavailable(let document):
                let reason = document.gaps.last?.detail ?? ""
                attempt(id) { _ = try putOff(submission, from: .active, because: reason) }
                return nil
            }
        }
    }

    private func examineOnce(_ submission: Submission) throws -> Examined {
        examiners.wait()
        defer { examiners.signal() }
        // Not before its turn: what was encrypted lies in memory from here on.
        let content = try stages.spool.openContent(
            of: submission.id, in: .active, keepGoing: { !isStopping.load(ordering: .relaxed) })
        return stages.examiner.examine(
            descriptor: content.number, name: submission.name, limits: stages.settings.limits)
    }

    /// Judges by the rules that the document was examined under.
    ///
    /// - Returns: `nil` when those have been replaced too often meanwhile: it is examined again.
    func judge(_ examination: JudgedExamination, _ submission: Submission) -> JudgedExamination? {
        let digest = examination.document.rulesDigest
        guard let rules = rules.withLock({ $0.rules(digest: digest) }) else { return nil }
        let exemptions = exemptions(for: submission)
        var used: Set<Int64> = []
        let (document, verdict) = Judgement.judge(
            examination.document, book: rules.book, policy: rules.policy, unit: submission.unit
        ) { finding in
            guard let exemption = exemptions.first(where: { $0.covers(finding, sha256: submission.sha256) })
            else { return nil }
            used.insert(exemption.id)
            return exemption.id
        }
        return JudgedExamination(
            document: document, isCorrupt: examination.isCorrupt, verdict: verdict,
            exemptions: used.sorted())
    }
}

/// An examination with what was made of it.
struct JudgedExamination {
    var document: ExaminedDocument
    /// Whether the examiner died of it twice, or the copy is no longer what was taken in.
    var isCorrupt: Bool
    /// Until judged: not examined.
    var verdict = Verdict(outcome: .unexamined, openness: nil, grounds: [])
    /// Numbers of the exemptions that let something pass.
    var exemptions: [Int64] = []
}
