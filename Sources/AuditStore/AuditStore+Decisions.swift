package import Documents
import GRDB

/// What a person wants done with a document.
package struct DecisionRequest: Sendable, Hashable {
    package var document: DocumentID
    package var act: Decision.Act
    package var person: Person
    package var reason: String
    package var evidence: Evidence?
    package var grounds: [Ground]
    /// The digest of the findings that the person saw; `nil`: those that are there now.
    package var seen: String?
    /// For how long a second person may approve it, in nanoseconds.
    package var lifetime: Int64

    package init(
        document: DocumentID, act: Decision.Act, person: Person, reason: String, evidence: Evidence? = nil,
        grounds: [Ground] = [], seen: String? = nil, lifetime: Int64
    ) {
        self.document = document
        self.act = act
        self.person = person
        self.reason = reason
        self.evidence = evidence
        self.grounds = grounds
        self.seen = seen
        self.lifetime = lifetime
    }
}

/// People's acts, from the request to the moment at which the gate may carry it out.
///
/// Each is one transaction that checks everything it rests on; a refusal changes nothing.
extension AuditStore {
    /// Records what a person wants done; where one person is enough it is approved at once.
    package func request(_ request: DecisionRequest) throws(StoreError) -> Result<Decision, DecisionRefusal> {
        try change { transaction in
            if let refusal = request.incompleteness { return .failure(refusal) }
            guard let record = try transaction.record(of: request.document) else {
                return .failure(.unknownDocument)
            }
            guard record.intent == nil else { return .failure(.busy) }
            guard request.act.sources.contains(record.state) else {
                return .failure(.wrongState(record.state))
            }
            if let open = try transaction.openDecision(of: request.document) {
                // What nobody may approve any more is not in the way.
                guard open.state == .requested, open.expires < transaction.now else {
                    return .failure(.alreadyOpen(open))
                }
                _ = try transaction.move(open, to: .expired, by: nil, remark: "nobody approved it in time")
            }
            let set = try FindingSet(of: record, in: transaction.database)
            if let seen = request.seen, seen != set.digest { return .failure(.changed) }
            return .success(try transaction.insert(request, set))
        }
    }

    /// A second person agrees with what was requested for a document.
    ///
    /// - `seen`: the digest of the findings that the person saw.
    package func approve(
        _ document: DocumentID, by person: Person, seen: String? = nil
    ) throws(StoreError) -> Result<Decision, DecisionRefusal> {
        try change { transaction in
            guard let decision = try transaction.openDecision(of: document) else {
                return .failure(.unknownDecision)
            }
            guard decision.state == .requested else { return .failure(.notOpen(decision)) }
            guard !decision.requester.mayBeSame(as: person) else { return .failure(.samePerson(decision)) }
            guard decision.expires >= transaction.now else {
                let ended = try transaction.move(
                    decision, to: .expired, by: nil, remark: "nobody approved it in time")
                return .failure(.expired(ended))
            }
            guard let set = try transaction.current(decision), seen == nil || seen == set.digest else {
                _ = try transaction.move(decision, to: .void, by: nil, remark: "the findings have changed")
                return .failure(.changed)
            }
            return .success(try transaction.move(decision, to: .approved, by: person))
        }
    }

    /// A person stops what was decided about a document, as long as it has not begun.
    package func refuse(
        _ document: DocumentID, by person: Person, because reason: String
    ) throws(StoreError) -> Result<Decision, DecisionRefusal> {
        try change { transaction in
            guard FreeText.isValid(reason) else { return .failure(.reasonMissing) }
            guard let decision = try transaction.openDecision(of: document) else {
                return .failure(.unknownDecision)
            }
            guard decision.state != .underway else { return .failure(.notOpen(decision)) }
            let isOwn = decision.requester.mayBeSame(as: person)
            return .success(
                try transaction.move(decision, to: isOwn ? .withdrawn : .refused, by: person, remark: reason))
        }
    }
}

/// The carrying out, which is the gate's alone.
extension AuditStore {
    /// The gate is about to carry a decision out, or to go on with it.
    ///
    /// - `target`: where delivery will put the document, for a release.
    /// - Returns: `nil` where the decision does not hold any more; it is then void.
    package func beginsCarryingOut(
        _ decision: Decision, target: [FileName]? = nil
    ) throws(StoreError) -> Decision? {
        try change { transaction in
            guard var present = try transaction.decision(decision.id),
                present.state == .approved || present.state == .underway
            else { return nil }
            guard try transaction.isVouchedFor(present) else {
                _ = try transaction.move(present, to: .void, by: nil, remark: "no event vouches for it")
                return nil
            }
            guard try transaction.current(present) != nil else {
                _ = try transaction.move(present, to: .void, by: nil, remark: "the findings have changed")
                return nil
            }
            present.target = target
            return try transaction.move(present, to: .underway, by: nil)
        }
    }

