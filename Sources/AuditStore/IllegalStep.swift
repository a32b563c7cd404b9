import Documents
import GRDB

/// A step that the table of a document's life does not have where the document is; nothing of it has happened.
struct IllegalStep: Error, CustomStringConvertible {
    let description: String

    init(_ step: LifeStep, from standing: DocumentStanding?) {
        let place = standing.map {
            $0.state.rawValue + ($0.intent.map { ", about to: " + $0.rawValue } ?? "")
        }
        description = "no step \(step.rawValue) for a document that is \(place ?? "unknown")"
    }

    init(intent: DocumentIntent) {
        description = "no step to the intent \(intent.rawValue)"
    }

    init(rest state: DocumentState) {
        description = "no step to \(state.rawValue)"
    }
}

extension Transaction {
    /// Asks the table.
    ///
    /// - Parameters:
    ///   - step: to be taken.
    ///   - id: of the document.
    ///   - verdict: that is about to be recorded; without it, the one that the store knows.
    /// - Returns: `false` where there is nothing to do: the document is there already, or the store does not know it.
    /// - Throws: ``IllegalStep``.
    func allows(_ step: LifeStep, for id: DocumentID, verdict: Outcome? = nil) throws -> Bool {
        guard let record = try record(of: id) else { return false }
        if step.target == record.standing, record.intent == nil, step != .putOff { return false }
        guard step.follows(record.standing) else { throw IllegalStep(step, from: record.standing) }
        if step.needsClearVerdict, (verdict ?? record.verdict?.outcome) != .clear {
            throw IllegalStep(step, from: record.standing)
        }
        return true
    }
}
