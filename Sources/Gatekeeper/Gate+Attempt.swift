import AuditStore
import Documents
import Logging
import Settings
import Spool
import Synchronization

extension Gate {
    /// How long a document waits after a fault of our own: a full disk, a locked database.
    var faultDelay: Duration { .seconds(stages.settings.retry.firstSeconds) }

    /// Does one step for a document; after a fault, which is logged, the document gets another try later.
    ///
    /// - Returns: `nil` after a fault.
    @discardableResult
    func attempt<Value>(_ id: DocumentID, _ step: () throws -> Value) -> Value? {
        do {
            return try step()
        } catch let error as SpoolError where isBeyondHelp(error) {
            setAside(id, because: error)
        } catch {
            guard !isStopping.load(ordering: .acquiring) else { return nil }
            stages.log.error(
                "a step failed; it is tried again",
                metadata: ["document": "\(id)", "reason": "\(Self.words(error))"])
            queue.add(.resume(id), unit: "", after: faultDelay)
        }
        return nil
    }

    /// Whether trying again would only fail again: the document's own files are damaged.
    private func isBeyondHelp(_ error: SpoolError) -> Bool {
        switch error {
        case .unreadableRecord, .spoilt: true
        // Its directory is there, and something in it is not.
        case .missing(let id, let state): (try? stages.spool.state(of: id)) == state
        default: false
        }
    }

    /// A document that can't be worked on waits in `corrupt` for a person.
    private func setAside(_ id: DocumentID, because error: SpoolError) {
        stages.log.critical(
            "a document in the spool is damaged",
            metadata: ["document": "\(id)", "reason": "\(error.message.en)"])
        do {
            guard let state = try stages.spool.state(of: id), state != .corrupt else { return }
            if try stages.store.record(of: id)?.state == .delivered {
                // What is damaged is the private copy that was to be forgotten.
                return try stages.spool.remove(id, from: state)
            }
            note("damaged in the spool", document: id, ["reason": error.message.en])
            try stages.spool.move(id, from: state, to: .corrupt)
            try stages.store.hasComeToRest(id, in: .corrupt)
        } catch {
            stages.log.error(
                "not set aside", metadata: ["document": "\(id)", "reason": "\(Self.words(error))"])
        }
    }

    static func words(_ error: any Error) -> String {
        switch error {
        case let error as SpoolError: error.message.en
        case let error as StoreError: error.message.en
        default: "\(error)"
        }
    }
}
