/// What a person has decided about one document, and how far that has got.
///
/// A decision is bound to the findings and the rules that it was made on; it moves nothing by itself.
package struct Decision: Hashable, Sendable, Identifiable, Codable {
    /// Counts up over all documents.
    package var id: Int64
    package var document: DocumentID
    package var act: Act
    package var state: State
    /// How many different people it takes.
    package var people: Int
    /// Digest of the findings and gaps that it was made on.
    package var findings: String
    /// Digest of the rules that these were found with.
    package var rules: String
    package var requester: Person
    /// Nanoseconds since 1970.
    package var requested: Int64
    /// Why; for ``Act/returnToUnit`` the advice, for ``Act/refer`` the agenda entry.
    package var reason: String
    package var evidence: Evidence?
    package var grounds: [Ground]
    /// Who approved, refused or withdrew it.
    package var decider: Person?
    /// Nanoseconds since 1970.
    package var decided: Int64?
    /// After this nobody may approve it any more; nanoseconds since 1970.
    package var expires: Int64
    /// Where it is being delivered to, once its carrying out has begun: components below the upload area.
    package var target: [FileName]?
    /// When it came to its end, nanoseconds since 1970.
    package var ended: Int64?
    /// Why it ended otherwise than by being carried out.
    package var remark: String

    /// What is to be done with the document.
    package enum Act: String, Sendable, CaseIterable, Codable {
        case release
        case returnToUnit = "return"
        /// 丙.
        case withhold
        /// 乙.
        case onApplication
        case refer
        case reopen
        /// Takes a published document out of the upload area.
        case recall
        /// A published document at risk under newer rules stays published.
        case keep
    }

    package enum State: String, Sendable, CaseIterable, Codable {
        /// Waits for a second person.
        case requested
        /// May be carried out.
        case approved
        /// The gate has begun; what has happened shows only once it is through.
        case underway
        case carriedOut
        case refused
        case withdrawn
        case expired
        /// The document's findings are no longer those that were decided on.
        case void

        /// Whether something may still come of it.
        package var isOpen: Bool { self == .requested || self == .approved || self == .underway }
    }

    package init(
        id: Int64, document: DocumentID, act: Act, state: State, people: Int, findings: String, rules: String,
        requester: Person, requested: Int64, reason: String, evidence: Evidence?, grounds: [Ground],
        decider: Person? = nil, decided: Int64? = nil, expires: Int64, target: [FileName]? = nil,
        ended: Int64? = nil, remark: String = ""
    ) {
        self.id = id
        self.document = document
        self.act = act
        self.state = state
        self.people = people
        self.findings = findings
        self.rules = rules
        self.requester = requester
        self.requested = requested
        self.reason = reason
        self.evidence = evidence
        self.grounds = grounds
        self.decider = decider
        self.decided = decided
        self.expires = expires
        self.target = target
        self.ended = ended
        self.remark = remark
    }
}

extension Decision.Act {
    /// One or two words, for tables and headings.
    package var title: LocalizedText {
        switch self {
        case .release: LocalizedText(zhTW: "放行", en: "release")
        case .returnToUnit: LocalizedText(zhTW: "退回單位", en: "return to the unit")
        case .withhold: LocalizedText(zhTW: "不予提供（丙類）", en: "withhold (class C, 丙)")
        case .onApplication: LocalizedText(zhTW: "依申請提供（乙類）", en: "on application (class B, 乙)")
        case .refer: LocalizedText(zhTW: "提諮詢小組審議", en: "refer to the committee")
        case .reopen: LocalizedText(zhTW: "重新審查", en: "reopen")
        case .recall: LocalizedText(zhTW: "停止提供（下架）", en: "recall")
        case .keep: LocalizedText(zhTW: "維持提供", en: "keep published")
        }
    }
}

extension Decision.State {
    /// One or two words, for tables and headings.
    package var title: LocalizedText {
        switch self {
        case .requested: LocalizedText(zhTW: "待第二人核可", en: "waits for a second person")
        case .approved: LocalizedText(zhTW: "已核可", en: "approved")
        case .underway: LocalizedText(zhTW: "執行中", en: "being carried out")
        case .carriedOut: LocalizedText(zhTW: "已執行", en: "carried out")
        case .refused: LocalizedText(zhTW: "不同意", en: "refused")
        case .withdrawn: LocalizedText(zhTW: "已撤回", en: "withdrawn")
        case .expired: LocalizedText(zhTW: "已逾期", en: "expired")
        case .void: LocalizedText(zhTW: "已失效", en: "void")
        }
    }
}
