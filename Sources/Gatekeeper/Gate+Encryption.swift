import AuditStore
import Documents
import Glibc
import Logging
import Settings
import Spool
import Synchronization

/// Content that came before encryption was switched on, or before its key was changed, comes under the present key too.
extension Gate {
    private static let restingPlaces: [SpoolState] = [.hold, .corrupt, .returned, .withheld]

    /// Says which keys documents wait for.
    func tellLocked() {
        do {
            let survey = try SealSurvey(spool: stages.settings.spool)
            let missing = survey.documents.filter { !stages.spool.holds(key: $0.key) }
            let words = missing.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }
            setCondition(
                "keys of content that are missing", to: words.isEmpty ? nil : words.joined(separator: ", "))
            guard !words.isEmpty else { return }
            stages.log.critical(
                "documents are encrypted under keys that were not given; they stay where they are",
                metadata: ["keys": "\(words.joined(separator: ", "))"])
        } catch {
            stages.log.error("the spool was not surveyed", metadata: ["reason": "\(error.message.en)"])
        }
    }

    /// Brings everything at rest under the present key, one document after the other.
    func sealWhatRests() {
        guard stages.spool.encrypts else { return }
        var sealed = 0
        for state in Self.restingPlaces {
            for id in (try? stages.spool.entries(in: state)) ?? [] {
                guard !isStopping.load(ordering: .acquiring) else { return }
                if seal(id, in: state) { sealed += 1 }
            }
        }
        if sealed > 0 {
            stages.log.notice("content was encrypted anew", metadata: ["documents": "\(sealed)"])
        }
    }

    private func seal(_ id: DocumentID, in state: SpoolState) -> Bool {
        guard hands.withLock({ $0.insert(id).inserted }) else { return false }
        defer { _ = hands.withLock { $0.remove(id) } }
        do throws(SpoolError) {
            return try stages.spool.reseal(
                id, in: state, keepGoing: { !isStopping.load(ordering: .relaxed) })
        } catch {
            // It has moved, or waits for its key, or for a person: all of that is told elsewhere.
            stages.log.warning(
                "content was not encrypted anew",
                metadata: ["document": "\(id)", "reason": "\(error.message.en)"])
            return false
        }
    }
}
