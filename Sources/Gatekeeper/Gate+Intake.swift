import AuditStore
import Delivery
import Documents
import Intake
import Logging
import Settings
import Spool
import Synchronization

extension Gate {
    /// How soon the watcher may offer a file again that is queued or could not be taken in.
    private static let patience = 2_000

    /// A settled file is offered by the watcher.
    func offered(_ candidate: DropCandidate) -> DropDisposition {
        if desk.isLeft(candidate) { return .left }
        if desk.accept(candidate) { queue.add(.takeIn(candidate), unit: candidate.unit) }
        return .later(milliseconds: Self.patience)
    }

    /// The watcher tells of something that is no document, or of a folder.
    func noticed(_ notice: DropNotice) {
        switch notice {
        case .refused(let candidate, let refusal):
            stages.log.warning(
                "left in the drop folder",
                metadata: [
                    "unit": "\(candidate.unit)", "path": "\(candidate.displayPath)", "reason": "\(refusal.rawValue)",
                ])
            refuse(candidate, because: refusal.message, nextStep: refusal.nextStep)
        case .unreachable(let folder, let fault):
            stages.log.error("drop folder unreachable", metadata: ["unit": "\(folder.unit)", "fault": "\(fault)"])
            setCondition("unreachable \(folder.unit)", to: fault.message.en)
        case .reachable(let folder):
            stages.log.notice("drop folder reachable again", metadata: ["unit": "\(folder.unit)"])
            setCondition("unreachable \(folder.unit)", to: nil)
        case .unwatched(let code):
            stages.log.warning("no more watches; sweeps go on", metadata: ["errno": "\(code)"])
        }
    }

    /// Takes one settled file into the spool and examines it.
    func takeIn(_ candidate: DropCandidate) {
        let id = newID()
        do {
            if let earlier = try earlierDocument(candidate) {
                try removeOriginal(of: earlier, candidate)
                return
            }
            _ = try intake.take(
                candidate, from: dropFolder(candidate.unit), into: stages.spool, as: id, taken: stages.store.time,
                keepGoing: { !isStopping.load(ordering: .relaxed) })
        } catch let error as TakeInError {
            decline(candidate, error)
            return
        } catch {
            stages.log.error("take-in failed", metadata: ["path": "\(candidate.displayPath)", "error": "\(error)"])
            desk.release(candidate)
            return
        }
        // From here on the copy is whole. The file stays on the desk until it is gone, or it would become a second document.
        guard attempt(id, { try acknowledge(id, in: .incoming) }) != nil else { return }
        desk.release(candidate)
        examine(id)
    }

    /// Records a document that lies in the spool, and removes its original.
    func acknowledge(_ id: DocumentID, in state: SpoolState) throws {
        let submission = try stages.spool.submission(of: id, in: state)
        try stages.store.hasArrived(submission)
        if try stages.store.record(of: id)?.originalRemoved == false { try removeOriginal(of: submission) }
    }

    /// Removes the original of a document that lies in the spool.
    func removeOriginal(of submission: Submission) throws {
        switch intake.removeOriginal(of: submission, in: dropFolder(submission.unit)) {
        case .removed, .gone, .replaced: try stages.store.originalIsGone(submission.id)
        case .failed(let fault):
            stages.log.error(
                "original not removed", metadata: ["document": "\(submission.id)", "fault": "\(fault)"])
            try stages.store.note("original not removed", document: submission.id, ["unit": submission.unit])
        }
    }

    /// The document that this very file became before, when it could not be removed then.
    private func earlierDocument(_ candidate: DropCandidate) throws -> Submission? {
        let status = candidate.status
        let id = try stages.store.wasTaken(
            device: status.device, inode: status.inode, modified: status.modified, bytes: status.size)
        return try id.flatMap { try stages.store.record(of: $0)?.submission }
    }

    private func removeOriginal(of earlier: Submission, _ candidate: DropCandidate) throws {
        try removeOriginal(of: earlier)
        if try stages.store.record(of: earlier.id)?.originalRemoved == true {
            desk.release(candidate)
        } else {
            desk.leave(candidate)
        }
    }

    private func decline(_ candidate: DropCandidate, _ error: TakeInError) {
        guard !error.isPassing else {
            desk.release(candidate)
            return
        }
        stages.log.warning(
            "not taken in",
            metadata: [
                "unit": "\(candidate.unit)", "path": "\(candidate.displayPath)", "reason": "\(error.message.en)",
            ])
        refuse(candidate, because: error.message, nextStep: error.nextStep)
        desk.leave(candidate)
    }

    /// Records that something stays in its drop folder, and tells the unit why.
    private func refuse(_ candidate: DropCandidate, because reason: LocalizedText, nextStep: LocalizedText) {
        do {
            try stages.store.note(
                "refused",
                [
                    "unit": candidate.unit, "path": candidate.path.map(\.hexadecimal).joined(separator: "/"),
                    "name": candidate.displayPath, "reason": reason.en,
                ])
            guard let unit = stages.settings.unit(candidate.unit) else { return }
            let notice = NotTakenNotice(
                unit: unit, path: candidate.path, reason: reason, nextStep: nextStep, moment: stages.store.time)
            _ = try ReceiptWriter(dropFolder: stages.settings.dropFolder(of: unit.id))
                .write(notice.text(), about: candidate.path.last ?? FileName(""), id: newID())
        } catch {
            stages.log.error("refusal not recorded", metadata: ["unit": "\(candidate.unit)", "error": "\(error)"])
        }
    }

    func setCondition(_ name: String, to value: String?) {
        do {
            try stages.store.set(condition: name, to: value)
        } catch {
            stages.log.error("condition not recorded", metadata: ["name": "\(name)", "error": "\(error)"])
        }
    }

    func dropFolder(_ unit: String) -> DropFolder {
        DropFolder(unit: unit, path: stages.settings.dropFolder(of: unit))
    }

    private func newID() -> DocumentID {
        DocumentID(arrival: UInt64(max(0, stages.store.time)), chance: UInt32.random(in: .min ... .max))
    }
}

extension TakeInError {
    /// Whether the file is offered again by itself, without anybody having to do something.
    fileprivate var isPassing: Bool {
        switch self {
        case .gone, .notSettled, .stopped, .spool: true
        case .refused, .tooLarge, .original: false
        }
    }
}
