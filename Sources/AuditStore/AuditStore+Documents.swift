package import Documents
import GRDB

/// The steps of a document's life, in the order in which they happen.
extension AuditStore {
    /// The document lies in the spool, complete.
    ///
    /// Recorded once; a second call changes nothing.
    ///
    /// - Returns: whether it was news.
    @discardableResult
    package func hasArrived(_ submission: Submission) throws(StoreError) -> Bool {
        try change { transaction in
            let origin = submission.provenance
            try transaction.database.execute(
                sql: """
                    INSERT INTO document (id, unit, path, name, sha256, bytes, owner, "group", mode, device, inode,
                        modified, taken, state, intent)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'arrived', 'examine')
                    ON CONFLICT (id) DO NOTHING
                    """,
                arguments: [
                    submission.id.description, submission.unit, FileName.stored(submission.path),
                    submission.displayPath, submission.sha256, submission.bytes, Int64(origin.owner),
                    Int64(origin.group), Int64(origin.mode), Int64(bitPattern: origin.device),
                    Int64(bitPattern: origin.inode), origin.modified, origin.taken,
                ])
            guard transaction.database.changesCount == 1 else { return false }
            var detail = [
                "unit": submission.unit, "path": FileName.stored(submission.path),
                "name": submission.displayPath,
                "sha256": submission.sha256, "bytes": String(submission.bytes),
            ]
            detail["predecessor"] = try transaction.linkPredecessor(of: submission)
            try transaction.audit("taken", by: "gate", document: submission.id, detail)
            return true
        }
    }

    /// The original is gone from the drop folder, or is no longer the file that was taken.
    package func originalIsGone(_ id: DocumentID) throws(StoreError) {
        try change { transaction in
            try transaction.database.execute(
                sql: "UPDATE document SET originalRemoved = 1 WHERE id = ?", arguments: [id.description])
        }
    }

    /// The examination's result, with what is about to be done about it.
    ///
    /// - `target`: where delivery will put it, for ``DocumentRecord/Intent/deliver``.
    package func intends(
        _ intent: DocumentRecord.Intent, for id: DocumentID, examined: ExaminedDocument, verdict: Verdict,
        target: [FileName]? = nil
    ) throws(StoreError) {
        try change { transaction in
            guard let step = LifeStep.intent(intent) else { throw IllegalStep(intent: intent) }
            guard try transaction.allows(step, for: id, verdict: verdict.outcome) else { return }
            let database = transaction.database
            try database.execute(
                sql: """
                    UPDATE document SET intent = ?, target = ?, mediaType = ?, outcome = ?, openness = ?, grounds = ?,
                        rulesDigest = ?, engine = ?, milliseconds = ?, examined = ? WHERE id = ?
                    """,
                arguments: [
                    intent.rawValue, target.map { FileName.stored($0) }, examined.mediaType,
                    verdict.outcome.rawValue,
                    verdict.openness?.rawValue, verdict.grounds.map(\.rawValue).joined(separator: " "),
                    examined.rulesDigest, examined.engine, examined.milliseconds, transaction.now,
                    id.description,
                ])
            try transaction.replaceFindings(of: id, with: examined, in: .present)
            try transaction.audit(
                "examined", by: "gate", document: id,
                [
                    "outcome": verdict.outcome.rawValue, "intent": intent.rawValue,
                    "rules": examined.rulesDigest,
                    "engine": examined.engine, "findings": String(examined.findings.count),
                    "gaps": examined.gaps.map { $0.reason.name }.joined(separator: " "),
                    "stopping": Set(examined.findings.filter { $0.action > .note }.map(\.rule)).sorted()
                        .joined(separator: " "),
                ])
        }
    }

    /// The document has come to rest.
    ///
    /// - `target`: for a delivered document, the place it really got.
    package func hasComeToRest(
        _ id: DocumentID, in state: DocumentRecord.State, target: [FileName]? = nil,
        detail: [String: String] = [:]
    ) throws(StoreError) {
        try change { transaction in
            guard let step = LifeStep.rest(in: state) else { throw IllegalStep(rest: state) }
            guard try transaction.allows(step, for: id) else { return }
            try transaction.database.execute(
                sql: """
                    UPDATE document SET state = ?, intent = NULL, due = NULL, finished = ?, target = COALESCE(?, target)
                    WHERE id = ?
                    """,
                arguments: [
                    state.rawValue, transaction.now, target.map { FileName.stored($0) }, id.description,
                ])
            var detail = detail
            if let target { detail["target"] = FileName.stored(target) }
            try transaction.audit(state.rawValue, by: "gate", document: id, detail)
            switch state {
            case .hold, .corrupt: try transaction.post(.held, about: id, findingsOf: .present)
            case .delivered: try transaction.post(.delivered, about: id)
            default: break
            }
        }
    }

    /// The document waits, because the upload area could not be reached or no examiner could be had.
    ///
    /// - `due`: when the next attempt is made, nanoseconds since 1970.
    package func isDeferred(_ id: DocumentID, until due: Int64, because reason: String) throws(StoreError) {
        try change { transaction in
            guard try transaction.allows(.putOff, for: id) else { return }
            try transaction.database.execute(
                sql: """
                    UPDATE document SET state = 'deferred', intent = NULL, attempts = attempts + 1, due = ? WHERE id = ?
                    """,
                arguments: [due, id.description])
            try transaction.audit("deferred", by: "gate", document: id, ["reason": reason])
        }
    }

    /// The document is about to be examined, for the first time or again.
    package func willBeExamined(_ id: DocumentID) throws(StoreError) {
        try change { transaction in
            guard try transaction.allows(.examineAgain, for: id) else { return }
            try transaction.database.execute(
                sql: "UPDATE document SET state = 'arrived', intent = 'examine', due = NULL WHERE id = ?",
                arguments: [id.description])
        }
    }

    /// Something happened that is not a step of a document's life.
    package func note(
        _ act: String, by actor: String = "gate", document: DocumentID? = nil, _ detail: [String: String]
    ) throws(StoreError) {
        try change { try $0.audit(act, by: actor, document: document, detail) }
    }
}

extension Transaction {
    /// Remembers which unpublished version a document follows.
    fileprivate func linkPredecessor(of submission: Submission) throws -> String? {
        let predecessor = try String.fetchOne(
            database,
            sql: """
                SELECT id FROM document WHERE unit = ? AND path = ? AND id < ?
                    AND state IN ('hold', 'corrupt', 'returned', 'withheld')
                ORDER BY id DESC LIMIT 1
                """,
            arguments: [submission.unit, FileName.stored(submission.path), submission.id.description])
        guard let predecessor else { return nil }
        try database.execute(
            sql: "INSERT INTO succession (document, predecessor) VALUES (?, ?)",
            arguments: [submission.id.description, predecessor])
        return predecessor
    }
}

extension PartPath {
    /// The chain as the store holds it: one name a line.
    var stored: String {
        names.map { FileName($0).display }.joined(separator: "\n")
    }

    init(stored text: String) {
        self.init(
            names: text.isEmpty
                ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
}
