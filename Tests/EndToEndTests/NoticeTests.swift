import AuditStore
import Documents
import Foundation
import Glibc
import NIOHTTP1
import ObstatTestSupport
import Synchronization
import Testing

/// From a document that is held to the mail and the signed notice that tell of it: the daemon, `obstat-notify`, and
/// real servers on this machine.
@Suite(.enabled(if: geteuid() == 0, "the box is emptied by an account that the settings name"))
struct NoticeTests {
    private static let secret = "0123456789abcdef0123456789abcdef"

    private func bench(mail: Int, hook: Int, contact: String = "press@example.gov.tw") throws -> GateBench {
        let bench = try GateBench()
        try bench.folder.write(TestCertificates.authority, to: "authority.pem")
        try bench.folder.write("mail password\n", to: "mail.password")
        try bench.folder.write(Self.secret + "\n", to: "hook.secret")
        for file in ["mail.password", "hook.secret"] {
            try bench.folder.setMode(RawPath(stringLiteral: file), 0o600)
        }
        try bench.writeSettings(
            """
            units:
              - {id: press, name: Press, language: en, contact: {name: "Chen", email: "\(contact)"}}
              - {id: consular, name: Consular, language: zh-TW}
            notifications:
              notifier: root
              mail:
                server: localhost
                port: \(mail)
                security: starttls
                from: obstat@example.gov.tw
                user: obstat
                passwordFile: \(bench.path("mail.password"))
                trustFile: \(bench.path("authority.pem"))
                reviewers: [review@example.gov.tw]
              webhook: {url: "http://localhost:\(hook)/notices", secretFile: "\(bench.path("hook.secret"))"}

            """)
        try bench.start()
        return bench
    }

    private func hold(_ names: [RawPath], _ bench: GateBench) throws {
        for (number, name) in names.enumerated() {
            try bench.drop(Sample.held(number), as: name, unit: "press")
        }
        try bench.awaitOutcomes(names.count)
    }

    /// Empties the box once, as the service does again and again.
    @discardableResult
    private func notify(_ bench: GateBench) throws -> [String] {
        let program = try RunningProgram(
            "obstat-notify",
            ["--config", bench.path("obstat.yaml"), "--once"].map { RawPath(stringLiteral: $0) },
            environment: ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"])
        #expect(try program.awaitEnd() == .exited(0))
        return program.lines
    }

    @Test func `two held documents are told in one mail by TLS, and each in a signed notice`() async throws {
        let mail = try await MailServer()
        let hook = try await HookServer()
        let bench = try bench(mail: mail.port, hook: hook.port)
        try hold(["grant.txt", "list.txt"], bench)
        try notify(bench)

        let letters = mail.letters.withLock { $0 }
        #expect(letters.count == 2 && letters.allSatisfy(\.isSecure))
        #expect(
            Set(letters.flatMap(\.to)) == [
                "RCPT TO:<press@example.gov.tw>", "RCPT TO:<review@example.gov.tw>",
            ])
        #expect(mail.heard.withLock { $0 }.contains { $0.hasPrefix("AUTH") })
        let subject = try #require(letters.first?.lines.first { $0.hasPrefix("Subject: ") })
        #expect(subject.contains("2") || subject.contains("=?UTF-8?"))
        #expect(hook.requests.count == 2)
        #expect(hook.requests.allSatisfy { $0.isSigned(by: Self.secret) && !$0.isSigned(by: "another") })

        // Neither a value nor a name of a document goes out, however it is written.
        var sent = letters.flatMap(\.lines).joined(separator: "\n")
        for letter in letters {
            let body = letter.lines.drop { !$0.isEmpty }.joined()
            sent += String(decoding: Data(base64Encoded: body) ?? Data(), as: UTF8.self)
        }
        sent += hook.requests.map { String(decoding: $0.body, as: UTF8.self) }.joined()
        #expect(sent.contains("personal.national_id") && sent.contains("held for review"))
        for word in [Sample.identity, String(Sample.identity.prefix(6)), "grant.txt", "list.txt"] {
            #expect(!sent.contains(word), "\(word)")
        }
        // What was told once is not told again.
        try notify(bench)
        #expect(mail.letters.withLock { $0.count } == 2 && hook.requests.count == 2)
        #expect(try bench.store().postingCounts()["waiting"] ?? 0 == 0)
    }

    @Test func `what could not be sent waits, and goes when the servers are back`() async throws {
        var manners = MailServer.Manners()
        manners.answers = ["MAIL": "451 come back later"]
        let mail = try await MailServer(manners)
        let hook = try await HookServer(status: .serviceUnavailable)
        let bench = try bench(mail: mail.port, hook: hook.port)
        try hold(["grant.txt"], bench)
        let said = try notify(bench)
        #expect(said.contains { $0.contains("by mail") } && said.contains { $0.contains("answered 503") })
        #expect(mail.letters.withLock { $0.isEmpty })
        // Not at once, though the servers are back.
        mail.change(to: MailServer.Manners())
        hook.change(to: .ok)
        try notify(bench)
        #expect(mail.letters.withLock { $0.isEmpty } && hook.requests.count == 1)
        // A minute later, and after a restart of the daemon: the box survives.
        try bench.stop()
        try bench.folder.write("3600", to: "clock")
        try bench.start()
        try notify(bench)
        #expect(mail.letters.withLock { $0.count } == 2)
        #expect(hook.requests.count == 2 && hook.requests.allSatisfy { $0.isSigned(by: Self.secret) })
    }

    @Test func `a server that offers no TLS gets neither password nor letter`() async throws {
        var manners = MailServer.Manners()
        manners.offersTLS = false
        let mail = try await MailServer(manners)
        let hook = try await HookServer()
        let bench = try bench(mail: mail.port, hook: hook.port)
        try hold(["grant.txt"], bench)
        try notify(bench)
        #expect(mail.letters.withLock { $0.isEmpty })
        #expect(!mail.heard.withLock { $0 }.contains { $0.hasPrefix("AUTH") })
        #expect(hook.requests.count == 1)
        #expect(try bench.store().postingsDue(.webhook).isEmpty)
    }

    @Test func `names of files write no header and no command`() async throws {
        let mail = try await MailServer()
        let hook = try await HookServer()
        let bench = try bench(mail: mail.port, hook: hook.port)
        try hold(
            [
                "a\r\nBcc: all@example.gov.tw\r\n.txt", "b\n.\nRCPT TO:<all@example.gov.tw>\n.txt",
                "=?UTF-8?Q?=0D=0ABcc:_all=40example.gov.tw?=.txt",
            ], bench)
        try notify(bench)
        #expect(mail.letters.withLock { $0.count } == 2)
        #expect(!mail.heard.withLock { $0 }.contains { $0.contains("all@") })
        #expect(
            !mail.letters.withLock { $0 }.flatMap(\.lines).contains {
                $0.contains("Bcc") || $0.contains("all@")
            })
        #expect(hook.requests.count == 3)
    }

    @Test func `an address that would write a header is refused before anything starts`() throws {
        let bench = try GateBench()
        try bench.writeSettings(
            "notifications: {mail: {server: localhost, from: \"a@b.c\\r\\nBcc: all@example.gov.tw\"}}\n")
        try bench.launch(["--config", bench.path("obstat.yaml")])
        #expect(try bench.running().awaitEnd() == .exited(2))
    }
}
