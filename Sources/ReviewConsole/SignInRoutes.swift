import Documents
import HTTPTypes
import Hummingbird

/// The way in and the way out.
struct SignInRoutes: Sendable {
    let entrance: Entrance
    let printer: PagePrinter

    func add(to router: Router<ConsoleContext>) {
        router.get("/healthz") { _, _ in Response(text: "ok\n", type: "text/plain; charset=utf-8") }
        router.get("/style.css") { _, _ in Response(text: Stylesheet.text, type: "text/css; charset=utf-8") }
        router.get("/sign-in", use: form)
        router.post("/sign-in", use: signIn)
        router.post("/sign-out", use: signOut)
    }

    private struct Form: Decodable {
        var token: String
    }

    @Sendable private func form(_ request: Request, context: ConsoleContext) -> Response {
        guard context.visitor == nil else { return .redirect(to: "/") }
        return printer.print(SignInPage(trouble: nil), context: context)
    }

    @Sendable private func signIn(_ request: Request, context: ConsoleContext) async throws -> Response {
        let body = try await request.body.collect(upTo: ConsoleContext.maximumForm)
        guard let form = try? URLEncodedFormDecoder().decode(Form.self, from: String(buffer: body)) else {
            throw HTTPError(.badRequest)
        }
        let words = Words(language: context.language)
        switch try entrance.signIn(showing: String(form.token.filter { !$0.isWhitespace })) {
        case .welcome(let key):
            // The session from before, if any, ends: its key may be known to somebody else.
            if let old = request.sessionKey { try entrance.signOut(key: old) }
            return redirect(to: "/", session: key, seconds: Int(SessionBook.wholeLife / 1_000_000_000))
        case .wrong:
            return printer.print(
                SignInPage(trouble: words["wrongToken"]), status: .forbidden, context: context)
        case .tooMany:
            var response = printer.print(
                SignInPage(trouble: words["tooManyAttempts"]), status: .tooManyRequests, context: context)
            response.headers[.retryAfter] = String(AttemptLimit.window / 1_000_000_000)
            return response
        }
    }

    @Sendable private func signOut(_ request: Request, context: ConsoleContext) throws -> Response {
        if let key = request.sessionKey { try entrance.signOut(key: key) }
        return redirect(to: "/sign-in", session: "", seconds: 0)
    }

    /// Not marked Secure: the console speaks plain HTTP on the loopback interface, where some browsers would drop it.
    private func redirect(to place: String, session key: String, seconds: Int) -> Response {
        var response = Response.redirect(to: place)
        response.setCookie(
            Cookie(
                name: Request.sessionCookie, value: key, maxAge: seconds, path: "/", secure: false,
                httpOnly: true,
                sameSite: .strict))
        return response
    }
}
