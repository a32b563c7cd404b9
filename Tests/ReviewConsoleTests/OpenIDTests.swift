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

/// Signing in by a sign-in service: what works, and who gets what.
@Suite struct OpenIDTests {
    private let desk: OpenIDBench

    init() throws {
        desk = try OpenIDBench()
    }

    @Test(arguments: [IdentityKeys.Signature.rs256, .es256, .edDSA])
    func `somebody who is linked gets in, by each kind of signature`(
        signature: IdentityKeys.Signature
    ) async throws {
        try desk.link()
        desk.provider.behave { $0.signature = signature }
        try await desk.visit { client async throws in
            let journey = try await desk.begin(client)
            #expect(journey.begun.headers[values: .setCookie].joined().contains("SameSite=Lax"))
            let response = try await desk.end(journey, client)
            #expect(response.status == .ok)
            #expect(response.headers[HTTPField.Name("Refresh") ?? .location] == "0; url=/")
            let cookies = response.headers[values: .setCookie]
            #expect(cookies.contains { $0.contains("obstat_session=") && $0.contains("SameSite=Strict") })
            #expect(cookies.contains { $0.contains("obstat_openid=;") && $0.contains("Max-Age=0") })
            let guest = try #require(desk.guest(response, client))
            // The first password is of no concern to whom the service has seen.
            #expect(try await guest.text("/").contains("chen"))
        }
        let event = try #require(try desk.bench.store.events(limit: 9).first { $0.act == "signed in" })
        #expect(event.actor == "chen (console 1)" && event.detail.contains("\"by\":\"service\""))
    }

    @Test func `a provider that wants the secret in the form gets it there`() async throws {
        try desk.link()
        desk.provider.behave {
            $0.document["token_endpoint_auth_methods_supported"] = "[\"client_secret_post\"]"
        }
        try await desk.visit { client async throws in
            #expect(try await desk.signIn(client).status == .ok)
        }
    }

    @Test func `nothing is asked of anybody before somebody signs in`() async throws {
        try await desk.visit { client async throws in
            let page = try await client.get("/sign-in", headers: [.acceptLanguage: "en"])
            #expect(String(buffer: page.body).contains("href=\"/sign-in/openid\""))
        }
        #expect(desk.provider.requests.isEmpty)
    }

    @Test func `without a service there is no way to one`() async throws {
        try await desk.bench.visit { client async throws in
            #expect(try await client.get("/sign-in/openid").status == .notFound)
            #expect(try await client.get("/sign-in/openid/return?code=1&state=1").status == .notFound)
            let page = try await client.get("/sign-in")
            #expect(!String(buffer: page.body).contains("openid"))
        }
    }

    @Test func `somebody without an account is told under which name to be linked`() async throws {
        // An account of the name that the provider suggests is somebody else's.
        _ = try desk.bench.accounts.add(
            Account(id: 0, name: "chen", roles: [.administrator]), password: nil, by: "test")
        try await desk.visit { client async throws in
            let response = try await desk.signIn(client)
            try desk.expectRefused(response, "notLinked", client)
            let page = String(buffer: response.body)
            #expect(page.contains("248289761001") && page.contains("to be linked on the page Accounts"))
        }
        #expect(try desk.bench.accounts.store.all().count == 1)
    }

    @Test func `groups give roles where the settings say so, and take them away`() async throws {
        let grants = [
            RoleGrant(value: "review", role: .reviewer), RoleGrant(value: "agree", role: .approver),
            RoleGrant(value: "press", role: .unitContact, units: ["press"]),
            RoleGrant(value: "root", role: .administrator),
        ]
        let named = try desk.bench.accounts.add(
            Account(id: 0, name: "chen", roles: [.auditor]), password: nil, by: "test"
        ).get().account
        let book = desk.bench.accounts
        desk.provider.behave { $0.groups = ["review", "others"] }
        try await desk.visit(grants: grants) { client async throws in
            let first = try #require(desk.guest(try await desk.signIn(client), client))
            let made = try #require(try book.store.row(of: desk.subject)).account
            #expect(made.id != named.id && made.name.hasPrefix("sso-") && made.roles == [.reviewer])

            desk.provider.behave { $0.groups = ["review", "agree"] }
            let second = try #require(desk.guest(try await desk.signIn(client), client))
            #expect(try book.store.row(made.id)?.account.roles == [.reviewer, .approver])
            #expect(try await first.get("/").status == .seeOther, "a session with other roles ends")
            #expect(try await second.get("/").status == .ok)

            for groups in [[], ["root"], ["review", "press"]] {
                desk.provider.behave { $0.groups = groups }
                try desk.expectRefused(try await desk.signIn(client), "noRole", client, "\(groups)")
            }
            #expect(try await second.get("/").status == .seeOther, "whoever has no role has no session")
        }
        #expect(try !book.store.all().contains { $0.roles.contains(.administrator) })
        #expect(try desk.bench.store.events(limit: 99).contains { $0.act == "roles changed" })
    }

