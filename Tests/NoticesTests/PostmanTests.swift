import Documents
import Foundation
import NIOHTTP1
import ObstatTestSupport
import Settings
import Synchronization
import Testing

@testable import Notices

@Suite struct PostmanTests {
    private let secret = [UInt8](repeating: 7, count: 32)
    private let id = DocumentID(arrival: 5, chance: 6)

    private func notice(_ number: Int64, unit: String = "press", kind: Notice.Kind = .held) -> Notice {
        Notice(
            id: number, unit: unit, kind: kind, document: id, time: 1_000_000_000,
            facts: ["outcome": "held", "categories": "personal.phone", "coverage": "encrypted"])
    }

    private func postings(_ notices: [Notice], _ channel: Posting.Channel) -> [Posting] {
        notices.map { Posting(notice: $0, channel: channel, attempts: 0) }
    }

    private var settings: Settings {
        var settings = Settings()
        let english = LocalizedText(zhTW: "新聞", en: "Press")
        settings.units = [
            Unit(
                id: "press", name: english, contact: Contact(email: "press@example.gov.tw"), language: .en),
            Unit(id: "silent", name: english, contact: Contact(email: "none"), language: .zhTW),
        ]
        return settings
    }

    @Test func `a webhook is signed over time and body, and says which delivery it is`() async throws {
        let server = try await HookServer()
        var webhook = Settings.Webhook()
        webhook.url = "http://localhost:\(server.port)/notices"
        let postman = Postman(settings, mail: nil, webhook: WebhookClient(webhook, secret: secret))
        let results = await postman.carry(postings([notice(3)], .webhook), at: 9_000_000_000)
        #expect(results == [PostingResult(notice: 3, channel: .webhook)])
        let request = try #require(server.requests.first)
        #expect(request.head.uri == "/notices" && request.head.method == .POST)
        #expect(request.head.headers["Obstat-Delivery"] == ["3"])
        #expect(request.head.headers["Obstat-Timestamp"] == ["9"])
        #expect(
            request.head.headers["Obstat-Signature"]
                == [WebhookClient.signature(of: request.body, at: "9", secret: secret)])
        #expect(
            WebhookClient.signature(of: request.body, at: "10", secret: secret)
                != WebhookClient.signature(of: request.body, at: "9", secret: secret))
        let text = String(decoding: request.body, as: UTF8.self)
        #expect(text.contains("\"schema\":\"obstat.notice/1\"") && text.contains("\"kind\":\"held\""))
        try await server.stop()
    }

    @Test func `the signature is the one that everybody else computes`() {
        // printf a.b | openssl dgst -sha256 -hmac k
        #expect(
            WebhookClient.signature(of: Array("b".utf8), at: "a", secret: Array("k".utf8))
                == "sha256=8feeb85dfe0ee591173fea90b07283b4d9ef0081dedefd70c68351822acdd894")
    }

    @Test(arguments: [(500, false), (404, false), (302, false), (410, true)])
    func `what the service refuses is for later, unless it is gone`(_ code: Int, _ isFinal: Bool) async throws
    {
        let server = try await HookServer(
            status: .init(statusCode: code), location: "http://localhost:1/elsewhere")
        var webhook = Settings.Webhook()
        webhook.url = "http://localhost:\(server.port)/"
        let client = WebhookClient(webhook, secret: secret)
        let failures = await client.send([notice(1)], at: 0)
        #expect(failures == [MailFailure("the service answered \(code)", isFinal: isFinal)])
        #expect(server.requests.count == 1)
        try await server.stop()
    }

    @Test func `each contact and each reviewer gets one mail, and who has no address none`() async throws {
        let folder = try ScratchFolder()
        try folder.write(TestCertificates.authority, to: "trust.pem")
        let server = try await MailServer()
        var settings = settings
        var mail = Settings.Mail()
        mail.server = "localhost"
        mail.port = server.port
        mail.from = "gate@example.gov.tw"
        mail.trustFile = folder.path("trust.pem")
        mail.reviewers = ["review@example.gov.tw"]
        settings.notifications.mail = mail
        let postman = Postman(settings, mail: try SMTPClient(mail, password: nil), webhook: nil)
        let notices = [
            notice(1), notice(2, kind: .reminder), notice(3, unit: "silent", kind: .delivered),
            notice(4, unit: "unknown"),
        ]
        let results = await postman.carry(postings(notices, .mail), at: 0)
        #expect(results.map { $0.failure } == [nil, nil, "nobody to write to", nil])
        let letters = server.letters.withLock { $0 }
        #expect(
            letters.flatMap(\.to) == [
                "RCPT TO:<press@example.gov.tw>", "RCPT TO:<review@example.gov.tw>",
            ])
        try await server.stop()
    }

    @Test func `a text says what is up and what to do, in its reader's language`() {
        let names = ["press": LocalizedText(zhTW: "新聞", en: "Press")]
        let chinese = NoticeText(notices: [notice(1)], units: names, language: .zhTW)
        #expect(chinese.subject == "Obstat: 文件留置待審 1")
        #expect(chinese.text.contains("單位：新聞") && chinese.text.contains(id.description))
        #expect(chinese.text.contains(Category.personalPhone.title.zhTW))
        let english = NoticeText(
            notices: [notice(1), notice(2), notice(3, kind: .recalled)], units: names, language: .en)
        #expect(english.subject == "Obstat: held for review 2, recalled 1")
        #expect(english.text.contains("unit: Press"))
    }
}
