import Documents
import GRDB

extension Decision {
    init?(row: Row) {
        guard let document = DocumentID(row["document"]), let act = Act(rawValue: row["act"]),
            let state = State(rawValue: row["state"])
        else { return nil }
        let kind = (row["evidenceKind"] as String?).flatMap { Evidence.Kind(rawValue: $0) }
        let requester = Person(
            user: row["requesterUser"], login: row["requesterLogin"], name: row["requester"])
        let decider = (row["deciderUser"] as UInt32?).map {
            Person(user: $0, login: row["deciderLogin"], name: row["decider"])
        }
        self.init(
            id: row["id"], document: document, act: act, state: state, people: row["people"],
            findings: row["findings"], rules: row["rules"], requester: requester, requested: row["requested"],
            reason: row["reason"],
            evidence: kind.map {
                Evidence(kind: $0, reference: row["evidence"] ?? "", sha256: row["evidenceSHA256"])
            },
            grounds: (row["grounds"] as String).split(separator: " ").compactMap {
                Ground(rawValue: String($0))
            },
            decider: decider, decided: row["decided"], expires: row["expires"],
            target: (row["target"] as String?).map { FileName.components(stored: $0) }, ended: row["ended"],
            remark: row["remark"])
    }

    /// What the audit chain keeps of it, so that a change of the row shows.
    var auditDetail: [String: String] {
        var detail = [
            "decision": String(id), "people": String(people), "findings": findings, "rules": rules,
            "requester": requester.words,
        ]
        detail["reason"] = reason.isEmpty ? nil : reason
        detail["grounds"] = grounds.isEmpty ? nil : grounds.map(\.rawValue).joined(separator: " ")
        if let evidence {
            detail["evidence"] = evidence.kind.rawValue + ":" + evidence.reference
            detail["evidenceSHA256"] = evidence.sha256
        }
        detail["remark"] = remark.isEmpty ? nil : remark
        return detail
    }
}

extension Transaction {
    func record(of id: DocumentID) throws -> DocumentRecord? {
        try Row.fetchOne(database, sql: "SELECT * FROM document WHERE id = ?", arguments: [id.description])
            .flatMap(DocumentRecord.init)
    }

    /// The decision about a document of which something may still come.
    func openDecision(of id: DocumentID) throws -> Decision? {
        try Row.fetchOne(
            database,
            sql:
                "SELECT * FROM decision WHERE document = ? AND state IN ('requested', 'approved', 'underway')",
            arguments: [id.description]
        ).flatMap(Decision.init)
    }

    func decision(_ number: Int64) throws -> Decision? {
        try Row.fetchOne(database, sql: "SELECT * FROM decision WHERE id = ?", arguments: [number])
            .flatMap(Decision.init)
    }

    /// Gives a decision another state and says so in the chain.
    ///
    /// - Returns: the decision as it is now.
    func move(
        _ decision: Decision, to state: Decision.State, by person: Person?, remark: String = ""
    ) throws -> Decision {
        var moved = decision
        moved.state = state
        moved.remark = remark
        if let person {
            moved.decider = person
            moved.decided = now
        }
        if !state.isOpen { moved.ended = now }
        try database.execute(
            sql: """
                UPDATE decision SET state = ?, decider = ?, deciderUser = ?, deciderLogin = ?, decided = ?,
                    target = ?, ended = ?, remark = ? WHERE id = ?
                """,
            arguments: [
                state.rawValue, moved.decider?.name, moved.decider?.user, moved.decider?.login, moved.decided,
                moved.target.map { FileName.stored($0) }, moved.ended, remark, moved.id,
            ])
        try audit(
            "\(moved.act.rawValue) \(state.rawValue)", by: person?.words ?? "gate", document: moved.document,
            moved.auditDetail)
        return moved
    }
}
