import Accounts
import AuditStore
import Documents
import HTTPTypes
import Hummingbird
import OpenID

/// The way in and the way out.
struct SignInRoutes: Sendable {
    let entrance: Entrance
    let printer: PagePrinter
    let cookies: SessionCookies
    let service: SignInService?
    let origin: ConsoleOrigin?

    func add(to router: Router<ConsoleContext>) {
        router.get("/healthz") { _, _ in Response(text: "ok\n", type: "text/plain; charset=utf-8") }
        router.get("/style.css") { _, _ in Response(text: Stylesheet.text, type: "text/css; charset=utf-8") }
        router.get("/console.js") { _, _ in
            Response(text: Script.text, type: "text/javascript; charset=utf-8")
        }
        router.get("/sign-in", use: form)
        router.post("/sign-in", use: signIn)
        router.post("/sign-out", use: signOut)
    }

    @Sendable private func form(_ request: Request, context: ConsoleContext) throws -> Response {
        guard context.visitor == nil else { return .redirect(to: "/") }
        return try page(nil, status: .ok, context)
    }

    /// The form with a key that only this browser can bring back.
    private func page(
        _ trouble: LocalizedText?, status: HTTPResponse.Status, _ context: ConsoleContext
    ) throws -> Response {
        let key = Chance.hexadecimal()
        let page = SignInPage(
            trouble: trouble?(context.language), hasNoAccounts: try entrance.accounts.store.all().isEmpty,
            service: service?.title(context.language))
        var response = printer.print(page, status: status, context: context, formKey: key)
        cookies.setForm(key, in: &response)
        return response
    }

    @Sendable private func signIn(_ request: Request, context: ConsoleContext) throws -> Response {
        let answer: Entrance.Answer
        if let token = context.form["token"] {
            answer = try entrance.signIn(showing: token.filter { !$0.isWhitespace }, from: context.source)
        } else if let name = context.form["name"], let password = context.form["password"] {
            answer = try entrance.signIn(
                name: name.filter { !$0.isWhitespace }, password: password, code: context.form["code"] ?? "",
                from: context.source)
        } else {
            throw HTTPError(.badRequest)
        }
        return try respond(to: answer, request, context)
    }

    private func respond(
        to answer: Entrance.Answer, _ request: Request, _ context: ConsoleContext
    ) throws -> Response {
        switch answer {
        case .welcome(let key):
            // The session from before, if any, ends: its key may be known to somebody else.
            if let old = cookies.sessionKey(of: request) { try entrance.signOut(key: old) }
            var response = Response.redirect(to: "/")
            cookies.set(key, in: &response)
            return response
        case .wrong(let refusal):
            return try page(refusal?.message ?? Words.table["wrongToken"], status: .forbidden, context)
        case .tooMany:
            var response = try page(Words.table["tooManyAttempts"], status: .tooManyRequests, context)
            response.headers[.retryAfter] = String(AttemptLimit.window / 1_000_000_000)
            return response
        }
    }

    @Sendable private func signOut(_ request: Request, context: ConsoleContext) async throws -> Response {
        let isByService =
            context.sessionKey.map { entrance.sessions.means(key: $0, at: entrance.time) } == .service
        if let key = context.sessionKey { try entrance.signOut(key: key) }
        var response = Response.redirect(to: "/sign-in")
        if isByService, let page = await signedOut(request, context) { response = page }
        cookies.clear(in: &response)
        return response
    }

    /// Says that whoever sits down next could still get in through the service, and leads to its own end.
    private func signedOut(_ request: Request, _ context: ConsoleContext) async -> Response? {
        let here = origin?.text ?? "http://" + (request.head.authority ?? "localhost")
        guard let service,
            let address = await service.provider.signOutAddress(
                returningTo: here + "/sign-in", at: entrance.time)
        else { return nil }
        var context = context
        context.visitor = nil
        context.sessionKey = nil
        return printer.print(
            SignedOutPage(address: address, service: service.title(context.language)), context: context)
    }
}
