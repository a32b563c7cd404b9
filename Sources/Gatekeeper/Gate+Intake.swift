import AuditStore
import Delivery
import Documents
import Intake
import Logging
import Settings
import Spool
import Synchronization

extension Gate {
    /// How soon the watcher may offer a file again that is queued or could not be taken in, in milliseconds.
    private static let patience = 2_000
    /// How long an original that can't be removed is left alone before the next try.
    private static let removalDelay = Duration.seconds(60)

    /// A settled file is offered by the watcher.
    func offered(_ candidate: DropCandidate) -> DropDisposition {
        switch desk.offer(candidate) {
        case .left: return .left
        case .later(let milliseconds): return .later(milliseconds: milliseconds)
        case .queued: return .later(milliseconds: Self.patience)
        case .new:
            queue.add(.takeIn(candidate), unit: candidate.unit)
            return .later(milliseconds: Self.patience)
        }
    }

    /// Takes one settled file into the spool and examines it.
    func takeIn(_ candidate: DropCandidate) {
        let id = newID()
        do {
            if let earlier = try earlierDocument(candidate) { return try removeLate(earlier, candidate) }
            _ = try intake.take(
                candidate, from: dropFolder(candidate.unit), into: stages.spool, as: id,
                taken: stages.store.time,
                keepGoing: { !isStopping.load(ordering: .relaxed) })
            desk.lies(candidate, inSpoolAs: id)
            tellTrouble(nil)
            guard attempt(id, { try acknowledge(id, in: .incoming) }) != nil else { return }
            examine(id)
        } catch let error as TakeInError {
            if case .spool = error, mayLieInSpool(id) {
                // It may have come in although the disk failed: taken in again it would be there twice.
                desk.lies(candidate, inSpoolAs: id)
                queue.add(.resume(id), unit: candidate.unit, after: faultDelay)
                return tellTrouble(error.message.en)
            }
            decline(candidate, error)
        } catch {
            tellTrouble((error as? StoreError)?.message.en ?? "\(error)")
            desk.release(candidate)
        }
    }

    private func mayLieInSpool(_ id: DocumentID) -> Bool {
        do { return try stages.spool.state(of: id) != nil } catch { return true }
    }

    /// Records a document that lies in the spool, and removes its original.
    ///
    /// In this order: a file whose original could not be removed is known by its record when it is offered again.
    func acknowledge(_ id: DocumentID, in state: SpoolState) throws {
        let submission = try stages.spool.submission(of: id, in: state)
        let isNews = try stages.store.hasArrived(submission)
        FaultPoint.passed(isNews ? .record(.arrive) : nil)
        desk.isRecorded(id)
        if try stages.store.record(of: id)?.originalRemoved == false { try removeOriginal(of: submission) }
    }

    /// Removes an original that has outlived its document's time in the spool.
    func removeLeftOriginal(of id: DocumentID) throws {
        guard let record = try stages.store.record(of: id), !record.originalRemoved else { return }
        try removeOriginal(of: record.submission)
    }

    /// Removes the original of a document that lies in the spool.
    private func removeOriginal(of submission: Submission) throws {
        switch intake.removeOriginal(of: submission, in: dropFolder(submission.unit)) {
        case .gone where !isSameFolder(submission):
            tellOriginalStays(
                submission, because: "another file system stands in the place of its drop folder")
        case .removed, .gone, .replaced:
            try stages.store.originalIsGone(submission.id)
            FaultPoint.passed(.removeOriginal)
        case .failed(let fault): tellOriginalStays(submission, because: fault.message.en)
        }
    }

    /// Whether the unit's drop folder is on the file system that the document came from.
    ///
    /// Where it is not, a share is not mounted, and an original that is not found may come back with it.
    private func isSameFolder(_ submission: Submission) -> Bool {
        do throws(FileFault) {
            let folder = try Directory(path: dropFolder(submission.unit).path, place: .dropFolder)
            return try folder.descriptor.status(in: .dropFolder).device == submission.provenance.device
        } catch {
            return false
        }
    }

    private func tellOriginalStays(_ submission: Submission, because reason: String) {
        stages.log.error(
            "original not removed", metadata: ["document": "\(submission.id)", "reason": "\(reason)"])
        note("original not removed", document: submission.id, ["reason": reason])
        // Under the name that it was parked under no watcher offers it again.
        queue.add(
            .resume(submission.id), unit: submission.unit,
            after: min(Self.removalDelay, .seconds(stages.settings.retry.longestSeconds)))
    }

    /// The document that this very file became before, when it could not be removed then.
    private func earlierDocument(_ candidate: DropCandidate) throws -> Submission? {
        let status = candidate.status
        let id = try stages.store.wasTaken(
            device: status.device, inode: status.inode, modified: status.modified, bytes: status.size,
            unit: candidate.unit, path: candidate.path)
        return try id.flatMap { try stages.store.record(of: $0)?.submission }
    }

    private func removeLate(_ earlier: Submission, _ candidate: DropCandidate) throws {
        try removeOriginal(of: earlier)
        if try stages.store.record(of: earlier.id)?.originalRemoved == true {
            desk.release(candidate)
        } else {
            desk.postpone(
                candidate, by: min(Self.removalDelay, .seconds(stages.settings.retry.longestSeconds)))
        }
    }

    private func decline(_ candidate: DropCandidate, _ error: TakeInError) {
        switch error {
        case .gone, .notSettled, .stopped: desk.release(candidate)
        case .spool(let fault):
            tellTrouble(fault.message.en + " " + fault.nextStep.en)
            desk.release(candidate)
        case .original(let fault) where fault.isShortage:
            tellTrouble(fault.message.en + " " + fault.nextStep.en)
            desk.release(candidate)
        case .original, .refused(.unreadable), .refused(.notRemovable), .refused(.mountPoint):
            // The disk, the share or the folder's rights may be well again some day; the file itself need not change.
            refuse(candidate, because: error.message, nextStep: error.nextStep)
            desk.postpone(candidate, by: .seconds(stages.settings.retry.longestSeconds))
        case .refused, .tooLarge:
            refuse(candidate, because: error.message, nextStep: error.nextStep)
            desk.leave(candidate)
        }
    }

    func dropFolder(_ unit: String) -> DropFolder {
        DropFolder(unit: unit, path: stages.settings.dropFolder(of: unit))
    }

    private func newID() -> DocumentID {
        DocumentID(arrival: UInt64(max(0, stages.store.time)), chance: UInt32.random(in: .min ... .max))
    }
}
