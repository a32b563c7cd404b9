package import Documents
import GRDB

/// What a person wants to let pass from now on.
package struct ExemptionRequest: Sendable, Hashable {
    /// Where the finding was seen; its unit is the exemption's.
    package var document: DocumentID
    package var rule: String
    /// The value's fingerprint; `nil`: everything that the rule finds in exactly this document.
    package var fingerprint: String?
    /// Digest of what the rule in force looks for.
    package var ruleDigest: String
    package var person: Person
    package var reason: String
    package var evidence: Evidence?
    /// How long it is to hold, and for how long a second person may approve it, in nanoseconds.
    package var lifetime: Int64
    package var approvable: Int64

    package init(
        document: DocumentID, rule: String, fingerprint: String?, ruleDigest: String, person: Person,
        reason: String, evidence: Evidence? = nil, lifetime: Int64, approvable: Int64
    ) {
        self.document = document
        self.rule = rule
        self.fingerprint = fingerprint
        self.ruleDigest = ruleDigest
        self.person = person
        self.reason = reason
        self.evidence = evidence
        self.lifetime = lifetime
        self.approvable = approvable
    }
}

/// Exemptions: two people make one, the gate alone applies it.
extension AuditStore {
    /// Records what a person wants to let pass; it holds once another person has approved it.
    package func requestExemption(
        _ request: ExemptionRequest
    ) throws(StoreError) -> Result<Exemption, DecisionRefusal> {
        try change { transaction in
            guard FreeText.isValid(request.reason) else { return .failure(.reasonMissing) }
            guard let evidence = request.evidence, FreeText.isValid(evidence.reference) else {
                return .failure(.evidenceMissing)
            }
            guard let record = try transaction.record(of: request.document) else {
                return .failure(.unknownDocument)
            }
            let found = try FindingTables.present.findings(of: request.document, in: transaction.database)
                .filter { $0.rule == request.rule && $0.action >= .review }
                .filter { request.fingerprint == nil || $0.fingerprint == request.fingerprint }
            guard let strictest = found.max(by: { $0.action < $1.action }) else {
                return .failure(.findingMissing)
            }
            return .success(try transaction.insert(request, record, like: strictest))
        }
    }

    /// A second person agrees.
    package func approveExemption(
        _ number: Int64, by person: Person
    ) throws(StoreError) -> Result<Exemption, DecisionRefusal> {
        try change { transaction in
            guard let exemption = try transaction.exemption(number) else {
                return .failure(.unknownExemption)
            }
            guard exemption.state == .requested else { return .failure(.exemptionNotOpen(exemption)) }
            guard !exemption.requester.mayBeSame(as: person) else {
                return .failure(.sameExemptionPerson(exemption))
            }
            guard exemption.approvable >= transaction.now, exemption.expires >= transaction.now else {
                return .failure(
                    .exemptionNotOpen(
                        try transaction.move(
                            exemption, to: .refused, by: nil, remark: "nobody approved it in time")))
            }
            return .success(try transaction.move(exemption, to: .inForce, by: person))
        }
    }

    /// A person stops what was requested, or takes back what holds.
    package func endExemption(
        _ number: Int64, by person: Person, because reason: String
    ) throws(StoreError) -> Result<Exemption, DecisionRefusal> {
        try change { transaction in
            guard FreeText.isValid(reason) else { return .failure(.reasonMissing) }
            guard let exemption = try transaction.exemption(number) else {
                return .failure(.unknownExemption)
            }
            let isOwn = exemption.requester.mayBeSame(as: person)
            let end: Exemption.State
            switch exemption.state {
            case .requested: end = isOwn ? .withdrawn : .refused
            case .inForce, .reopened: end = .removed
            default: return .failure(.exemptionNotOpen(exemption))
            }
            return .success(try transaction.move(exemption, to: end, by: person, remark: reason))
        }
    }

    /// What holds for a unit's documents at this moment, given what each rule looks for now.
    package func exemptionsInForce(
        unit: String, ruleDigest: (String) -> String?
    ) throws(StoreError) -> [Exemption] {
        try read { database in
            try Row.fetchAll(
                database,
                sql:
                    "SELECT * FROM exemption WHERE unit = ? AND state = 'inForce' AND expires >= ? ORDER BY id",
                arguments: [unit, now()]
            ).compactMap(Exemption.init)
        }.filter { ruleDigest($0.rule) == $0.ruleDigest }
    }

