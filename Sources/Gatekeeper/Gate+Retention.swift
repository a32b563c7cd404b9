import AuditStore
import Documents
import Logging
import Settings
import Spool
import Synchronization

extension Gate {
    private static let day: Int64 = 86_400 * 1_000_000_000

    /// Destroys what the settings say is not to be kept any longer, and says so in the chain before each.
    ///
    /// Records of what was decided stay for good; what goes is content, and what was found in published documents.
    package func forgetWhatIsDue() {
        let retention = stages.settings.retention
        do {
            try destroy(.returned, in: .returned, after: retention.returnedDays)
            try destroy(.withheld, in: .withheld, after: retention.withheldDays)
            guard let days = retention.deliveredDays else { return }
            try stages.store.forgetFindings(deliveredBefore: stages.store.time - Int64(days) * Self.day)
        } catch {
            stages.log.error("retention waits", metadata: ["reason": "\(Self.words(error))"])
        }
    }

    private func destroy(_ state: DocumentState, in place: SpoolState, after days: Int?) throws {
        guard let days else { return }
        let due = stages.store.time - Int64(days) * Self.day
        for id in try stages.spool.entries(in: place) {
            guard hands.withLock({ $0.insert(id).inserted }) else { continue }
            defer { _ = hands.withLock { $0.remove(id) } }
            guard let record = try stages.store.record(of: id), record.standing == DocumentStanding(state),
                let finished = record.finished, finished <= due,
                try stages.store.decisionToCarryOut(for: id) == nil
            else { continue }
            try stages.store.note(
                "content destroyed", document: id,
                ["state": state.rawValue, "days": String(days), "sha256": record.submission.sha256])
            try stages.spool.destroy(id, from: place)
            stages.log.notice(
                "content destroyed", metadata: ["document": "\(id)", "state": "\(state.rawValue)"])
        }
    }
}
