import Accounts
import AuditStore
import Documents
import HTTPTypes
import Hummingbird
import OpenID

/// One account: its roles and the other names of its person.
extension AccountRoutes {
    @Sendable func account(_ request: Request, context: ConsoleContext) throws -> Response {
        _ = try context.visitor(with: .careForAccounts)
        return try print(row(context), nil, context)
    }

    private func row(_ context: ConsoleContext) throws -> AccountRow {
        guard let id = context.parameters.get("id").flatMap({ Int64($0) }), let row = try book.store.row(id)
        else { throw HTTPError(.notFound) }
        return row
    }

    private func print(
        _ row: AccountRow, _ trouble: LocalizedText?, _ context: ConsoleContext
    ) throws -> Response {
        try book.tell(office.store)
        let page = AccountPage(
            row: row, identities: try book.store.identities()[row.account.id] ?? [],
            units: unitNames(context), issuer: issuer, strangers: office.entrance.strangers.all,
            trouble: trouble?(context.language), now: office.store.time, language: context.language)
        return office.printer.print(page, status: trouble == nil ? .ok : .badRequest, context: context)
    }

    /// The page again, with what has been changed or why it was not.
    private func answer(
        _ refusal: AccountRefusal?, _ id: Int64, _ context: ConsoleContext
    ) throws -> Response {
        guard refusal == nil else { return try print(row(context), refusal?.message, context) }
        try book.tell(office.store)
        if context.visitor?.account?.id == id { return .redirect(to: "/sign-in") }
        let news = LocalizedText(zhTW: "已變更。", en: "Changed.")
        return office.redirect(to: "/accounts/\(id)", saying: news(context.language), context: context)
    }

    @Sendable func changeRoles(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .careForAccounts)
        let id = try row(context).account.id
        let roles = context.form.all("role").map { Role(rawValue: $0) }
        let units = context.form.all("unit")
        guard !roles.contains(nil), units.allSatisfy(Unit.isValid) else { throw HTTPError(.badRequest) }
        let refusal = try book.change(
            id, roles: Set(roles.compactMap { $0 }), units: units, by: visitor.words)
        return try answer(refusal, id, context)
    }

    private enum Link: String {
        case unix
        case unlinkUnix
        case identity
        case unlink
    }

    @Sendable func changeLinks(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .careForAccounts)
        let id = try row(context).account.id
        let form = context.form
        guard let link = form["link"].flatMap({ Link(rawValue: $0) }) else { throw HTTPError(.badRequest) }
        let actor = visitor.words
        switch link {
        case .unix:
            guard let account = HostAccount(form.text("name") ?? "") else {
                return try answer(.noSuchUnixAccount, id, context)
            }
            return try answer(book.link(unixUser: account.number, to: id, by: actor), id, context)
        case .unlinkUnix: return try answer(book.link(unixUser: nil, to: id, by: actor), id, context)
        case .identity:
            guard let issuer, let subject = form.text("subject"), Identity.isValid(subject: subject) else {
                throw HTTPError(.badRequest)
            }
            let identity = ExternalIdentity(issuer: issuer, subject: subject)
            let refusal = try book.link(identity, to: id, by: actor)
            if refusal == nil { office.entrance.strangers.forget(identity) }
            return try answer(refusal, id, context)
        case .unlink:
            guard let issuer = form["issuer"], let subject = form["subject"] else {
                throw HTTPError(.badRequest)
            }
            let identity = ExternalIdentity(issuer: issuer, subject: subject)
            return try answer(book.unlink(identity, from: id, by: actor), id, context)
        }
    }
}