    /// The gate has let something of a document pass by these.
    package func exemptionsWereUsed(_ numbers: [Int64], on document: DocumentID) throws(StoreError) {
        guard !numbers.isEmpty else { return }
        try change { transaction in
            for number in numbers {
                try transaction.database.execute(
                    sql: "UPDATE exemption SET uses = uses + 1, lastUsed = ? WHERE id = ?",
                    arguments: [transaction.now, number])
            }
            try transaction.audit(
                "exempted", by: "gate", document: document,
                ["exemptions": numbers.map { String($0) }.joined(separator: " ")])
        }
    }

    /// Ends what has run out, and reopens what is bound to a rule that has changed or gone.
    ///
    /// - Returns: the exemptions that do not hold any more.
    package func reviewExemptions(
        ruleDigest: (String) -> String?
    ) throws(StoreError) -> [Exemption] {
        try change { transaction in
            let held = try Row.fetchAll(
                transaction.database, sql: "SELECT * FROM exemption WHERE state = 'inForce' ORDER BY id"
            ).compactMap(Exemption.init)
            var ended: [Exemption] = []
            for exemption in held {
                if exemption.expires < transaction.now {
                    ended.append(
                        try transaction.move(exemption, to: .expired, by: nil, remark: "its time is over"))
                } else if let digest = ruleDigest(exemption.rule), digest == exemption.ruleDigest {
                    continue
                } else {
                    ended.append(
                        try transaction.move(
                            exemption, to: .reopened, by: nil, remark: "the rule has changed"))
                }
            }
            for exemption in ended {
                try transaction.post(
                    .exemptionEnded, to: exemption.unit, about: exemption.origin,
                    [
                        "exemption": String(exemption.id), "state": exemption.state.rawValue,
                        "rule": exemption.rule,
                    ])
            }
            return ended
        }
    }

    /// Exemptions, the newest first.
    ///
    /// - `units`: only theirs; `nil` for all.
    /// - `isUnused`: only those that never let anything pass.
    package func exemptions(
        units: [String]? = nil, states: [Exemption.State] = Exemption.State.allCases, isUnused: Bool = false,
        limit: Int = 1_000
    ) throws(StoreError) -> [Exemption] {
        try read { database in
            func marks(_ count: Int) -> String {
                Array(repeating: "?", count: count).joined(separator: ", ")
            }
            var sql = "SELECT * FROM exemption WHERE state IN (\(marks(states.count)))"
            var arguments = StatementArguments(states.map(\.rawValue))
            if let units {
                sql += " AND unit IN (\(marks(units.count)))"
                arguments += StatementArguments(units)
            }
            if isUnused { sql += " AND uses = 0" }
            return try Row.fetchAll(
                database, sql: sql + " ORDER BY id DESC LIMIT ?", arguments: arguments + [limit]
            ).compactMap(Exemption.init)
        }
    }

    package func exemption(_ number: Int64) throws(StoreError) -> Exemption? {
        try read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM exemption WHERE id = ?", arguments: [number])
                .flatMap(Exemption.init)
        }
    }
}

extension Transaction {
    fileprivate func insert(
        _ request: ExemptionRequest, _ record: DocumentRecord, like finding: Finding
    ) throws -> Exemption {
        let person = request.person
        try database.execute(
            sql: """
                INSERT INTO exemption (unit, rule, packVersion, ruleDigest, fingerprint, sha256, action, origin, state,
                    requester, requesterUser, requesterLogin, requested, reason, evidenceKind, evidence,
                    evidenceSHA256, approvable, expires)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'requested', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                record.submission.unit, request.rule, finding.packVersion, request.ruleDigest,
                request.fingerprint, request.fingerprint == nil ? record.submission.sha256 : nil,
                finding.action.name, request.document.description, person.name, person.user, person.login,
                now, request.reason, request.evidence?.kind.rawValue, request.evidence?.reference,
                request.evidence?.sha256, now + request.approvable, now + request.lifetime,
            ])
        guard let exemption = try exemption(database.lastInsertedRowID) else {
            throw DatabaseError(message: "an exemption that was just written is not there")
        }
        try audit(
            "exemption requested", by: person.words, document: request.document, exemption.auditDetail)
        return exemption
    }
}
