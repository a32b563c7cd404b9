import Accounts
import AuditStore
import Documents
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ObstatTestSupport
import OpenID
import Testing

@testable import ReviewConsole

/// A console with a sign-in service of its own.
struct OpenIDBench {
    let bench: ConsoleBench
    let provider: IdentityProvider

    init() throws {
        bench = try ConsoleBench()
        provider = try IdentityProvider()
        let store = bench.store
        provider.behave { $0.now = { store.time / 1_000_000_000 } }
    }

    var subject: ExternalIdentity {
        ExternalIdentity(issuer: provider.issuer, subject: "248289761001")
    }

    /// Makes an account and links the provider's person to it.
    @discardableResult
    func link(_ name: String = "chen", _ roles: Set<Role> = [.reviewer]) throws -> Account {
        let account = try bench.accounts.add(
            Account(id: 0, name: name, roles: roles), password: nil, by: "test"
        ).get().account
        #expect(try bench.accounts.link(subject, to: account.id, by: "test") == nil)
        return account
    }

    func visit(
        grants: [RoleGrant] = [], origin: String? = nil, hosts: [String] = [], secret: String? = nil,
        _ test: @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        var configuration = bench.configuration()
        configuration.origin = origin.flatMap { ConsoleOrigin($0) }
        configuration.signInService = SignInService(
            provider: Provider(
                ProviderSettings(
                    issuer: provider.issuer, clientID: IdentityProvider.clientID,
                    clientSecret: secret ?? IdentityProvider.secret, hosts: hosts)),
            title: nil, claim: "groups", grants: grants)
        try await bench.visit(.router, configuration, test)
    }

    /// A browser that has been sent to the provider and led back from there.
    struct Journey {
        let begun: TestResponse
        /// What the browser sends from then on.
        let cookie: String
        /// Where it is led back to; without scheme and host.
        var back: String
    }

    func begin(_ client: any TestClientProtocol) async throws -> Journey {
        let begun = try await client.get("/sign-in/openid", headers: [.acceptLanguage: "en"])
        #expect(begun.status == .seeOther)
        let address = try #require(begun.headers[.location])
        let cookie = try #require(begun.headers[values: .setCookie].first { $0.contains("_openid=") })
        let place = try #require(provider.consent(to: address))
        let path = try #require(place.firstRange(of: "/sign-in"))
        return Journey(
            begun: begun, cookie: String(cookie.prefix { $0 != ";" }), back: String(place[path.lowerBound...])
        )
    }

    func end(
        _ journey: Journey, _ client: any TestClientProtocol, cookie: String? = nil
    ) async throws -> TestResponse {
        try await client.get(
            journey.back, headers: [.cookie: cookie ?? journey.cookie, .acceptLanguage: "en"])
    }

    func signIn(_ client: any TestClientProtocol) async throws -> TestResponse {
        try await end(begin(client), client)
    }

    /// The session that an answer has begun; `nil` where it has begun none.
    func guest(_ response: TestResponse, _ client: any TestClientProtocol) -> Guest? {
        response.headers[values: .setCookie].first { $0.contains("obstat_session=") }.map {
            Guest(client: client, cookie: String($0.prefix { $0 != ";" }))
        }
    }

    func expectRefused(
        _ response: TestResponse, _ reason: String, _ client: any TestClientProtocol,
        _ comment: Comment? = nil
    ) throws {
        #expect(response.status == .forbidden, comment)
        #expect(guest(response, client) == nil, comment)
        let event = try #require(try bench.store.events(limit: 1).first)
        #expect(event.act == "sign-in refused" && event.detail.contains("\"reason\":\"\(reason)\""), comment)
    }
}
