import Foundation
import ObstatTestSupport
import Settings
import Synchronization
import Testing

@testable import Notices

/// Against a real server over real TLS.
@Suite struct SMTPClientTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try folder.write(TestCertificates.authority, to: "trust.pem")
    }

    private func settings(_ server: MailServer, _ security: Settings.Mail.Security) -> Settings.Mail {
        var mail = Settings.Mail()
        mail.server = "localhost"
        mail.port = server.port
        mail.security = security
        mail.from = "gate@example.gov.tw"
        mail.trustFile = folder.path("trust.pem")
        return mail
    }

    private func message(_ to: String = "unit@example.gov.tw", subject: String = "留置 1") throws -> MailMessage
    {
        try #require(
            MailMessage(
                from: "gate@example.gov.tw", to: to, subject: subject, text: "文件留置待審\n.\n",
                identity: "1 2", date: Date(timeIntervalSince1970: 0)))
    }

    private func send(
        _ mail: Settings.Mail, _ messages: [MailMessage], password: String? = nil, seconds: Int = 300
    ) async throws -> [MailFailure?] {
        try await SMTPClient(mail, password: password, patience: .seconds(seconds)).send(messages)
    }

    @Test(arguments: [Settings.Mail.Security.startTLS, .tls])
    func `mail goes over TLS, signed in, to each receiver`(_ security: Settings.Mail.Security) async throws {
        var manners = MailServer.Manners()
        manners.isTLSFromTheStart = security == .tls
        let server = try await MailServer(manners)
        var mail = settings(server, security)
        mail.user = "gate"
        let failures = try await send(
            mail, [try message(), try message("other@example.gov.tw")], password: "pass word")
        #expect(failures == [nil, nil])
        let letters = server.letters.withLock { $0 }
        #expect(letters.map(\.to) == [["RCPT TO:<unit@example.gov.tw>"], ["RCPT TO:<other@example.gov.tw>"]])
        #expect(letters.allSatisfy { $0.isSecure && $0.from == "MAIL FROM:<gate@example.gov.tw>" })
        let secret = Data("\0gate\0pass word".utf8).base64EncodedString()
        #expect(server.heard.withLock { $0.contains("AUTH PLAIN " + secret) })
        let lines = letters[0].lines
        let body = lines[(lines.firstIndex(of: "") ?? 0)...].joined()
        #expect(
            Data(base64Encoded: body).map { String(decoding: $0, as: UTF8.self) } == "文件留置待審\n.\n")
        try await server.stop()
    }

    @Test func `a server without TLS gets neither password nor mail`() async throws {
        var manners = MailServer.Manners()
        manners.offersTLS = false
        let server = try await MailServer(manners)
        var mail = settings(server, .startTLS)
        mail.user = "gate"
        let failures = try await send(mail, [try message()], password: "secret")
        #expect(failures == [MailFailure("the mail server offers no TLS", isFinal: false)])
        #expect(server.heard.withLock { $0 } == ["EHLO obstat.invalid"])
        try await server.stop()
    }

    @Test func `a server that nobody vouches for, or of another name, gets nothing`() async throws {
        var manners = MailServer.Manners()
        manners.certificate = TestCertificates.selfSigned
        let stranger = try await MailServer(manners)
        let failures = try await send(settings(stranger, .startTLS), [try message()])
        #expect(failures.count == 1 && failures[0]?.isFinal == false)
        #expect(stranger.letters.withLock { $0.isEmpty })
        try await stranger.stop()
    }

    @Test func `what is slipped in before TLS ends the conversation`() async throws {
        var manners = MailServer.Manners()
        manners.injected = "250 ok"
        let server = try await MailServer(manners)
        let failures = try await send(settings(server, .startTLS), [try message()])
        #expect(failures[0] != nil && server.letters.withLock { $0.isEmpty })
        try await server.stop()
    }

    @Test func `a refused receiver is final for his mail alone, a busy server is for later`() async throws {
        var manners = MailServer.Manners()
        manners.answers = [
            "RCPT TO:<gone@example.gov.tw>": "550 no such user", "RCPT TO:<full@example.gov.tw>": "452 full",
        ]
        let server = try await MailServer(manners)
        let messages = try ["gone@example.gov.tw", "full@example.gov.tw", "unit@example.gov.tw"].map {
            try message($0)
        }
        let failures = try await send(settings(server, .startTLS), messages)
        #expect(failures.map { $0?.isFinal } == [true, false, nil])
        #expect(failures[0]?.reason == "550 no such user")
        try await server.stop()
    }

    @Test(arguments: ["999 what", "hello", "25", "250_ok", "220 " + String(repeating: "x", count: 20_000)])
    func `a server that talks nonsense is left`(_ words: String) async throws {
        var manners = MailServer.Manners()
        manners.answers = ["EHLO": words]
        let server = try await MailServer(manners)
        let failures = try await send(settings(server, .startTLS), [try message()])
        #expect(failures.count == 1 && failures[0]?.isFinal == false)
        try await server.stop()
    }

    @Test func `a server that says nothing, or is not there, is for later`() async throws {
        var manners = MailServer.Manners()
        manners.isSilent = true
        let server = try await MailServer(manners)
        let mail = settings(server, .startTLS)
        #expect(
            try await send(mail, [try message()], seconds: 1)
                == [MailFailure("the mail server takes too long", isFinal: false)])
        try await server.stop()
        #expect(try await send(mail, [try message()])[0]?.isFinal == false)
    }

    @Test(arguments: [
        "x\r\nBcc: all@example.gov.tw", "x\nBcc: a@b.c", "\u{2028}Bcc: a@b.c", "x\r\n\r\nbody", "a\0b",
        "=?UTF-8?Q?=0D=0ABcc:_a=40b?=", String(repeating: "標", count: 300),
    ])
    func `nothing in a subject becomes a header or a body`(_ subject: String) throws {
        let text = String(decoding: try message(subject: subject).bytes, as: UTF8.self)
        let head = text[..<(try #require(text.range(of: "\r\n\r\n")).lowerBound)]
        let lines = head.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
        #expect(
            lines.map { $0.split(separator: ":")[0] } == [
                "From", "To", "Date", "Message-ID", "Subject", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding", "Auto-Submitted",
            ])
        #expect(head.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 998 })
        #expect(text.utf8.allSatisfy { $0 == 13 || $0 == 10 || (0x20...0x7E).contains($0) })
    }

    @Test(arguments: [
        "", "a", "@b", "a@", "a@b@c", "a b@c", "a@b\r\nRCPT TO:<x@y>", "<a@b>", "a@b>", "-a@b", "甲@b.tw",
        "a@b\0", "\"a\"@b",
    ])
    func `what is no address is written to by nobody`(_ address: String) {
        #expect(
            MailMessage(
                from: "gate@example.gov.tw", to: address, subject: "", text: "", identity: "",
                date: Date()) == nil)
    }

    @Test func `the same mail has the same Message-ID`() throws {
        func identity(_ message: MailMessage) -> Substring? {
            String(decoding: message.bytes, as: UTF8.self).split(separator: "\r\n").first {
                $0.hasPrefix("Message-ID")
            }
        }
        #expect(identity(try message()) == identity(try message(subject: "again")))
        #expect(identity(try message()) != identity(try message("other@example.gov.tw")))
    }
}
