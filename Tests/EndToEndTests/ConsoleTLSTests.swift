import AuditStore
import Documents
import Foundation
import ObstatTestSupport
import Testing

/// The console by TLS of its own, and behind a proxy that it trusts: real daemon, real connections.
@Suite(.serialized, .timeLimit(.minutes(20)))
struct ConsoleTLSTests {
    private static let password = "correct horse battery"

    private func bench(
        _ port: UInt16, certificate: String = TestCertificates.server, key: String = TestCertificates.key,
        starts: Bool = true
    ) throws -> GateBench {
        let bench = try GateBench()
        try bench.folder.write(certificate, to: "console.pem")
        try bench.folder.write(key, to: "console.key")
        try bench.writeSettings(
            """
            console: {port: \(port), origin: "https://localhost:\(port)", certificate: "\(bench.path("console.pem"))",
              certificateKey: "\(bench.path("console.key"))"}

            """)
        if starts {
            try bench.start()
            try bench.awaitLog("listening on")
        }
        return bench
    }

    private func addAccount(_ name: String, _ bench: GateBench) throws {
        let words = [
            "console", "account", "add", name, "--role", "reviewer", "--password-stdin", "--config",
            bench.path("obstat.yaml"),
        ]
        let ended = try bench.obstat(
            words.map { RawPath(Array($0.utf8)) }, input: Array((Self.password + "\n").utf8)
        ).awaitEnd()
        #expect(ended == .exited(0))
    }

    @Test func `by TLS somebody signs in, with cookies that no plain page sees`() async throws {
        let port = try ConsoleOffice.freePort()
        let bench = try bench(port)
        try addAccount("chen", bench)
        let host = "Host: localhost:\(port)"
        let page = try await ConsoleLine(
            ["GET /sign-in HTTP/1.1", host], port: port, trust: TestCertificates.authority)
        #expect(page.status == 200)
        #expect(page.field("Strict-Transport-Security") == "max-age=31536000")
        let form = try #require(page.field("Set-Cookie"))
        #expect(form.hasPrefix("__Host-obstat_form=") && form.contains("Secure"))
        let key = try #require(page.text.firstMatch(of: /name="formKey" value="([0-9a-f]+)"/)).1
        let signedIn = try await ConsoleLine(
            [
                "POST /sign-in HTTP/1.1", host, "Cookie: \(form.prefix { $0 != ";" })",
                "Origin: https://localhost:\(port)", "Content-Type: application/x-www-form-urlencoded",
            ], body: "name=chen&password=correct+horse+battery&code=&formKey=\(key)", port: port,
            trust: TestCertificates.authority)
        #expect(signedIn.status == 303)
        let session = try #require(signedIn.fields("Set-Cookie").first { $0.contains("session=") })
        for sign in ["__Host-obstat_session=", "Secure", "HttpOnly", "SameSite=Strict", "Path=/"] {
            #expect(session.contains(sign))
        }
        let first = try await ConsoleLine(
            ["GET / HTTP/1.1", host, "Cookie: \(session.prefix { $0 != ";" })"], port: port,
            trust: TestCertificates.authority)
        #expect(first.status == 200 && first.text.contains("chen"))
        // The same, without the prefix that TLS gives it.
        let renamed = session.prefix { $0 != ";" }.replacing("__Host-", with: "")
        let refused = try await ConsoleLine(
            ["GET / HTTP/1.1", host, "Cookie: \(renamed)"], port: port, trust: TestCertificates.authority)
        #expect(refused.status == 303)
    }

    @Test func `without TLS, with an old one or for who trusts nobody there is no answer`() async throws {
        let port = try ConsoleOffice.freePort()
        let bench = try bench(port)
        let lines = ["GET /healthz HTTP/1.1", "Host: localhost:\(port)"]
        let whole = try await ConsoleLine(lines, port: port, trust: TestCertificates.authority)
        #expect(whole.status == 200)
        let plain = try await ConsoleLine(lines, port: port)
        #expect(!plain.text.contains("HTTP/1.1") && !plain.text.contains("ok"))
        let old = try await ConsoleLine(lines, port: port, trust: TestCertificates.authority, oldest: true)
        #expect(old.text.isEmpty)
        let stranger = try await ConsoleLine(lines, port: port, trust: TestCertificates.selfSigned)
        #expect(stranger.text.isEmpty)
        // Nobody has been harmed by that.
        #expect(try await ConsoleLine(lines, port: port, trust: TestCertificates.authority).status == 200)
        #expect(try bench.stop() == .exited(0))
    }

