import Accounts
import Documents
import HTTPTypes
import Hummingbird

/// Lets nobody past without a session; strangers get the sign-in page, programs a 401.
struct SessionGate: RouterMiddleware {
    let entrance: Entrance
    let cookies: SessionCookies
    let proxy: TrustedProxy?

    /// What anybody who reaches the console may see.
    private static let open: Set<String> = [
        "/healthz", "/sign-in", "/sign-out", "/style.css", "/console.js", "/api/openapi.json",
        OpenIDRoutes.begin, OpenIDRoutes.back,
    ]
    /// Where somebody with a password of another's choice may go.
    private static let unchanged: Set<String> = ["/account", "/account/password", "/sign-out"]

    func handle(
        _ request: Request, context: ConsoleContext, next: Next
    ) async throws -> Response {
        var context = context
        if let source = proxy?.source(of: request) { context.source = source }
        let path = request.uri.path
        let isInterface = path == "/api" || path.hasPrefix("/api/")
        if let key = cookies.sessionKey(of: request) {
            // A page that waits for news must not keep a session alive that nobody uses.
            context.visitor = try entrance.visitor(key: key, livesOn: path != "/api/live")
            context.sessionKey = context.visitor == nil ? nil : key
        }
        if context.visitor == nil, isInterface, let token = request.bearer {
            context.visitor = try entrance.visitor(bearer: token, from: context.source)
        }
        if context.visitor == nil, let admitted = try admittedByProxy(request, path) { return admitted }
        guard let visitor = context.visitor else {
            if Self.open.contains(path) { return try await next(request, context) }
            guard isInterface else { return .redirect(to: "/sign-in") }
            throw HTTPError(.unauthorized, headers: [.wwwAuthenticate: "Bearer realm=\"obstat\""])
        }
        let mustChange = visitor.account?.mustChange == true
        guard !mustChange || Self.unchanged.contains(path) || Self.open.contains(path) else {
            if isInterface { throw HTTPError(.forbidden) }
            return .redirect(to: "/account")
        }
        return try await next(request, context)
    }

    /// A session for whom the proxy has signed in; the page is asked for once more with it.
    private func admittedByProxy(_ request: Request, _ path: String) throws -> Response? {
        guard request.method == .get, !Self.open.contains(path) || path == "/sign-in",
            let name = proxy?.user(of: request), let row = try entrance.accounts.known(name)
        else { return nil }
        let key = try entrance.welcome(row, by: .proxy)
        var response = Response.redirect(to: path == "/sign-in" ? "/" : path)
        cookies.set(key, in: &response)
        return response
    }
}

extension Request {
    fileprivate var bearer: String? {
        guard let value = headers[.authorization], value.lowercased().hasPrefix("bearer ") else { return nil }
        return String(value.dropFirst("bearer ".count))
    }
}
