import HTTPTypes
import Hummingbird
import OpenID

/// The cookies of the console: a session's key, and what the sign-in form must bring back.
///
/// Over TLS they carry the `__Host-` prefix, so that no other host and no plain page can set them (RFC 6265bis).
/// On the loopback interface the console speaks plain HTTP, where some browsers would drop a Secure cookie.
struct SessionCookies: Sendable {
    let isSecure: Bool

    private var session: String { isSecure ? "__Host-obstat_session" : "obstat_session" }
    private var ticket: String { isSecure ? "__Host-obstat_openid" : "obstat_openid" }
    private var form: String { isSecure ? "__Host-obstat_form" : "obstat_form" }

    func sessionKey(of request: Request) -> String? { request.cookies[session]?.value }

    func formKey(of request: Request) -> String? { request.cookies[form]?.value }

    func set(_ key: String, in response: inout Response) {
        response.setCookie(cookie(session, key, Int(SessionBook.wholeLife / 1_000_000_000)))
        response.setCookie(cookie(form, "", 0))
    }

    func setForm(_ key: String, in response: inout Response) {
        response.setCookie(cookie(form, key, 3_600))
    }

    func clear(in response: inout Response) {
        response.setCookie(cookie(session, "", 0))
    }

    /// The sign-in that this browser has begun at the sign-in service.
    func ticket(of request: Request) -> String? { request.cookies[ticket]?.value }

    /// Lax, for the service leads the browser back here.
    func setTicket(_ text: String, in response: inout Response) {
        response.setCookie(
            cookie(ticket, text, Int(SignInTicket.life / 1_000_000_000), sameSite: .lax))
    }

    func clearTicket(in response: inout Response) {
        response.setCookie(cookie(ticket, "", 0, sameSite: .lax))
    }

    private func cookie(
        _ name: String, _ value: String, _ seconds: Int, sameSite: Cookie.SameSite = .strict
    ) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: seconds, path: "/", secure: isSecure, httpOnly: true,
            sameSite: sameSite)
    }
}
