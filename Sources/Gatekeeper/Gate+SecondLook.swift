import AuditStore
import Delivery
import Desk
import Dispatch
import Documents
import Examination
import Logging
import Policy
import RulePacks
import Settings
import Spool
import Synchronization

/// Looks again at what was published, when the rules have changed: one document at a time, while nothing waits.
extension Gate {
    /// How far the present look has got; what is done is in the store, so a restart goes on where it stopped.
    struct SecondLookState {
        var isWanted: Bool
        var last: DocumentID?
        /// What could not be read this time, and is left to the next.
        var skipped = 0
    }

    /// Begins another look from the oldest document on.
    func wantSecondLook() {
        secondLook.withLock { $0 = SecondLookState(isWanted: true) }
        chores.signal()
    }

    func startSecondLook(by person: Person) -> DeskAnswer {
        wantSecondLook()
        note("second look asked for", ["person": person.words])
        return DeskAnswer(
            isAccepted: true,
            LocalizedText(
                zhTW: "已開始以現行規則重新檢查已上傳文件；進度請見 obstat recall plan。",
                en: "What was published is examined again under the present rules; see obstat recall plan."))
    }

    /// Looks at the next document, unless documents wait for the gate.
    ///
    /// - Returns: whether there may be more to look at.
    func takeSecondLook() -> Bool {
        let state = secondLook.withLock { $0 }
        guard state.isWanted else { return false }
        guard queue.isIdle else { return true }
        let digest = rules.withLock { $0.inForce.book.digest }
        do {
            guard let record = try stages.store.nextForSecondLook(under: digest, after: state.last) else {
                secondLook.withLock { if $0.last == state.last { $0.isWanted = false } }
                stages.log.notice("second look complete", metadata: ["skipped": "\(state.skipped)"])
                return false
            }
            let isLooked = try look(at: record)
            secondLook.withLock { state in
                guard state.isWanted else { return }
                state.last = record.submission.id
                state.skipped += isLooked ? 0 : 1
            }
        } catch {
            stages.log.warning("second look put off", metadata: ["reason": "\(Self.words(error))"])
            // The upload area or the store can't be reached: later, from here.
            _ = chores.wait(timeout: .now() + .seconds(stages.settings.retry.firstSeconds))
        }
        return true
    }

    /// - Returns: `false` where it could not be examined under one set of rules.
    private func look(at record: DocumentRecord) throws -> Bool {
        let submission = record.submission
        let planned = PlannedDelivery(id: submission.id, path: record.target ?? [], version: 1)
        let examined = try stages.upload.withContent(of: planned, sha256: submission.sha256) { content in
            stages.examiner.examine(
                descriptor: content.number, name: submission.name, limits: stages.settings.limits)
        }
        guard !isStopping.load(ordering: .acquiring) else { return true }
        guard let examined else {
            let digest = rules.withLock { $0.inForce.book.digest }
            try stages.store.keepSecondLook(at: submission.id, under: digest, judged: nil)
            return true
        }
        let document =
            switch examined {
            case .answered(let document), .died(let document): document
            case .unavailable(let document):
                throw ExaminerUnavailable(description: document.gaps.last?.detail ?? "no examiner")
            }
        guard let judged = judge(JudgedExamination(document: document, isCorrupt: false), submission) else {
            return false
        }
        let isNews = try stages.store.keepSecondLook(
            at: submission.id, under: document.rulesDigest, judged: (judged.document, judged.verdict))
        if isNews {
            stages.log.warning(
                "a published document is at risk",
                metadata: ["document": "\(submission.id)", "unit": "\(submission.unit)"])
        }
        return true
    }
}

/// Nothing was examined, for a reason that is not the document's.
private struct ExaminerUnavailable: Error, CustomStringConvertible {
    let description: String
}