    /// The decision is carried out, and the document has come to rest.
    package func isCarriedOut(
        _ decision: Decision, document state: DocumentRecord.State, target: [FileName]? = nil
    ) throws(StoreError) {
        try change { transaction in
            guard var present = try transaction.decision(decision.id), present.state == .underway else {
                return
            }
            guard let standing = try transaction.record(of: present.document)?.standing,
                LifeStep.allCases.contains(where: {
                    $0.isDecided && $0.target.state == state && $0.follows(standing)
                })
            else { throw IllegalStep(rest: state) }
            if let target { present.target = target }
            if present.act == .recall || present.act == .keep {
                try transaction.adoptSecondLook(at: present.document)
            }
            try transaction.database.execute(
                sql: """
                    UPDATE document SET state = ?, intent = NULL, due = NULL, finished = ?, target = COALESCE(?, target)
                    WHERE id = ?
                    """,
                arguments: [
                    state.rawValue, transaction.now, target.map { FileName.stored($0) },
                    present.document.description,
                ])
            _ = try transaction.move(present, to: .carriedOut, by: nil)
            var detail = ["decision": String(present.id)]
            if let target { detail["target"] = FileName.stored(target) }
            try transaction.audit(state.rawValue, by: "gate", document: present.document, detail)
            try transaction.post(
                present.act == .recall ? .recalled : .decided, about: present.document,
                [
                    "act": present.act.rawValue,
                    "grounds": present.grounds.map(\.rawValue).joined(separator: " "),
                ])
        }
    }

    /// The decision can't be carried out: the document is not what was decided on.
    package func becomesVoid(_ decision: Decision, because reason: String) throws(StoreError) {
        try change { transaction in
            guard let present = try transaction.decision(decision.id), present.state.isOpen else { return }
            _ = try transaction.move(present, to: .void, by: nil, remark: reason)
        }
    }
}

extension DecisionRequest {
    /// What the act needs and the request has not.
    fileprivate var incompleteness: DecisionRefusal? {
        guard FreeText.isValid(reason) else { return .reasonMissing }
        if act == .release || act == .keep {
            guard let evidence, FreeText.isValid(evidence.reference) else { return .evidenceMissing }
        }
        let needsGround = act == .withhold || act == .onApplication || act == .recall
        return needsGround && grounds.isEmpty ? .groundMissing : nil
    }
}

extension Decision.Act {
    /// The states in which a document may be when it is decided about.
    fileprivate var sources: [DocumentRecord.State] {
        switch self {
        case .reopen: [.returned, .withheld]
        case .recall, .keep: [.delivered]
        default: [.hold, .corrupt]
        }
    }

    /// How many different people it takes.
    fileprivate func people(_ set: FindingSet) -> Int {
        switch self {
        case .release, .keep: set.people
        // Taking back what was promised for good is the head's to approve.
        case .recall: 2
        default: 1
        }
    }
}

extension Transaction {
    fileprivate func insert(_ request: DecisionRequest, _ set: FindingSet) throws -> Decision {
        let person = request.person
        try database.execute(
            sql: """
                INSERT INTO decision (document, act, state, people, findings, rules, requester, requesterUser,
                    requesterLogin, requested, reason, evidenceKind, evidence, evidenceSHA256, grounds, expires)
                VALUES (?, ?, 'requested', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                request.document.description, request.act.rawValue, request.act.people(set), set.digest,
                set.rules,
                person.name, person.user, person.login, now, request.reason,
                request.evidence?.kind.rawValue, request.evidence?.reference, request.evidence?.sha256,
                request.grounds.map(\.rawValue).joined(separator: " "), now + request.lifetime,
            ])
        guard let decision = try decision(database.lastInsertedRowID) else {
            throw DatabaseError(message: "a decision that was just written is not there")
        }
        try audit(
            "\(request.act.rawValue) requested", by: person.words, document: request.document,
            decision.auditDetail)
        if decision.people == 2 { return decision }
        // The committee has it now; nothing is to be carried out.
        return try move(decision, to: request.act == .refer ? .carriedOut : .approved, by: nil)
    }

    /// The findings of a decision's document, where they are still those that it was made on.
    fileprivate func current(_ decision: Decision) throws -> FindingSet? {
        guard let record = try record(of: decision.document) else { return nil }
        let set = try FindingSet(of: record, in: database)
        let isSame = set.rules == decision.rules && set.digest == decision.findings
        return isSame && decision.act.people(set) <= decision.people ? set : nil
    }
}
