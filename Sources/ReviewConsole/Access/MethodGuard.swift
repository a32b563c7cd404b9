import HTTPTypes
import Hummingbird

/// Anything but GET and HEAD is refused, except for posts where there is something to post to.
struct MethodGuard: RouterMiddleware {
    private static let forms: Set<String> = [
        "/sign-in", "/sign-out", "/bulk", "/bulk/confirm", "/rules/try", "/audit/verify", "/account/password",
        "/account/codes", "/accounts", "/api/rules/try", "/recalls/look", "/api/recalls/look",
    ]

    private static let interface: [String: Set<String>] = [
        "documents": ["decisions", "reveal", "exemptions"], "exemptions": ["approve", "end"],
    ]

    static func takesPosts(_ path: String) -> Bool {
        if forms.contains(path) { return true }
        let pieces = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        switch (pieces.first, pieces.count) {
        case ("documents", 3): return ["decide", "reveal", "exempt"].contains(pieces[3])
        case ("exemptions", 3): return ["approve", "end"].contains(pieces[3])
        case ("accounts", 3): return ["change", "roles", "links"].contains(pieces[3])
        case ("api", 4): return Self.interface[String(pieces[2])]?.contains(String(pieces[4])) == true
        default: return false
        }
    }

    private static func methods(of path: String) -> String {
        guard takesPosts(path) else { return "GET, HEAD" }
        return ["/sign-in", "/accounts"].contains(path) ? "GET, HEAD, POST" : "POST"
    }

    func handle(
        _ request: Request, context: ConsoleContext, next: Next
    ) async throws -> Response {
        switch request.method {
        case .get, .head: break
        case .post where Self.takesPosts(request.uri.path): break
        default:
            throw HTTPError(.methodNotAllowed, headers: [.allow: Self.methods(of: request.uri.path)])
        }
        return try await next(request, context)
    }
}
