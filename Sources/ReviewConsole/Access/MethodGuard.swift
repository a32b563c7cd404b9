import HTTPTypes
import Hummingbird

/// The console only reads: anything but GET and HEAD is refused, signing in and out apart.
struct MethodGuard: RouterMiddleware {
    static let forms: Set<String> = ["/sign-in", "/sign-out"]

    func handle(
        _ request: Request, context: ConsoleContext, next: Next
    ) async throws -> Response {
        let isForm = Self.forms.contains(request.uri.path)
        switch request.method {
        case .get, .head: break
        case .post where isForm: break
        default:
            throw HTTPError(.methodNotAllowed, headers: [.allow: isForm ? "GET, HEAD, POST" : "GET, HEAD"])
        }
        return try await next(request, context)
    }
}
