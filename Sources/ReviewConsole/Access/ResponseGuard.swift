import Documents
import HTTPTypes
import Hummingbird
import Logging

/// Puts the protecting headers on every answer, errors included, and turns errors into pages that tell nothing.
struct ResponseGuard: RouterMiddleware {
    let printer: PagePrinter
    /// Whether browsers come over TLS.
    let isSecure: Bool

    /// No inline script or style, no frame, no foreign resource; one stylesheet and one script of our own.
    static let contentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'"

    func handle(
        _ request: Request, context: ConsoleContext, next: Next
    ) async throws -> Response {
        var context = context
        context.language = Language(accepted: request.headers[.acceptLanguage])
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            response = answer(to: error, request: request, context: context)
        }
        for (name, value) in Self.headers { response.headers[name] = value }
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        return response
    }

    private static let headers: [(HTTPField.Name, String)] = [
        (.contentSecurityPolicy, contentSecurityPolicy), (.xContentTypeOptions, "nosniff"),
        (.referrerPolicy, "same-origin"), (.cacheControl, "no-store"), (.xFrameOptions, "DENY"),
        (.openerPolicy, "same-origin"), (.resourcePolicy, "same-origin"), (.vary, "Accept-Language, Cookie"),
    ]

    private func answer(to error: any Error, request: Request, context: ConsoleContext) -> Response {
        let refusal = error as? HTTPError
        let status = (error as? any HTTPResponseError)?.status ?? .internalServerError
        if status == .internalServerError {
            context.logger.error("the console failed", metadata: ["error": "\(error)"])
        }
        var response =
            request.uri.path.hasPrefix("/api")
            ? Response(json: #"{"error":"\#(status.reasonPhrase)"}"#, status: status)
            : printer.print(NoticePage(status: status), status: status, context: context)
        for field in refusal?.headers ?? [:] { response.headers[field.name] = field.value }
        return response
    }
}

extension HTTPField.Name {
    fileprivate static let referrerPolicy = Self("Referrer-Policy") ?? .server
    fileprivate static let xFrameOptions = Self("X-Frame-Options") ?? .server
    fileprivate static let openerPolicy = Self("Cross-Origin-Opener-Policy") ?? .server
    fileprivate static let resourcePolicy = Self("Cross-Origin-Resource-Policy") ?? .server
}
