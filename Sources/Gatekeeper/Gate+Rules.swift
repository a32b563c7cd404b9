import AuditStore
import Documents
import Examination
import Logging
package import RulePacks
import Settings
import Synchronization

extension Gate {
    /// Puts other rules in force; what is being examined ends under the old ones.
    ///
    /// - Throws: when the examiner does not take them; then the old ones stay in force.
    package func enforce(_ loaded: LoadedRules) throws {
        let former = rules.withLock { shelf in
            let former = shelf.inForce
            // Before the examiner has them: its first answer may come before this thread goes on.
            shelf.put(loaded)
            return former
        }
        do {
            try stages.examiner.replaceRules(loaded.book)
        } catch {
            rules.withLock { $0.put(former) }
            throw error
        }
        let changes = RuleChanges(from: former, to: loaded).detail
        note("rules in force", changes.merging(["rules": loaded.book.digest]) { _, digest in digest })
        announceRules()
        reviewExemptions()
        if stages.settings.recall.isAutomatic { wantSecondLook() }
    }

    /// The rules could not be read again: says so where status and audit show it.
    package func refuseRules(because reason: String) {
        setCondition("rules not reloaded", to: reason)
        note("rules refused", ["reason": reason])
    }

    /// Records which rules a start finds in force, where they are others than when the gate last ran.
    func noteRules(after former: String?) {
        let loaded = rules.withLock { $0.inForce }
        guard let former, former != loaded.book.digest else { return }
        note("rules in force", loaded.inventory.merging(["former": former]) { own, _ in own })
    }

    /// Says which rules and engine are at work.
    package func announceRules() {
        let loaded = rules.withLock { $0.inForce }
        setCondition("rules not reloaded", to: nil)
        setCondition("rules", to: loaded.book.digest)
        setCondition("rules in force", to: String(loaded.book.rules.count))
        setCondition("engine", to: stages.examiner.engine)
        let missing = stages.examiner.missingProtections
        setCondition("missing protections", to: missing.isEmpty ? nil : missing.joined(separator: ", "))
    }
}
