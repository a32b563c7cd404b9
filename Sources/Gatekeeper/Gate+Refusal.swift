import AuditStore
import Delivery
import Documents
import Intake
import Logging
import Settings
import Spool

extension Gate {
    /// The watcher tells of something that is no document, or of a folder.
    func noticed(_ notice: DropNotice) {
        switch notice {
        case .refused(let candidate, let refusal):
            refuse(candidate, because: refusal.message, nextStep: refusal.nextStep)
        case .unreachable(let folder, let fault):
            setCondition("unreachable \(folder.unit)", to: fault.message.en)
            stages.log.error(
                "drop folder unreachable",
                metadata: ["unit": "\(folder.unit)", "reason": "\(fault.message.en)"])
        case .reachable(let folder):
            setCondition("unreachable \(folder.unit)", to: nil)
            stages.log.notice("drop folder reachable again", metadata: ["unit": "\(folder.unit)"])
        case .unwatched(let code):
            stages.log.warning("no more watches; sweeps go on", metadata: ["errno": "\(code)"])
        }
    }

    /// Records that something stays in its drop folder, and tells the unit why.
    func refuse(_ candidate: DropCandidate, because reason: LocalizedText, nextStep: LocalizedText) {
        stages.log.warning(
            "left in the drop folder",
            metadata: [
                "unit": "\(candidate.unit)", "path": "\(candidate.displayPath)", "reason": "\(reason.en)",
            ])
        note(
            "refused",
            [
                "unit": candidate.unit, "path": candidate.path.map(\.hexadecimal).joined(separator: "/"),
                "name": candidate.displayPath, "reason": reason.en,
            ])
        guard let unit = stages.settings.unit(candidate.unit) else { return }
        let notice = NotTakenNotice(
            unit: unit, path: candidate.path, reason: reason, nextStep: nextStep, moment: stages.store.time)
        do {
            _ = try ReceiptWriter(dropFolder: stages.settings.dropFolder(of: unit.id))
                .write(notice.text(), about: candidate.path.last ?? FileName(""), id: candidate.noticeID)
        } catch {
            stages.log.warning(
                "notice not written", metadata: ["unit": "\(unit.id)", "reason": "\(error.message.en)"])
        }
    }
}

extension DropCandidate {
    /// The same for the same file at the same place, so that telling again after a restart replaces the notice.
    fileprivate var noticeID: DocumentID {
        // FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/): the same in every run.
        var hash: UInt32 = 2_166_136_261
        for name in path {
            for byte in name.bytes + [0] { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        }
        return DocumentID(arrival: status.inode, chance: hash)
    }
}
