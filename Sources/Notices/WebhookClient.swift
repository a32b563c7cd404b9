import AsyncHTTPClient
import Crypto
package import Documents
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
package import Settings

/// Sends notices to a service by HTTP, signed so that it knows who sent them and when.
///
/// `Obstat-Signature: sha256=` and the HMAC-SHA-256, under the shared secret, of the timestamp, a full stop and the
/// body. `Obstat-Delivery` is the same when a notice is sent again.
package struct WebhookClient: Sendable {
    private let webhook: Settings.Webhook
    private let secret: [UInt8]

    package init(_ webhook: Settings.Webhook, secret: [UInt8]) {
        self.webhook = webhook
        self.secret = secret
    }

    /// - Returns: for each notice, why it was not sent, or `nil`.
    package func send(_ notices: [Notice], at moment: Int64) async -> [MailFailure?] {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = .init(connect: .seconds(20), read: .seconds(20))
        if let file = webhook.trustFile {
            guard let certificates = try? NIOSSLCertificate.fromPEMFile(file) else {
                return notices.map { _ in MailFailure("\(file) holds no certificates", isFinal: false) }
            }
            var trust = TLSConfiguration.makeClientConfiguration()
            trust.trustRoots = .certificates(certificates)
            configuration.tlsConfiguration = trust
        }
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        var failures: [MailFailure?] = []
        for notice in notices { failures.append(await send(notice, at: moment, with: client)) }
        try? await client.shutdown()
        return failures
    }

    private func send(_ notice: Notice, at moment: Int64, with client: HTTPClient) async -> MailFailure? {
        let body = Self.body(of: notice)
        let timestamp = String(moment / 1_000_000_000)
        var request = HTTPClientRequest(url: webhook.url)
        request.method = .POST
        request.headers = [
            "Content-Type": "application/json", "User-Agent": "obstat-notify",
            "Obstat-Delivery": String(notice.id), "Obstat-Timestamp": timestamp,
            "Obstat-Signature": Self.signature(of: body, at: timestamp, secret: secret),
        ]
        request.body = .bytes(ByteBuffer(bytes: body))
        do {
            let response = try await client.execute(request, timeout: .seconds(30))
            let code = response.status.code
            if (200..<300).contains(code) { return nil }
            // 410 Gone is a service's way to say that it wants no more.
            return MailFailure("the service answered \(code)", isFinal: code == 410)
        } catch {
            return MailFailure("the service can't be reached: \(error)", isFinal: false)
        }
    }

    package static func signature(of body: [UInt8], at timestamp: String, secret: [UInt8]) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array((timestamp + ".").utf8) + body, using: SymmetricKey(data: secret))
        return "sha256=" + code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// A JSON object with sorted keys: the schema `obstat.notice/1`.
    private static func body(of notice: Notice) -> [UInt8] {
        struct Body: Encodable {
            let schema = "obstat.notice/1"
            let notice: Int64
            let unit: String
            let kind: String
            let document: String?
            let time: String
            let facts: [String: String]
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let time = Date(timeIntervalSince1970: TimeInterval(notice.time) / 1e9).formatted(.iso8601)
        let body = Body(
            notice: notice.id, unit: notice.unit, kind: notice.kind.rawValue,
            document: notice.document?.description, time: time, facts: notice.facts)
        return Array((try? encoder.encode(body)) ?? Data())
    }
}
