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

/// Who is not let in by a sign-in service, though an account is linked.
@Suite struct OpenIDAttackTests {
    private let desk: OpenIDBench

    init() throws {
        desk = try OpenIDBench()
        try desk.link()
    }

    @Test(arguments: [
        IdentityKeys.Signature.none, .hs256, .strangeKey, .forgedKey, .damaged, .confused, .critical,
    ])
    func `a token that is not rightly signed is worth nothing`(
        signature: IdentityKeys.Signature
    ) async throws {
        desk.provider.behave { $0.signature = signature }
        try await desk.visit { client async throws in
            try desk.expectRefused(try await desk.signIn(client), "untrusted", client)
        }
    }

    @Test(arguments: [
        ("nonce", "\"another\""), ("nonce", nil), ("aud", "\"another client\""), ("aud", nil), ("aud", "[]"),
        ("aud", "[\"obstat console\", \"another client\"]"), ("azp", "\"another client\""),
        ("aud", "[\"obstat console\", 1]"), ("iss", "\"https://elsewhere.example\""), ("iss", nil),
        ("exp", "1789999939"), ("exp", nil), ("exp", "\"1790000300\""), ("iat", "1790000061"), ("iat", nil),
        ("nbf", "1790000061"), ("sub", nil), ("sub", "\"\""), ("sub", "[\"248289761001\"]"),
        ("sub", "\"2482\\u0000\""),
    ])
    func `a token that says something else is worth nothing`(claim: String, json: String?) async throws {
        desk.provider.behave { $0.claims[claim] = .some(json) }
        try await desk.visit { client async throws in
            try desk.expectRefused(
                try await desk.signIn(client), "untrusted", client, "\(claim): \(json ?? "left out")")
        }
    }

    @Test(arguments: [
        ("exp", "1789999941"), ("iat", "1790000060"), ("aud", "[\"obstat console\"]"),
        ("azp", "\"obstat console\""),
    ])
    func `clocks may differ a little, and one audience may be a list`(
        claim: String, json: String
    ) async throws {
        desk.provider.behave { $0.claims[claim] = .some(json) }
        try await desk.visit { client async throws in
            #expect(try await desk.signIn(client).status == .ok)
        }
    }

    @Test(arguments: [
        ("issuer", "\"https://elsewhere.example\""), ("issuer", nil),
        ("token_endpoint", "\"http://127.0.0.1:1/token\""),
        ("jwks_uri", "\"https://elsewhere.example/keys\""),
        ("authorization_endpoint", "\"javascript:alert(1)\""),
        ("authorization_endpoint", "\"http://elsewhere.example/\""),
        ("token_endpoint", "\"http://user@localhost/token\""), ("token_endpoint", "\"file:///etc/passwd\""),
        ("response_types_supported", "[\"token\"]"), ("code_challenge_methods_supported", "[\"plain\"]"),
        ("token_endpoint_auth_methods_supported", "[\"private_key_jwt\"]"),
    ])
    func `a discovery document that leads elsewhere is not believed`(
        field: String, json: String?
    ) async throws {
        desk.provider.behave { $0.document[field] = .some(json) }
        try await desk.visit { client async throws in
            let response = try await client.get("/sign-in/openid")
            #expect(response.headers[.location] == nil)
            try desk.expectRefused(response, "unfit", client, "\(field)")
        }
        #expect(desk.provider.requests.count == 1, "nobody else was asked anything")
    }

    @Test func `what came back once does not come back again`() async throws {
        try await desk.visit { client async throws in
            let journey = try await desk.begin(client)
            #expect(try await desk.end(journey, client).status == .ok)
            try desk.expectRefused(try await desk.end(journey, client), "stale", client)
        }
        #expect(desk.provider.requests.count { $0 == "POST /staff/token" } == 1)
    }

