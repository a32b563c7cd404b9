import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL

/// Calls the provider: no redirect is followed, no answer is longer than ``maximum``, and none is waited for for long.
struct ProviderClient: Sendable {
    /// In bytes.
    private static let maximum = 512 * 1_024

    let settings: ProviderSettings

    func document() async throws(ProviderFailure) -> ProviderDocument {
        let issuer = settings.issuer.hasSuffix("/") ? String(settings.issuer.dropLast()) : settings.issuer
        let (status, bytes) = try await call(HTTPClientRequest(url: issuer + ProviderDocument.place))
        guard status == 200 else { throw .unreachable("the discovery document: status \(status)") }
        return try ProviderDocument(bytes, settings: settings)
    }

    func keys(at address: ProviderAddress) async throws(ProviderFailure) -> KeySet {
        let (status, bytes) = try await call(HTTPClientRequest(url: address.text))
        guard status == 200 else { throw .unreachable("the keys: status \(status)") }
        guard let keys = KeySet(bytes) else { throw .unfit("the keys are no key set") }
        return keys
    }

    /// Exchanges a code for the token that tells who somebody is (RFC 6749, 4.1.3 and RFC 7636, 4.5).
    func token(
        for code: String, verifier: String, returningTo place: String, document: ProviderDocument
    ) async throws(ProviderFailure) -> IdentityToken {
        var fields = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", place),
            ("code_verifier", verifier),
        ]
        var request = HTTPClientRequest(url: document.token.text)
        request.method = .POST
        request.headers = [
            "Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json",
        ]
        if document.takesSecretInForm {
            fields += [("client_id", settings.clientID), ("client_secret", settings.clientSecret)]
        } else {
            // Both are encoded first (RFC 6749, 2.3.1).
            let pair = FormText.encoded(settings.clientID) + ":" + FormText.encoded(settings.clientSecret)
            request.headers.add(
                name: "Authorization", value: "Basic " + Data(pair.utf8).base64EncodedString())
        }
        request.body = .bytes(ByteBuffer(string: FormText.encoded(fields)))
        let (status, bytes) = try await call(request)
        struct Answer: Decodable {
            var id_token: String?
            var error: String?
        }
        let answer = try? JSONDecoder().decode(Answer.self, from: Data(bytes))
        if let error = answer?.error { throw .refused(Self.word(error)) }
        guard status == 200 else { throw .unreachable("the token: status \(status)") }
        guard let text = answer?.id_token else { throw .untrusted("no identity token came") }
        return try IdentityToken(text)
    }

    /// An error code as the protocol has them; anything else is not repeated.
    static func word(_ text: String) -> String {
        let isWord =
            (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "_")
            }
        return isWord ? text : "another error"
    }

    private func call(_ request: HTTPClientRequest) async throws(ProviderFailure) -> (UInt, [UInt8]) {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = .init(connect: .seconds(10), read: .seconds(10))
        if let file = settings.trustFile {
            guard let certificates = try? NIOSSLCertificate.fromPEMFile(file), !certificates.isEmpty else {
                throw .unreachable("\(file) holds no certificates")
            }
            var trust = TLSConfiguration.makeClientConfiguration()
            trust.trustRoots = .certificates(certificates)
            configuration.tlsConfiguration = trust
        }
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        var answer: Result<(UInt, [UInt8]), ProviderFailure>
        do {
            let response = try await client.execute(request, timeout: .seconds(20))
            let body = try await response.body.collect(upTo: Self.maximum)
            answer = .success((response.status.code, Array(body.readableBytesView)))
        } catch {
            answer = .failure(.unreachable("\(error)"))
        }
        try? await client.shutdown()
        return try answer.get()
    }
}
