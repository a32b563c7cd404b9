/// What an account of the console may do; an account may have several.
package enum Role: String, Sendable, CaseIterable {
    /// Sees the own units' documents and answers for them.
    case unitContact = "unit-contact"
    /// Decides about what waits; a release goes on to an approver where it takes two people.
    case reviewer
    /// Approves or refuses what another person has requested.
    case approver
    /// Looks after the rules; sees no document.
    case ruleAdministrator = "rule-administrator"
    /// Sees everything that is on record and changes nothing.
    case auditor
    /// Looks after accounts; sees no document and releases nothing.
    case administrator

    package var title: LocalizedText {
        switch self {
        case .unitContact: LocalizedText(zhTW: "單位聯絡人", en: "unit contact")
        case .reviewer: LocalizedText(zhTW: "審查人員", en: "reviewer")
        case .approver: LocalizedText(zhTW: "核可人員", en: "approver")
        case .ruleAdministrator: LocalizedText(zhTW: "規則管理人員", en: "rule administrator")
        case .auditor: LocalizedText(zhTW: "稽核人員", en: "auditor")
        case .administrator: LocalizedText(zhTW: "系統管理者", en: "system administrator")
        }
    }
}

extension Set<Role> {
    /// Whether one account may have all of these: who looks after accounts decides about no document, and who audits
    /// has nothing to audit of their own.
    package var isAllowed: Bool {
        guard !isEmpty else { return false }
        let alone: Set<Role> = [.administrator, .auditor, .unitContact]
        return count == 1 || isDisjoint(with: alone)
    }
}
