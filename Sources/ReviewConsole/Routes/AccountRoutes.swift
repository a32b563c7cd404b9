import Accounts
import AuditStore
import Documents
import HTTPTypes
import Hummingbird

/// Accounts: the own one for everybody, all of them for whoever looks after them.
struct AccountRoutes: Sendable {
    let office: Office

    /// What the sign-in service calls itself, where there is one.
    let issuer: String?

    var book: AccountBook { office.entrance.accounts }

    func add(to router: Router<ConsoleContext>) {
        router.get("/account", use: own)
        router.post("/account/password", use: changePassword)
        router.post("/account/codes", use: enrol)
        router.get("/accounts", use: accounts)
        router.post("/accounts", use: add)
        router.post("/accounts/:id/change", use: change)
        router.get("/accounts/:id", use: account)
        router.post("/accounts/:id/roles", use: changeRoles)
        router.post("/accounts/:id/links", use: changeLinks)
    }

    // MARK: The own one

    @Sendable private func own(_ request: Request, context: ConsoleContext) throws -> Response {
        try own(context, trouble: nil)
    }

    private func own(_ context: ConsoleContext, trouble: AccountRefusal?) throws -> Response {
        let (account, key) = try signedIn(context)
        let page = OwnAccountPage(
            account: account, offer: offer(key), trouble: trouble?.message(context.language),
            language: context.language)
        return office.printer.print(page, status: trouble == nil ? .ok : .badRequest, context: context)
    }

    private func signedIn(_ context: ConsoleContext) throws -> (Account, String) {
        guard let account = context.visitor?.account, let key = context.sessionKey else {
            throw HTTPError(.forbidden)
        }
        return (account, key)
    }

    /// The secret that this session has been offered; a new one where it has none.
    private func offer(_ key: String) -> TimeCode {
        var offer = TimeCode.random()
        office.entrance.sessions.change(key: key) { session in
            if let kept = session.offer.flatMap({ TimeCode(hexadecimal: $0) }) {
                offer = kept
            } else {
                session.offer = offer.hexadecimal
            }
        }
        return offer
    }

    @Sendable private func changePassword(_ request: Request, context: ConsoleContext) throws -> Response {
        let (account, key) = try signedIn(context)
        let form = context.form
        guard let present = form["present"], let wanted = form["wanted"], wanted == form["again"] else {
            return try own(context, trouble: .weakPassword)
        }
        if let refusal = try book.changePassword(of: account.id, from: present, to: wanted) {
            return try own(context, trouble: refusal)
        }
        // Whoever knew the old password is out.
        office.entrance.sessions.end(account: account.id, except: key)
        let epoch = try book.store.row(account.id)?.epoch ?? 0
        office.entrance.sessions.change(key: key) { $0.epoch = epoch }
        try book.tell(office.store)
        let news = LocalizedText(zhTW: "密碼已變更。", en: "The password is changed.")
        return office.redirect(to: "/", saying: news(context.language), context: context)
    }

    @Sendable private func enrol(_ request: Request, context: ConsoleContext) throws -> Response {
        let (account, key) = try signedIn(context)
        guard !account.hasTimeCode else { throw HTTPError(.badRequest) }
        if let refusal = try book.enrol(offer(key), for: account.id, proof: context.form["code"] ?? "") {
            return try own(context, trouble: refusal)
        }
        office.entrance.sessions.change(key: key) { $0.offer = nil }
        try book.tell(office.store)
        let news = LocalizedText(zhTW: "下次登入起需輸入驗證碼。", en: "From the next sign-in on a code is asked for.")
        return office.redirect(to: "/account", saying: news(context.language), context: context)
    }

    // MARK: All of them

    @Sendable private func accounts(_ request: Request, context: ConsoleContext) throws -> Response {
        try accounts(context)
    }

    private func accounts(
        _ context: ConsoleContext, trouble: AccountRefusal? = nil,
        given: (name: String, password: String)? = nil
    ) throws -> Response {
        _ = try context.visitor(with: .careForAccounts)
        try book.tell(office.store)
        let page = AccountsPage(
            accounts: try book.store.all(), identities: try book.store.identities(),
            units: unitNames(context), now: office.store.time,
            trouble: trouble?.message(context.language), given: given, language: context.language)
        return office.printer.print(page, status: trouble == nil ? .ok : .badRequest, context: context)
    }

    func unitNames(_ context: ConsoleContext) -> [(id: String, name: String)] {
        office.archive.units.map { (id: $0.id, name: $0.name(context.language)) }
    }

    @Sendable private func add(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .careForAccounts)
        let form = context.form
        let roles = form.all("role").map { Role(rawValue: $0) }
        let units = form.all("unit")
        guard !roles.contains(nil), units.allSatisfy(Unit.isValid) else { throw HTTPError(.badRequest) }
        let expires = form.text("expires").map { CalendarDay($0)?.end }
        if let expires, expires == nil { throw HTTPError(.badRequest) }
        let account = Account(
            id: 0, name: form.text("name") ?? "", roles: Set(roles.compactMap { $0 }), units: units,
            expires: expires ?? nil)
        switch try book.add(account, password: nil, by: visitor.words) {
        case .success(let (added, password)):
            return try accounts(context, given: (added.name, password))
        case .failure(let refusal): return try accounts(context, trouble: refusal)
        }
    }

    private enum Change: String {
        case disable
        case enable
        case reset
        case resetCodes
        case unlock
    }

    @Sendable private func change(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .careForAccounts)
        guard let id = context.parameters.get("id").flatMap({ Int64($0) }),
            let change = context.form["change"].flatMap({ Change(rawValue: $0) }),
            let name = try book.store.row(id)?.account.name
        else { throw HTTPError(.badRequest) }
        let actor = visitor.words
        switch change {
        case .reset, .resetCodes:
            switch try book.reset(id, alsoCodes: change == .resetCodes, by: actor) {
            case .success(let password):
                office.entrance.sessions.end(account: id, except: nil)
                return try accounts(context, given: (name, password))
            case .failure(let refusal): return try accounts(context, trouble: refusal)
            }
        case .unlock: return try accounts(context, trouble: book.unlock(id, by: actor))
        case .disable, .enable:
            let refusal = try book.setDisabled(change == .disable, id, by: actor)
            if change == .disable, refusal == nil { office.entrance.sessions.end(account: id, except: nil) }
            return try accounts(context, trouble: refusal)
        }
    }
}
