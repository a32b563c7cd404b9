import Accounts
import AuditStore
import Documents

/// One account, for whoever looks after them: its roles, and which other names the same person has.
struct AccountPage: Page {
    static let template = "account"
    static let place = "/accounts"

    struct Named {
        let issuer: String
        let subject: String
    }

    let id: String
    let name: String
    let state: String
    let trouble: String?
    /// Roles come from the sign-in service and are changed there.
    let isProvided: Bool
    let roles: [Option]
    let units: [Option]
    /// The account of this machine, where there is one.
    let unixAccount: String?
    let identities: [Named]
    let hasIdentities: Bool
    /// The sign-in service by which people can be linked; `nil` where there is none.
    let issuer: String?
    let strangers: [Option]

    init(
        row: AccountRow, identities: [ExternalIdentity], units: [(id: String, name: String)], issuer: String?,
        strangers: [StrangersBook.Stranger], trouble: String?, now: Int64, language: Language
    ) {
        let account = row.account
        id = String(account.id)
        name = account.name
        state = AccountsPage.Row(account, identities: identities.count, now: now, language).state
        self.trouble = trouble
        isProvided = row.isProvided
        roles = Role.allCases.map {
            Option($0.rawValue, $0.title(language), chosen: account.roles.contains($0))
        }
        let unknown = account.units.filter { id in !units.contains { $0.id == id } }.map {
            (id: $0, name: $0)
        }
        self.units = (units + unknown).map { unit in
            Option(unit.id, unit.name, chosen: account.units.contains(unit.id))
        }
        unixAccount = account.unixUser.map { HostAccount.words(of: $0) }
        self.identities = identities.map {
            Named(issuer: String(shownSafely: $0.issuer), subject: $0.subject)
        }
        hasIdentities = !identities.isEmpty
        self.issuer = issuer
        self.strangers = strangers.filter { $0.identity.issuer == issuer }.map {
            Option($0.identity.subject, String(shownSafely: $0.name))
        }
    }

    func title(_ language: Language) -> String {
        LocalizedText(zhTW: "帳號 \(name)", en: "Account \(name)")(language)
    }
}
