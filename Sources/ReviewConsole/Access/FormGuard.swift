import Crypto
import HTTPTypes
import Hummingbird

/// Reads what is posted, and refuses what does not carry the key of the session's own forms.
struct FormGuard: RouterMiddleware {
    /// Of a post, in bytes; a text that is tried may be long.
    static let maximum = 256 * 1_024
    static let maximumSignIn = 4_096

    let cookies: SessionCookies

    func handle(
        _ request: Request, context: ConsoleContext, next: Next
    ) async throws -> Response {
        guard request.method == .post else { return try await next(request, context) }
        var context = context
        let isSignIn = request.uri.path == "/sign-in"
        let body = try await request.body.collect(upTo: isSignIn ? Self.maximumSignIn : Self.maximum)
        let isJSON = request.headers[.contentType]?.lowercased().hasPrefix("application/json") == true
        context.posted =
            isJSON ? .json(Array(body.readableBytesView)) : .form(FormFields(Array(body.readableBytesView)))
        let wanted = isSignIn ? cookies.formKey(of: request) : context.visitor?.formKey
        let shown = request.headers[.formKey] ?? context.form["formKey"]
        guard let wanted, let shown, wanted.utf8.count == 64, Self.areEqual(wanted, shown) else {
            throw HTTPError(.forbidden)
        }
        return try await next(request, context)
    }

    private static func areEqual(_ one: String, _ other: String) -> Bool {
        SHA256.hash(data: Array(one.utf8)) == SHA256.hash(data: Array(other.utf8))
    }
}

extension HTTPField.Name {
    /// What programs send in place of a form's hidden field.
    static let formKey = Self("X-CSRF-Token") ?? .origin
}