    @Test(arguments: [
        (TestCertificates.expired, TestCertificates.key, "has expired on 2021-01-01"),
        (TestCertificates.early, TestCertificates.key, "is good from 2120-01-01 on only"),
        (TestCertificates.server, TestCertificates.otherKey, "does not belong to the certificate"),
        ("nothing", TestCertificates.key, "console.pem can't be read"),
        ("", TestCertificates.key, "console.pem"),
        (TestCertificates.server, "nothing", "console.key can't be read"),
        (TestCertificates.key, TestCertificates.key, "console.pem"),
    ])
    func `a certificate that can't serve keeps the daemon from starting, and it says why`(
        certificate: String, key: String, words: String
    ) throws {
        let bench = try bench(8_470, certificate: certificate, key: key, starts: false)
        try bench.launch(["--config", bench.path("obstat.yaml"), "--rules", bench.path("rules")])
        #expect(try bench.running().awaitEnd() == .exited(2))
        let said = try bench.running().lines.joined(separator: "\n")
        #expect(said.contains(words), "\(said)")
        #expect(!said.contains("PRIVATE KEY"))
    }

    @Test func `a file that is missing is named`() throws {
        let bench = try bench(8_470, starts: false)
        try bench.folder.remove("console.key")
        try bench.launch(["--config", bench.path("obstat.yaml"), "--rules", bench.path("rules")])
        #expect(try bench.running().awaitEnd() == .exited(2))
        #expect(try bench.running().lines.joined().contains(bench.path("console.key")))
    }

    // MARK: A proxy

    private static let secret = String(repeating: "p", count: 40)

    private func proxied(_ port: UInt16) throws -> GateBench {
        let bench = try GateBench()
        try bench.folder.write(Self.secret + "\n", to: "proxy.secret")
        try bench.writeSettings(
            """
            console: {port: \(port), origin: "https://review.example.gov.tw", proxyUserHeader: X-Remote-User,
              proxySecretFile: "\(bench.path("proxy.secret"))"}

            """)
        try bench.start()
        try bench.awaitLog("listening on")
        try addAccount("chen", bench)
        return bench
    }

    private func ask(
        _ more: [String], _ port: UInt16, host: String = "review.example.gov.tw"
    ) async throws
        -> ConsoleLine
    {
        try await ConsoleLine(["GET / HTTP/1.1", "Host: \(host)"] + more, port: port)
    }

    @Test func `whom the proxy names is let in, and nobody else who sends the header`() async throws {
        let port = try ConsoleOffice.freePort()
        let bench = try proxied(port)
        let (name, secret) = ("X-Remote-User: chen", "X-Obstat-Proxy-Secret: \(Self.secret)")
        let letIn = try await ask([name, secret], port)
        #expect(letIn.status == 303 && letIn.field("Location") == "/")
        #expect(letIn.field("Strict-Transport-Security") != nil)
        let session = try #require(letIn.fields("Set-Cookie").first { $0.contains("session=") })
        #expect(session.hasPrefix("__Host-") && session.contains("Secure"))
        let first = try await ask(["Cookie: \(session.prefix { $0 != ";" })"], port)
        #expect(first.status == 200 && first.text.contains("chen"))
        for (comment, headers) in [
            ("another account of this host", [name]),
            ("a guess", [name, "X-Obstat-Proxy-Secret: \(String(repeating: "q", count: 40))"]),
            ("part of it", [name, "X-Obstat-Proxy-Secret: \(Self.secret.dropLast())"]),
            ("twice", [name, secret, secret]), ("two people", [name, "X-Remote-User: boss", secret]),
            ("a person who is not there", ["X-Remote-User: nobody", secret]),
            ("a list", ["X-Remote-User: chen, boss", secret]), ("nobody", [secret]),
        ] {
            let refused = try await ask(headers, port)
            #expect(refused.field("Location") == "/sign-in", "\(comment)")
            #expect(!refused.fields("Set-Cookie").contains { $0.contains("session=") }, "\(comment)")
        }
        let elsewhere = try await ask([name, secret], port, host: "elsewhere.example")
        #expect(elsewhere.status == 421)
        let forwarded = try await ask(["X-Forwarded-Host: elsewhere.example", name, secret], port)
        #expect(forwarded.field("Location") == "/")
        let signedIn = try bench.store().events(limit: 99).filter { $0.act == "signed in" }
        #expect(signedIn.count == 2 && signedIn.allSatisfy { $0.detail.contains("\"by\":\"proxy\"") })
    }

    @Test func `a session that has begun needs the cookie, not the header`() async throws {
        let port = try ConsoleOffice.freePort()
        let bench = try proxied(port)
        let posted = try await ConsoleLine(
            [
                "POST /bulk HTTP/1.1", "Host: review.example.gov.tw", "X-Remote-User: chen",
                "X-Obstat-Proxy-Secret: \(Self.secret)",
                "Content-Type: application/x-www-form-urlencoded",
            ], body: "act=note&text=x", port: port)
        #expect(posted.status != 200)
        #expect(try bench.store().events(limit: 99).allSatisfy { $0.act != "note" })
    }
}
