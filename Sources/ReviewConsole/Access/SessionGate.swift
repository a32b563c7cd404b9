import HTTPTypes
import Hummingbird

/// Lets nobody past without a session; strangers get the sign-in page, programs a 401.
struct SessionGate: RouterMiddleware {
    let entrance: Entrance

    /// What anybody on this host may see.
    private static let open: Set<String> = ["/healthz", "/sign-in", "/sign-out", "/style.css"]

    func handle(
        _ request: Request, context: ConsoleContext, next: Next
    ) async throws -> Response {
        var context = context
        let path = request.uri.path
        context.visitor = request.sessionKey.flatMap { entrance.visitor(key: $0) }
        let isInterface = path == "/api" || path.hasPrefix("/api/")
        if context.visitor == nil, isInterface, let token = request.bearer {
            context.visitor = try entrance.visitor(bearer: token)
        }
        guard context.visitor == nil, !Self.open.contains(path) else {
            return try await next(request, context)
        }
        guard isInterface else { return .redirect(to: "/sign-in") }
        throw HTTPError(.unauthorized, headers: [.wwwAuthenticate: "Bearer realm=\"obstat\""])
    }
}

extension Request {
    static let sessionCookie = "obstat_session"

    var sessionKey: String? { cookies[Self.sessionCookie]?.value }

    fileprivate var bearer: String? {
        guard let value = headers[.authorization], value.lowercased().hasPrefix("bearer ") else { return nil }
        return String(value.dropFirst("bearer ".count))
    }
}