    @Test func `of many at once that bring the same answer one gets in`() async throws {
        try await desk.visit { client async throws in
            let journey = try await desk.begin(client)
            let statuses = try await withThrowingTaskGroup { group in
                for _ in 1...16 { group.addTask { try await desk.end(journey, client).status } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.count { $0 == .ok } == 1)
        }
    }

    @Test func `another's code with the own state gets nobody in`() async throws {
        try await desk.visit { client async throws in
            let theirs = try await desk.begin(client)
            var own = try await desk.begin(client)
            let code = try #require(theirs.back.firstMatch(of: /code=([^&]+)/)).1
            own.back = own.back.replacing(/code=[^&]+/, with: "code=\(code)")
            // The proof of the code is of the other browser's sign-in.
            try desk.expectRefused(try await desk.end(own, client), "refused", client)
            try desk.expectRefused(try await desk.end(theirs, client), "refused", client)
        }
    }

    @Test func `an answer belongs to the browser that has asked`() async throws {
        try await desk.visit { client async throws in
            let victim = try await desk.begin(client)
            let attacker = try await desk.begin(client)
            for cookie in [
                attacker.cookie, "other=1", "obstat_openid=", "obstat_openid=1790000000000000000.x",
                attacker.cookie + "x",
            ] {
                try desk.expectRefused(
                    try await desk.end(victim, client, cookie: cookie), "stale", client, "\(cookie)")
            }
            let state = try #require(victim.back.firstMatch(of: /state=([^&]+)/)).1
            for back in [
                victim.back.replacing("state=\(state)", with: "state="),
                victim.back.replacing("state=\(state)", with: "x=y"), victim.back + "&state=\(state)",
            ] {
                var changed = victim
                changed.back = back
                try desk.expectRefused(try await desk.end(changed, client), "stale", client, "\(back)")
            }
            #expect(try await desk.end(victim, client).status == .ok, "none of that has used it up")
        }
        #expect(desk.provider.requests.count { $0 == "POST /staff/token" } == 1)
    }

    @Test func `a sign-in that took more than ten minutes is begun anew`() async throws {
        try await desk.visit { client async throws in
            let journey = try await desk.begin(client)
            desk.bench.wait(nanoseconds: SignInTicket.life)
            try desk.expectRefused(try await desk.end(journey, client), "stale", client)
        }
    }

    @Test(arguments: ["https://elsewhere.example", nil])
    func `an answer of another issuer does not go to this one`(issuer: String?) async throws {
        desk.provider.behave { $0.answer["iss"] = .some(issuer) }
        try await desk.visit { client async throws in
            try desk.expectRefused(try await desk.signIn(client), "untrusted", client)
        }
        #expect(!desk.provider.requests.contains("POST /staff/token"))
    }

    @Test func `what the provider refuses is not repeated to anybody`() async throws {
        desk.provider.behave {
            $0.answer = ["error": "<script>alert(1)</script>", "error_description": "<b>call 0900</b>"]
        }
        try await desk.visit { client async throws in
            let response = try await desk.signIn(client)
            try desk.expectRefused(response, "refused", client)
            let page = String(buffer: response.body)
            #expect(!page.contains("alert(1)") && !page.contains("0900"))
        }
    }

    @Test func `a wrong secret of the client gets nobody in`() async throws {
        try await desk.visit(secret: "guessed") { client async throws in
            try desk.expectRefused(try await desk.signIn(client), "refused", client)
        }
    }

    @Test(arguments: [
        "/sign-in/openid?next=https://elsewhere.example",
        "/sign-in/openid?redirect_uri=https://elsewhere.example",
        "/sign-in/openid?issuer=https://elsewhere.example",
    ])
    func `nobody is led anywhere but to the provider and to the first page`(path: String) async throws {
        try await desk.visit { client async throws in
            let address = try #require(try await client.get(path).headers[.location])
            #expect(address.hasPrefix(desk.provider.issuer + "/authorize?"))
            #expect(!address.contains("elsewhere"))
            var journey = try await desk.begin(client)
            journey.back += "&next=https://elsewhere.example&url=//elsewhere.example"
            let response = try await desk.end(journey, client)
            #expect(response.headers[HTTPField.Name("Refresh") ?? .location] == "0; url=/")
            #expect(!String(buffer: response.body).contains("elsewhere"))
        }
    }

    @Test func `the address to return to is the settings' own, whatever host a request names`() async throws {
        try await desk.visit(origin: "https://review.example.gov.tw") { client async throws in
            let response = try await client.get(
                "/sign-in/openid", headers: [.otherHost: "review.example.gov.tw"])
            let address = try #require(response.headers[.location])
            #expect(
                address.contains(
                    "redirect_uri=https%3A%2F%2Freview.example.gov.tw%2Fsign-in%2Fopenid%2Freturn&"))
            let cookie = try #require(response.headers[values: .setCookie].first)
            #expect(cookie.hasPrefix("__Host-obstat_openid=") && cookie.contains("Secure"))
            let evil = try await client.get("/sign-in/openid", headers: [.otherHost: "elsewhere.example"])
            #expect(evil.status == .misdirectedRequest)
        }
    }

    @Test func `a session from before the sign-in ends with it`() async throws {
        try await desk.visit { client async throws in
            let planted = try await desk.bench.signIn(client, "token=\(desk.bench.token.text)")
            let journey = try await desk.begin(client)
            let response = try await desk.end(journey, client, cookie: journey.cookie + "; " + planted)
            #expect(response.status == .ok)
            #expect(!response.headers[values: .setCookie].joined().contains(planted))
            #expect(try await client.get("/", headers: [.cookie: planted]).status == .seeOther)
        }
    }

    @Test func `who tries codes is not heard for a while, and passwords still are`() async throws {
        desk.provider.behave { $0.claims["nonce"] = .some("\"another\"") }
        _ = try desk.bench.accounts.add(
            Account(id: 0, name: "lin", roles: [.reviewer]), password: ConsoleBench.password, by: "test")
        try await desk.visit { client async throws in
            for _ in 1...AttemptLimit.maximum {
                try desk.expectRefused(try await desk.signIn(client), "untrusted", client)
            }
            #expect(try await desk.signIn(client).status == .tooManyRequests)
            #expect(try await client.signIn(ConsoleBench.form("lin")).status == .seeOther)
        }
    }
}
