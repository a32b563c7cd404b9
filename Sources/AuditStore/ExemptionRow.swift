import Documents
import GRDB

extension Exemption {
    init?(row: Row) {
        guard let state = State(rawValue: row["state"]), let origin = DocumentID(row["origin"]),
            let action = Action(name: row["action"] as String)
        else { return nil }
        let scope: Scope
        if let fingerprint = row["fingerprint"] as String? {
            scope = .value(fingerprint: fingerprint)
        } else {
            scope = .document(sha256: row["sha256"] ?? "")
        }
        let kind = (row["evidenceKind"] as String?).flatMap { Evidence.Kind(rawValue: $0) }
        self.init(
            id: row["id"], unit: row["unit"], rule: row["rule"], packVersion: row["packVersion"],
            ruleDigest: row["ruleDigest"], scope: scope, action: action, origin: origin, state: state,
            requester: Person(
                user: row["requesterUser"], login: row["requesterLogin"], name: row["requester"]),
            requested: row["requested"], reason: row["reason"],
            evidence: kind.map {
                Evidence(kind: $0, reference: row["evidence"] ?? "", sha256: row["evidenceSHA256"])
            },
            decider: (row["deciderUser"] as UInt32?).map {
                Person(user: $0, login: row["deciderLogin"], name: row["decider"])
            },
            decided: row["decided"], approvable: row["approvable"], expires: row["expires"],
            ended: row["ended"], remark: row["remark"], uses: row["uses"], lastUsed: row["lastUsed"])
    }

    /// What the audit chain keeps of it, so that a change of the row shows.
    var auditDetail: [String: String] {
        var detail = [
            "exemption": String(id), "unit": unit, "rule": rule, "packVersion": String(packVersion),
            "ruleDigest": ruleDigest, "action": action.name, "requester": requester.words,
            "reason": reason, "expires": String(expires),
        ]
        switch scope {
        case .value(let fingerprint): detail["fingerprint"] = fingerprint
        case .document(let sha256): detail["sha256"] = sha256
        }
        if let evidence { detail["evidence"] = evidence.kind.rawValue + ":" + evidence.reference }
        detail["remark"] = remark.isEmpty ? nil : remark
        return detail
    }
}

extension Transaction {
    func exemption(_ number: Int64) throws -> Exemption? {
        try Row.fetchOne(database, sql: "SELECT * FROM exemption WHERE id = ?", arguments: [number])
            .flatMap(Exemption.init)
    }

    /// Gives an exemption another state and says so in the chain.
    func move(
        _ exemption: Exemption, to state: Exemption.State, by person: Person?, remark: String = ""
    ) throws -> Exemption {
        var moved = exemption
        moved.state = state
        moved.remark = remark
        if let person {
            moved.decider = person
            moved.decided = now
        }
        if state != .inForce { moved.ended = now }
        let approver = state == .inForce ? person : nil
        try database.execute(
            sql: """
                UPDATE exemption SET state = ?, decider = ?, deciderUser = ?, deciderLogin = ?, decided = ?, ended = ?,
                    remark = ?, approver = COALESCE(?, approver), approverUser = COALESCE(?, approverUser),
                    approverLogin = COALESCE(?, approverLogin), approved = COALESCE(?, approved) WHERE id = ?
                """,
            arguments: [
                state.rawValue, moved.decider?.name, moved.decider?.user, moved.decider?.login, moved.decided,
                moved.ended, remark, approver?.name, approver?.user, approver?.login,
                approver == nil ? nil : now, moved.id,
            ])
        try audit(
            "exemption \(state.rawValue)", by: person?.words ?? "gate", document: moved.origin,
            moved.auditDetail)
        return moved
    }
}
