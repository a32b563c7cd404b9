import Accounts
import AuditStore
import Documents

/// The accounts of the console, for whoever looks after them.
struct AccountsPage: Page {
    static let template = "accounts"
    static let place = "/accounts"

    struct Row {
        let id: String
        let name: String
        let roles: String
        let units: String
        let state: String
        let isDisabled: Bool
        let isLocked: Bool
        let codes: String
        /// Other names of the same person.
        let links: String?
        let href: String
        let lastSignIn: Moment?
    }

    let rows: [Row]
    let roles: [Option]
    let units: [Option]
    let trouble: String?
    /// A first password, shown once.
    let given: String?
    let givenTo: String

    init(
        accounts: [Account], identities: [Int64: [ExternalIdentity]], units: [(id: String, name: String)],
        now: Int64, trouble: String? = nil,
        given: (name: String, password: String)? = nil, language: Language
    ) {
        rows = accounts.map { Row($0, identities: identities[$0.id]?.count ?? 0, now: now, language) }
        roles = Role.allCases.map { Option($0.rawValue, $0.title(language)) }
        self.units = units.map { Option($0.id, $0.name) }
        self.trouble = trouble
        self.given = given?.password
        givenTo = given?.name ?? ""
    }

    func title(_ language: Language) -> String { Words(language: language)["accounts"] }
}

extension AccountsPage.Row {
    init(_ account: Account, identities: Int, now: Int64, _ language: Language) {
        let named = [
            account.unixUser.map { HostAccount.words(of: $0) },
            identities == 0
                ? nil
                : LocalizedText(zhTW: "單一簽入 \(identities)", en: "sign-in service \(identities)")(language),
        ]
        let links = named.compactMap { $0 }.joined(separator: language == .zhTW ? "、" : ", ")
        self.links = links.isEmpty ? nil : links
        href = "/accounts/\(account.id)"
        id = String(account.id)
        name = account.name
        roles = account.roles.map { $0.title(language) }.sorted().joined(separator: "、")
        let all = LocalizedText(zhTW: "全部", en: "all")(language)
        units = account.units.isEmpty ? all : account.units.joined(separator: "、")
        isDisabled = account.isDisabled
        isLocked = account.lockedUntil.map { $0 > now } == true
        codes =
            (account.hasTimeCode ? LocalizedText(zhTW: "有", en: "yes") : LocalizedText(zhTW: "無", en: "no"))(
                language)
        lastSignIn = account.lastSignIn.map { Moment($0) }
        let state: LocalizedText =
            if account.isDisabled {
                LocalizedText(zhTW: "停用", en: "disabled")
            } else if !account.isUsable(at: now) {
                LocalizedText(zhTW: "已逾期", en: "expired")
            } else if isLocked { LocalizedText(zhTW: "暫時鎖定", en: "locked") } else if account.mustChange {
                LocalizedText(zhTW: "待變更密碼", en: "has to change the password")
            } else { LocalizedText(zhTW: "使用中", en: "in use") }
        self.state = state(language)
    }
}

/// The visitor's own account.
struct OwnAccountPage: Page {
    static let template = "ownAccount"
    static let place = ""

    let name: String
    let roles: String
    let units: String
    let mustChange: Bool
    let hasCodes: Bool
    let secret: String
    let address: String
    let trouble: String?

    init(account: Account, offer: TimeCode, trouble: String?, language: Language) {
        name = account.name
        roles = account.roles.map { $0.title(language) }.sorted().joined(separator: "、")
        units =
            account.units.isEmpty
            ? LocalizedText(zhTW: "全部", en: "all")(language) : account.units.joined(separator: "、")
        mustChange = account.mustChange
        hasCodes = account.hasTimeCode
        secret = offer.base32
        address = offer.address(account: account.name)
        self.trouble = trouble
    }

    func title(_ language: Language) -> String { Words(language: language)["ownAccount"] }
}
