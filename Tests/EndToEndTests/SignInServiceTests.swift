import AuditStore
import Documents
import Foundation
import ObstatTestSupport
import Testing

/// Signing in at a provider of another site, with a real browser, the real daemon and real HTTP in between.
@Suite(.enabled(if: Browser.program != nil, "needs chromium"), .serialized, .timeLimit(.minutes(20)))
struct SignInServiceTests {
    private let provider: IdentityProvider

    init() throws {
        provider = try IdentityProvider()
    }

    private func office() throws -> ConsoleOffice {
        try ConsoleOffice { folder in
            try folder.write(IdentityProvider.secret + "\n", to: "openid.secret")
            return """
                openID: {issuer: "\(provider.issuer)", clientID: "\(IdentityProvider.clientID)",
                  clientSecretFile: "\(folder.path("openid.secret"))",
                  title: {zh-TW: 同仁簽入, en: staff sign-in},
                  roles: [{value: review, role: reviewer}, {value: agree, role: approver}]}
                """
        }
    }

    @Test func `somebody signs in at the provider, works, and signs out of both`() throws {
        let office = try office()
        let browser = office.browser
        _ = try office.hold(Sample.held(), as: "grant.txt")
        provider.behave {
            $0.groups = ["review"]
            $0.name = "hsu"
        }
        try browser.go(to: office.address + "/")
        #expect(try browser.text(of: "main")?.contains("同仁簽入") == true)
        try office.expectAccessible("sign-in with a service")
        try browser.leave(by: "document.querySelector('a.button').click()")
        #expect(try browser.run("location.origin + '/staff'") as? String == provider.issuer)
        // A page that forwards, then the first page: the session's cookie is Strict, and comes along all the same.
        try browser.leave(by: "document.querySelector('button').click()")
        try browser.awaitAddress(office.address + "/")
        #expect(try browser.text(of: ".who") == "hsu")
        #expect(try browser.text(of: "main")?.contains("grant.txt") == true)

        try browser.submit("form[action=\"/sign-out\"]")
        #expect(try browser.text(of: "h1") == "已登出主控台")
        try office.expectAccessible("signed out")
        try browser.go(to: office.address + "/accounts")
        #expect(try browser.run("location.pathname") as? String == "/sign-in")
        try browser.go(to: office.address + "/sign-in")
        let strangers = browser.requests.filter {
            !$0.hasPrefix(office.address + "/") && !$0.hasPrefix(provider.issuer) && !$0.hasPrefix("data:")
        }
        #expect(strangers.isEmpty && browser.complaints.isEmpty)
        let events = try office.bench.store().events(limit: 99)
        #expect(events.contains { $0.act == "signed in" && $0.actor.hasPrefix("hsu (console") })
    }

    @Test func `two people of the provider release a document, one alone does not`() throws {
        let office = try office()
        let id = try office.hold(Sample.held(), as: "grant.txt")
        func signIn(_ subject: String) throws {
            provider.behave {
                $0.groups = ["review", "agree"]
                $0.subject = subject
                $0.name = "person-\(subject)"
            }
            try office.browser.forgetCookies()
            try office.browser.go(to: office.address + "/sign-in/openid")
            try office.browser.leave(by: "document.querySelector('button').click()")
            try office.browser.awaitAddress(office.address + "/")
        }
        try signIn("1")
        try office.browser.go(to: office.address + "/documents/\(id)")
        try office.browser.press("f")
        try office.browser.submit(
            "details[data-act=release] form",
            [("evidenceKind", "consent"), ("evidence", "外領字第1號"), ("text", "當事人同意")])
        try signIn("1")
        try office.browser.go(to: office.address + "/documents/\(id)")
        #expect(try office.browser.run("document.querySelector('[value=approve]') === null") as? Bool == true)
        try signIn("2")
        try office.browser.go(to: office.address + "/documents/\(id)")
        try office.browser.submit("form:has([value=approve])")
        try office.bench.running().awaitState("a delivery") {
            try office.bench.store().record(of: id)?.state == .delivered
        }
    }

    @Test func `a secret that is not there keeps the daemon from starting, and it says why`() throws {
        let bench = try GateBench(
            settings: """
                console: {port: 8470, openID: {issuer: "\(provider.issuer)", clientID: a, clientSecretFile: /nowhere}}

                """)
        try bench.launch(["--config", bench.path("obstat.yaml")])
        #expect(try bench.running().awaitEnd() == .exited(2))
        #expect(try bench.running().lines.joined().contains("console.openID.clientSecretFile: /nowhere"))
        #expect(provider.requests.isEmpty)
    }
}
