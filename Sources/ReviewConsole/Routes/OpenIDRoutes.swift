import Accounts
import AuditStore
import Documents
import HTTPTypes
import Hummingbird
import Logging
import OpenID

/// The way to the sign-in service and back.
struct OpenIDRoutes: Sendable {
    static let begin = "/sign-in/openid"
    static let back = "/sign-in/openid/return"

    let service: SignInService
    let entrance: Entrance
    let printer: PagePrinter
    let cookies: SessionCookies
    let origin: ConsoleOrigin?

    func add(to router: Router<ConsoleContext>) {
        router.get(RouterPath(Self.begin), use: begin)
        router.get(RouterPath(Self.back), use: comeBack)
    }

    /// Where the service sends browsers back to: the address by which this one came, which ``HostGuard`` has let pass.
    private func place(_ path: String, _ request: Request) -> String {
        (origin?.text ?? "http://" + (request.head.authority ?? "localhost")) + path
    }

    @Sendable private func begin(_ request: Request, context: ConsoleContext) async throws -> Response {
        let now = entrance.time
        let ticket = SignInTicket(at: now)
        do {
            let address = try await service.provider.address(
                for: ticket, returningTo: place(Self.back, request), at: now)
            var response = Response.redirect(to: address)
            cookies.setTicket(ticket.text, in: &response)
            return response
        } catch {
            return try fail(error, context)
        }
    }

    @Sendable private func comeBack(_ request: Request, context: ConsoleContext) async throws -> Response {
        let now = entrance.time
        do {
            let ticket = try ticket(request, at: now)
            guard entrance.admits(context.source, at: now) else {
                return try page(Words.table["tooManyAttempts"], .tooManyRequests, context)
            }
            let answer = Provider.Answer(
                code: request.question("code"), error: request.question("error"),
                issuer: request.question("iss"))
            let identity = try await service.provider.identity(
                by: answer, ticket, returningTo: place(Self.back, request), at: now)
            return try admit(identity, request, context, at: now)
        } catch let failure as ProviderFailure {
            return try fail(failure, context)
        }
    }

    /// The sign-in that this browser has begun, which comes back for the first time.
    private func ticket(_ request: Request, at now: Int64) throws(ProviderFailure) -> SignInTicket {
        let states = request.uri.queryParameters[values: "state"]
        guard let text = cookies.ticket(of: request), let ticket = SignInTicket(text, at: now),
            states.count == 1, ticket.isNamed(by: String(states[0])), entrance.tickets.spend(ticket, at: now)
        else { throw .stale }
        return ticket
    }

    private func admit(
        _ identity: Identity, _ request: Request, _ context: ConsoleContext, at now: Int64
    ) throws -> Response {
        switch try entrance.signIn(identity, service, from: context.source, at: now) {
        case .failure(let refusal):
            return try page(
                refusal.message, .forbidden, context, subject: refusal == .notLinked ? identity.subject : nil)
        case .success(let key):
            if let old = cookies.sessionKey(of: request) { try entrance.signOut(key: old) }
            // A redirect would still count as led here by the service, and a Strict cookie would stay behind.
            var response = printer.print(ForwardPage(), context: context)
            response.headers[.refresh] = "0; url=/"
            cookies.set(key, in: &response)
            cookies.clearTicket(in: &response)
            return response
        }
    }

    private func fail(_ failure: ProviderFailure, _ context: ConsoleContext) throws -> Response {
        context.logger.warning(
            "a sign-in by the service failed",
            metadata: ["reason": "\(failure.name)", "detail": "\(failure.detail)"])
        try entrance.refuse(failure)
        return try page(failure.message, .forbidden, context)
    }

    private func page(
        _ trouble: LocalizedText?, _ status: HTTPResponse.Status, _ context: ConsoleContext,
        subject: String? = nil
    ) throws -> Response {
        let key = Chance.hexadecimal()
        let page = SignInPage(
            trouble: trouble?(context.language), hasNoAccounts: false,
            service: service.title(context.language), subject: subject)
        var response = printer.print(page, status: status, context: context, formKey: key)
        cookies.setForm(key, in: &response)
        cookies.clearTicket(in: &response)
        return response
    }
}

extension HTTPField.Name {
    fileprivate static let refresh = Self("Refresh") ?? .location
}