    @Test func `an administrator of the provider is none here`() async throws {
        desk.provider.behave { $0.groups = ["root"] }
        let grants = [RoleGrant(value: "root", role: .administrator)]
        try await desk.visit(grants: grants) { client async throws in
            try desk.expectRefused(try await desk.signIn(client), "notLinked", client)
        }
        #expect(try desk.bench.accounts.store.all().isEmpty)
    }

    @Test func `roles given by hand stay, whatever the groups say`() async throws {
        let account = try desk.link("chen", [.auditor])
        desk.provider.behave { $0.groups = ["review"] }
        try await desk.visit(grants: [RoleGrant(value: "review", role: .reviewer)]) { client async throws in
            #expect(try await desk.signIn(client).status == .ok)
        }
        #expect(try desk.bench.accounts.store.row(account.id)?.account.roles == [.auditor])
    }

    @Test func `a disabled account lets nobody in, and an unlinked one ends its sessions`() async throws {
        let account = try desk.link()
        let book = desk.bench.accounts
        try await desk.visit { client async throws in
            let guest = try #require(desk.guest(try await desk.signIn(client), client))
            #expect(try await guest.get("/").status == .ok)
            #expect(try book.unlink(desk.subject, from: account.id, by: "test") == nil)
            #expect(try await guest.get("/").status == .seeOther)
            try desk.expectRefused(try await desk.signIn(client), "notLinked", client)
            #expect(try book.link(desk.subject, to: account.id, by: "test") == nil)
            #expect(try book.setDisabled(true, account.id, by: "test") == nil)
            try desk.expectRefused(try await desk.signIn(client), "closed", client)
        }
    }

    @Test func `signing out leads to the provider's own end`() async throws {
        try desk.link()
        try await desk.visit { client async throws in
            let guest = try #require(desk.guest(try await desk.signIn(client), client))
            let response = try await guest.post("/sign-out", "")
            #expect(response.status == .ok)
            let page = String(buffer: response.body)
            #expect(page.contains("\(desk.provider.issuer)/end?client_id=obstat%20console"))
            #expect(response.headers[values: .setCookie].joined().contains("Max-Age=0"))
            #expect(try await guest.get("/").status == .seeOther)
        }
    }

    @Test func `new keys are fetched when a token names one, though not again and again`() async throws {
        try desk.link()
        try await desk.visit { client async throws in
            #expect(try await desk.signIn(client).status == .ok)
            #expect(try await desk.signIn(client).status == .ok)
            #expect(keyRequests == 1)
            desk.provider.rotateKeys()
            desk.bench.wait(nanoseconds: 15_000_000_000)
            #expect(try await desk.signIn(client).status == .ok)
            #expect(keyRequests == 2)
            desk.provider.behave { $0.signature = .strangeKey }
            for _ in 1...4 { try desk.expectRefused(try await desk.signIn(client), "untrusted", client) }
            #expect(keyRequests == 2, "within the pause nothing is asked")
            desk.bench.wait(nanoseconds: 15_000_000_000)
            for _ in 1...4 { try desk.expectRefused(try await desk.signIn(client), "untrusted", client) }
            #expect(keyRequests == 3)
        }
    }

    private var keyRequests: Int { desk.provider.requests.count { $0 == "GET /staff/keys" } }

    @Test func `a provider that fails is told of with the next step, and left in peace for a while`()
        async throws
    {
        desk.provider.behave { $0.failure = 503 }
        try await desk.visit { client async throws in
            for _ in 1...3 {
                let response = try await client.get("/sign-in/openid", headers: [.acceptLanguage: "en"])
                #expect(response.status == .forbidden)
                let page = String(buffer: response.body)
                #expect(page.contains("use your password") && page.contains("console.openID"))
            }
            #expect(desk.provider.requests.count == 1)
            let response = try await client.get("/sign-in/openid", headers: [.acceptLanguage: "zh-TW"])
            #expect(String(buffer: response.body).contains("無法連線至單一簽入服務"))
            desk.provider.behave { $0.failure = nil }
            desk.bench.wait(nanoseconds: 15_000_000_000)
            #expect(try await client.get("/sign-in/openid").status == .seeOther)
        }
    }
}
