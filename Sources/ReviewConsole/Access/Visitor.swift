import Documents

/// Somebody who is signed in, or a program that shows the token.
struct Visitor: Sendable, Equatable {
    /// Tells one session from another in the audit log; of no use for getting in.
    let label: String
    /// `nil` for whoever shows the token: may read everything and change nothing.
    let account: Account?
    /// What every form of this session carries; empty where there are no forms.
    let formKey: String

    init(label: String, account: Account? = nil, formKey: String = "") {
        self.label = label
        self.account = account
        self.formKey = formKey
    }

    /// The units in sight; `nil` means all.
    var units: [String]? {
        guard let account else { return nil }
        return account.units.isEmpty && !account.roles.contains(.unitContact) ? nil : account.units
    }

    func sees(unit: String) -> Bool {
        account?.sees(unit: unit) ?? true
    }

    /// How the audit log names them.
    var words: String { account?.person.words ?? "console" }

    func may(_ right: Right) -> Bool {
        !right.roles.isDisjoint(with: account?.roles ?? [.auditor])
    }
}

/// What pages ask before they show or do something.
enum Right: Sendable {
    case seeDocuments
    /// Look at the text behind a mask.
    case reveal
    /// Act on a document at all; which act is asked of `DeskRequest.Act`.
    case act
    case seeFigures
    case seeRules
    case tryText
    case seeAudit
    case seeStatus
    case careForAccounts
    case seeExemptions
    case seeRecalls
    case seeReports

    var roles: Set<Role> {
        switch self {
        case .seeExemptions, .seeRecalls, .seeReports: [.reviewer, .approver, .auditor]
        case .seeDocuments: [.unitContact, .reviewer, .approver, .auditor]
        case .reveal: [.reviewer, .approver]
        case .act: [.unitContact, .reviewer, .approver]
        case .seeFigures: [.unitContact, .reviewer, .approver, .ruleAdministrator, .auditor, .administrator]
        case .seeRules: [.reviewer, .approver, .ruleAdministrator, .auditor]
        case .tryText: [.reviewer, .approver, .ruleAdministrator]
        case .seeAudit: [.auditor]
        case .seeStatus: [.reviewer, .approver, .ruleAdministrator, .auditor, .administrator]
        case .careForAccounts: [.administrator]
        }
    }
}
