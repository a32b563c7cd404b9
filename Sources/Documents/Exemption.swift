/// A finding that people have agreed to let pass from now on: one rule, one unit, and one value or one document.
///
/// It is bound to the rule as it was; a rule that has changed since is no longer covered.
package struct Exemption: Hashable, Sendable, Identifiable, Codable {
    package var id: Int64
    package var unit: String
    /// The rule's stable id.
    package var rule: String
    package var packVersion: Int
    /// Digest of what the rule looked for when the exemption was made.
    package var ruleDigest: String
    package var scope: Scope
    /// The strictest action that the people saw; a finding that asks for more is not covered.
    package var action: Action
    /// The document in which the finding was seen.
    package var origin: DocumentID
    package var state: State
    package var requester: Person
    /// Nanoseconds since 1970, as are all moments below.
    package var requested: Int64
    package var reason: String
    package var evidence: Evidence?
    /// Who approved, refused, withdrew or removed it.
    package var decider: Person?
    package var decided: Int64?
    /// After this nobody may approve it any more.
    package var approvable: Int64
    /// After this it covers nothing.
    package var expires: Int64
    package var ended: Int64?
    /// Why it ended.
    package var remark: String
    /// Documents in which it has let something pass.
    package var uses: Int
    package var lastUsed: Int64?

    /// What it lets pass.
    package enum Scope: Hashable, Sendable, Codable {
        /// A value, by its keyed fingerprint, wherever the unit's documents hold it.
        case value(fingerprint: String)
        /// Everything that the rule finds in exactly this content, by its SHA-256.
        case document(sha256: String)
    }

    package enum State: String, Sendable, CaseIterable, Codable {
        /// Waits for a second person.
        case requested
        case inForce
        case refused
        case withdrawn
        /// Taken back by a person.
        case removed
        case expired
        /// The rule has changed: people look again.
        case reopened
    }

    package init(
        id: Int64, unit: String, rule: String, packVersion: Int, ruleDigest: String, scope: Scope,
        action: Action, origin: DocumentID, state: State, requester: Person, requested: Int64,
        reason: String, evidence: Evidence?, decider: Person? = nil, decided: Int64? = nil,
        approvable: Int64, expires: Int64, ended: Int64? = nil, remark: String = "", uses: Int = 0,
        lastUsed: Int64? = nil
    ) {
        self.id = id
        self.unit = unit
        self.rule = rule
        self.packVersion = packVersion
        self.ruleDigest = ruleDigest
        self.scope = scope
        self.action = action
        self.origin = origin
        self.state = state
        self.requester = requester
        self.requested = requested
        self.reason = reason
        self.evidence = evidence
        self.decider = decider
        self.decided = decided
        self.approvable = approvable
        self.expires = expires
        self.ended = ended
        self.remark = remark
        self.uses = uses
        self.lastUsed = lastUsed
    }

    /// Whether it lets a finding of a unit's document pass.
    ///
    /// Its state, its end and the rule's digest are the caller's to check: they hold for a whole examination.
    package func covers(_ finding: Finding, sha256: String) -> Bool {
        guard finding.rule == rule, finding.action <= action else { return false }
        return switch scope {
        case .value(let fingerprint): !fingerprint.isEmpty && finding.fingerprint == fingerprint
        case .document(let digest): !digest.isEmpty && sha256 == digest
        }
    }
}

extension Exemption.State {
    /// One or two words, for tables and headings.
    package var title: LocalizedText {
        switch self {
        case .requested: LocalizedText(zhTW: "待第二人核可", en: "waits for a second person")
        case .inForce: LocalizedText(zhTW: "生效中", en: "in force")
        case .refused: LocalizedText(zhTW: "不同意", en: "refused")
        case .withdrawn: LocalizedText(zhTW: "已撤回", en: "withdrawn")
        case .removed: LocalizedText(zhTW: "已移除", en: "removed")
        case .expired: LocalizedText(zhTW: "已到期", en: "expired")
        case .reopened: LocalizedText(zhTW: "規則已變更，待重新檢視", en: "rule changed; to be looked at again")
        }
    }
}
