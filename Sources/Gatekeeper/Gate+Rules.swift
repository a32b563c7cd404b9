import AuditStore
import Documents
import Examination
import Logging
package import RulePacks
import Synchronization

extension Gate {
    /// Puts other rules in force; what is being examined ends under the old ones.
    ///
    /// - Throws: when the examiner does not take them; then the old ones stay in force.
    package func enforce(_ loaded: LoadedRules) throws {
        try stages.examiner.replaceRules(loaded.book)
        rules.withLock { $0 = loaded }
        try stages.store.note("rules in force", ["rules": loaded.book.digest])
        announceRules()
    }

    /// The rules could not be read again: says so where status and audit show it.
    package func refuseRules(because reason: String) {
        setCondition("rules not reloaded", to: reason)
        do {
            try stages.store.note("rules refused", ["reason": reason])
        } catch {
            stages.log.error("audit event not recorded", metadata: ["act": "rules refused", "error": "\(error)"])
        }
    }

    /// Says which rules and engine are at work.
    package func announceRules() {
        let loaded = rules.withLock { $0 }
        setCondition("rules not reloaded", to: nil)
        setCondition("rules", to: loaded.book.digest)
        setCondition("rules in force", to: String(loaded.book.rules.count))
        setCondition("engine", to: stages.examiner.engine)
        let missing = stages.examiner.missingProtections
        setCondition("missing protections", to: missing.isEmpty ? nil : missing.joined(separator: ", "))
    }
}
