import Crypto
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// An OpenID Connect provider of a test's own, over real HTTP: discovery, keys, a sign-in page, tokens.
///
/// It keeps to the rules itself (a code once, the proof of the code, the address to return to, the client's secret) and
/// breaks just the one that a test has it break.
package final class IdentityProvider: Sendable {
    package static let clientID = "obstat console"
    package static let secret = "s3cret / of+the=client"

    /// What it says and does.
    package struct Manners: Sendable {
        package var signature = IdentityKeys.Signature.es256
        package var subject = "248289761001"
        package var name = "chen"
        package var groups: [String] = []
        /// Claims that it tells otherwise, as JSON; `nil` leaves one out.
        package var claims: [String: String?] = [:]
        /// The same for its discovery document.
        package var document: [String: String?] = [:]
        /// The same for what the browser brings back.
        package var answer: [String: String?] = [:]
        /// Answers to every request with this status and nothing else.
        package var failure: UInt?
        /// Seconds since 1970.
        package var now: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }
    }

    /// A sign-in that somebody has agreed to.
    struct Grant: Sendable {
        var challenge: String
        var nonce: String
        var place: String
        var manners: Manners
    }

    private struct State: Sendable {
        var manners = Manners()
        var keys = IdentityKeys()
        var grants: [String: Grant] = [:]
        var requests: [String] = []
    }

    private let channel: any Channel
    private let state: Box

    private final class Box: Sendable {
        let locked = Mutex(State())
    }

    /// `http://localhost:PORT/staff`: for a browser another site than `127.0.0.1`.
    package var issuer: String { "http://localhost:\(channel.localAddress?.port ?? 0)/staff" }

    /// The method and the path of everything that was asked, oldest first.
    package var requests: [String] { state.locked.withLock { $0.requests } }

    package init() throws {
        let state = Box()
        self.state = state
        let later = Later()
        channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(
                        IdentityHandler { request in
                            later.provider.withLock { $0.value }?.answer(request)
                                ?? IdentityHandler.Answer(status: .serviceUnavailable)
                        })
                }
            }
            .bind(host: "127.0.0.1", port: 0).wait()
        later.provider.withLock { $0.value = self }
    }

    private final class Later: Sendable {
        struct Weak: Sendable { weak var value: IdentityProvider? }
        let provider = Mutex(Weak())
    }

    deinit { channel.close(promise: nil) }

    package func behave(_ change: (inout Manners) -> Void) {
        state.locked.withLock { change(&$0.manners) }
    }

    /// Puts other keys in the place of those it had.
    package func rotateKeys() {
        let keys = IdentityKeys()
        state.locked.withLock { $0.keys = keys }
    }

    // MARK: What a person does there

    /// Somebody signs in at the address to which the console has sent the browser.
    ///
    /// - Returns: where the browser is led back to; `nil` where the request breaks the rules.
    package func consent(to address: String) -> String? {
        guard let asked = URLComponents(string: address)?.queryItems,
            asked.first(where: { $0.name == "response_type" })?.value == "code",
            asked.first(where: { $0.name == "client_id" })?.value == Self.clientID,
            asked.first(where: { $0.name == "code_challenge_method" })?.value == "S256",
            let scope = asked.first(where: { $0.name == "scope" })?.value,
            scope.split(separator: " ").contains("openid"),
            let challenge = asked.first(where: { $0.name == "code_challenge" })?.value,
            let nonce = asked.first(where: { $0.name == "nonce" })?.value,
            let place = asked.first(where: { $0.name == "redirect_uri" })?.value,
            let given = asked.first(where: { $0.name == "state" })?.value
        else { return nil }
        let code = UUID().uuidString
        let manners = state.locked.withLock { state in
            state.grants[code] = Grant(
                challenge: challenge, nonce: nonce, place: place, manners: state.manners)
            return state.manners
        }
        var answer: [String: String?] = ["code": code, "state": given, "iss": issuer]
        answer.merge(manners.answer) { $1 }
        var back = URLComponents(string: place)
        back?.queryItems = answer.compactMap { name, value in
            value.map { URLQueryItem(name: name, value: $0) }
        }
        return back?.string
    }

    // MARK: What it answers

    private func answer(_ request: IdentityHandler.Request) -> IdentityHandler.Answer {
        let path = String(request.target.prefix { $0 != "?" })
        state.locked.withLock { $0.requests.append("\(request.method) \(path)") }
        if let failure = state.locked.withLock({ $0.manners.failure }) {
            return IdentityHandler.Answer(status: HTTPResponseStatus(statusCode: Int(failure)))
        }
        switch (request.method, path) {
        case (.GET, "/staff/.well-known/openid-configuration"): return .json(document())
        case (.GET, "/staff/keys"): return .json(state.locked.withLock { $0.keys.document })
        case (.GET, "/staff/authorize"): return .page(Self.form(request.target))
        case (.POST, "/staff/login"):
            guard let place = consent(to: request.target) else {
                return IdentityHandler.Answer(status: .badRequest)
            }
            return IdentityHandler.Answer(status: .seeOther, fields: ["Location": place])
        case (.POST, "/staff/token"): return token(request)
        case (.GET, "/staff/end"): return .page("<title>Gone</title><p id=gone>signed out</p>")
        default: return IdentityHandler.Answer(status: .notFound)
        }
    }

    private static func form(_ target: String) -> String {
        let asked = target.drop { $0 != "?" }.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
        return """
            <!doctype html><html lang="en"><title>Staff sign-in</title>
            <link rel="icon" href="data:,"><form method="post" action="/staff/login\(asked)"><button>Sign in</button></form>
            """
    }

    private func document() -> String {
        let issuer = issuer
        var fields: [String: String?] = [
            "issuer": "\"\(issuer)\"", "authorization_endpoint": "\"\(issuer)/authorize\"",
            "token_endpoint": "\"\(issuer)/token\"", "jwks_uri": "\"\(issuer)/keys\"",
            "end_session_endpoint": "\"\(issuer)/end\"", "response_types_supported": "[\"code\"]",
            "code_challenge_methods_supported": "[\"S256\"]",
            "authorization_response_iss_parameter_supported": "true",
        ]
        fields.merge(state.locked.withLock { $0.manners.document }) { $1 }
        return Self.object(fields)
    }

    private func token(_ request: IdentityHandler.Request) -> IdentityHandler.Answer {
        let fields = Dictionary(
            (URLComponents(string: "?" + String(decoding: request.body, as: UTF8.self))?.queryItems ?? [])
                .map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { $1 })
        let pair = [Self.clientID, Self.secret].map {
            $0.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(.init(charactersIn: "-._~")))
                ?? ""
        }.joined(separator: ":")
        let isClient =
            request.authorization == "Basic " + Data(pair.utf8).base64EncodedString()
            || (fields["client_id"] == Self.clientID && fields["client_secret"] == Self.secret)
        guard isClient else { return .json(#"{"error":"invalid_client"}"#, status: .unauthorized) }
        // A code is good once.
        let grant = fields["code"].flatMap { code in
            state.locked.withLock { $0.grants.removeValue(forKey: code) }
        }
        let proof = IdentityKeys.written(SHA256.hash(data: Array((fields["code_verifier"] ?? "").utf8)))
        guard let grant, fields["grant_type"] == "authorization_code", proof == grant.challenge,
            fields["redirect_uri"] == grant.place
        else { return .json(#"{"error":"invalid_grant"}"#, status: .badRequest) }
        let keys = state.locked.withLock { $0.keys }
        let token = keys.token(Self.object(claims(grant)), signed: grant.manners.signature)
        return .json(#"{"access_token":"a","token_type":"Bearer","id_token":"\#(token)"}"#)
    }

    private func claims(_ grant: Grant) -> [String: String?] {
        let now = grant.manners.now()
        let groups = grant.manners.groups.map { "\"\($0)\"" }.joined(separator: ",")
        let claims: [String: String?] = [
            "iss": "\"\(issuer)\"", "aud": "\"\(Self.clientID)\"", "sub": "\"\(grant.manners.subject)\"",
            "nonce": "\"\(grant.nonce)\"", "iat": String(now), "exp": String(now + 300),
            "preferred_username": "\"\(grant.manners.name)\"", "groups": "[\(groups)]",
        ]
        return claims.merging(grant.manners.claims) { $1 }
    }

    private static func object(_ fields: [String: String?]) -> String {
        let written = fields.sorted { $0.key < $1.key }.compactMap { name, value in
            value.map { "\"\(name)\":\($0)" }
        }
        return "{" + written.joined(separator: ",") + "}"
    }
}
