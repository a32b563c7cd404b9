import AuditStore
import Documents
import Logging
import Synchronization

/// What the gate says of itself, beside the steps of documents. That it can't be recorded stops nothing.
extension Gate {
    /// Adds an audit event.
    func note(_ act: String, document: DocumentID? = nil, _ detail: [String: String]) {
        do {
            try stages.store.note(act, document: document, detail)
        } catch {
            stages.log.error(
                "audit event not recorded", metadata: ["act": "\(act)", "error": "\(error.message.en)"])
        }
    }

    /// Says something that status shows; `nil` takes it back.
    func setCondition(_ name: String, to value: String?) {
        do {
            try stages.store.set(condition: name, to: value)
        } catch {
            stages.log.error(
                "condition not recorded", metadata: ["name": "\(name)", "error": "\(error.message.en)"])
        }
    }

    /// Forgets what an earlier run said of itself: it may be long over.
    func forgetConditions() {
        for name in ((try? stages.store.conditions()) ?? [:]).keys { setCondition(name, to: nil) }
    }

    /// Says once that documents can't be taken in, and once that they can again; every file would say the same.
    func tellTrouble(_ trouble: String?) {
        let isNews =
            trouble
            != self.trouble.withLock { last in
                defer { last = trouble }
                return last
            }
        guard isNews else { return }
        setCondition("taking in", to: trouble)
        if let trouble {
            stages.log.error("nothing can be taken in; it is tried again", metadata: ["reason": "\(trouble)"])
        } else {
            stages.log.notice("documents are taken in again")
        }
    }
}
