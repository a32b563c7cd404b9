import HTTPTypes
import Hummingbird

/// Refuses requests that name another host: a page elsewhere whose name was made to point at this machine
/// (DNS rebinding) still sends its own name.
struct HostGuard: RouterMiddleware {
    /// How browsers reach the console, such as `https://review.example.gov.tw`; `nil` where they are on this host.
    let origin: ConsoleOrigin?

    func handle(
        _ request: Request, context: ConsoleContext, next: Next
    ) async throws -> Response {
        // A second Host field stays among the fields, the first one becomes the authority.
        var names = [request.head.authority ?? ""] + request.headers[values: .otherHost]
        // A request line with a whole address goes before the Host field (RFC 9112, 3.2.2).
        if let named = request.uri.host { names.append(named) }
        guard names.allSatisfy({ Self.isLocal($0) || origin?.isNamed(by: $0) == true }) else {
            throw HTTPError(.misdirectedRequest)
        }
        if request.method == .post { try checkOrigin(of: request) }
        return try await next(request, context)
    }

    /// Forms of other pages don't reach us, whatever cookies travel with them.
    private func checkOrigin(of request: Request) throws {
        if let site = request.headers[.secFetchSite], site != "same-origin" { throw HTTPError(.forbidden) }
        guard let sent = request.headers[.origin] else { return }
        let own = (origin?.scheme ?? "http") + "://" + (request.head.authority ?? "")
        guard sent == own || sent == origin?.text else { throw HTTPError(.forbidden) }
    }

    /// `localhost` or `127.0.0.1`, with or without a port.
    static func isLocal(_ authority: String) -> Bool {
        let pieces = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard let host = pieces.first, pieces.count <= 2 else { return false }
        guard host.lowercased() == "localhost" || host == "127.0.0.1" else { return false }
        return pieces.count == 1 || UInt16(pieces[1]) != nil
    }
}

extension HTTPField.Name {
    static let secFetchSite = Self("Sec-Fetch-Site") ?? .origin
    /// A Host field beside the one that has become the authority.
    static let otherHost = Self("Host") ?? .origin
}
