import Accounts
import AuditStore
import Documents
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import ReviewConsole

/// Signing in with an account, and the pages about accounts.
@Suite struct AccountPagesTests {
    private let bench: ConsoleBench

    init() throws {
        bench = try ConsoleBench()
    }

    private func add(
        _ name: String, _ roles: Set<Role>, password: String? = ConsoleBench.password
    ) throws -> String {
        try bench.accounts.add(Account(id: 0, name: name, roles: roles), password: password, by: "test").get()
            .password
    }

    @Test func `a session key from before the sign-in is of no use after it`() async throws {
        _ = try add("chen", [.reviewer])
        try await bench.visit { client async throws in
            let planted = String(repeating: "c", count: 64)
            let response = try await client.signIn(
                ConsoleBench.form("chen"), headers: [.cookie: "obstat_session=\(planted)"])
            #expect(response.status == .seeOther)
            let set = response.headers[values: .setCookie].joined()
            #expect(!set.contains(planted))
            #expect(
                try await client.get("/", headers: [.cookie: "obstat_session=\(planted)"]).status == .seeOther
            )
        }
    }

    @Test func `a wrong name and a wrong password look the same`() async throws {
        _ = try add("chen", [.reviewer])
        try await bench.visit { client async throws in
            let wrong = try await client.signIn("name=chen&password=wrong&code=")
            let unknown = try await client.signIn("name=nobody&password=wrong&code=")
            #expect(wrong.status == .forbidden && unknown.status == .forbidden)
            let strip = { (response: TestResponse) in
                String(buffer: response.body).replacing(/value="[0-9a-f]{64}"/, with: "")
            }
            #expect(strip(wrong) == strip(unknown))
        }
        let events = try bench.store.events(limit: 9)
        #expect(events.map(\.act).prefix(2) == ["sign-in refused", "sign-in refused"])
        #expect(events[0].detail.contains("unknown"), "a name that nobody has may be a password")
    }

    @Test func `five wrong passwords lock the account, whoever tries`() async throws {
        _ = try add("chen", [.reviewer])
        try await bench.visit { client async throws in
            for _ in 1...AccountBook.patience {
                _ = try await client.signIn("name=chen&password=wrong&code=")
            }
            let locked = try await client.signIn(ConsoleBench.form("chen"))
            #expect(locked.status == .forbidden)
            #expect(String(buffer: locked.body).contains("locked for 15 minutes"))
        }
        #expect(try bench.store.events(limit: 99).contains { $0.act == "account locked" })
    }

    @Test func `with a first password nothing is seen before it is changed`() async throws {
        let first = try add("chen", [.reviewer], password: nil)
        try await bench.visit { client async throws in
            let cookie = try await bench.signIn(client, "name=chen&password=\(first)&code=")
            let guest = Guest(client: client, cookie: cookie)
            #expect(try await guest.get("/").headers[.location] == "/account")
            #expect(try await guest.get("/api/documents").status == .forbidden)
            let page = try await guest.text("/account")
            let key = try #require(page.firstMatch(of: /name="formKey" value="([0-9a-f]+)"/)).1
            let wanted = "another+long+password"
            let changed = try await guest.post(
                "/account/password", "present=\(first)&wanted=\(wanted)&again=\(wanted)", key: String(key))
            #expect(changed.headers[.location] == "/")
            #expect(try await guest.get("/").status == .ok)
        }
        #expect(try bench.store.events(limit: 9).contains { $0.act == "password changed" })
    }

    @Test func `a changed password ends the other sessions of the account`() async throws {
        _ = try add("chen", [.reviewer])
        try await bench.visit { client async throws in
            let here = Guest(
                client: client, cookie: try await bench.signIn(client, ConsoleBench.form("chen")))
            let there = Guest(
                client: client, cookie: try await bench.signIn(client, ConsoleBench.form("chen")))
            let wanted = "another+long+password"
            _ = try await here.post(
                "/account/password", "present=correct+horse+battery&wanted=\(wanted)&again=\(wanted)")
            #expect(try await here.get("/").status == .ok)
            #expect(try await there.get("/").status == .seeOther)
        }
    }

    @Test func `codes are taken up on the own page and asked for from then on`() async throws {
        _ = try add("chen", [.reviewer])
        try await bench.visit { client async throws in
            let guest = Guest(
                client: client, cookie: try await bench.signIn(client, ConsoleBench.form("chen")))
            let page = try await guest.text("/account")
            #expect(try await guest.text("/account").contains("otpauth://totp/Obstat:chen"))
            let secret = try #require(page.firstMatch(of: /class="secret">([A-Z2-7]+)</)).1
            let code = TimeCode(secret: Self.decoded(String(secret)))
            let step = TimeCode.step(at: bench.store.time)
            #expect(try await guest.post("/account/codes", "code=000000").status == .badRequest)
            #expect(
                try await guest.post("/account/codes", "code=\(code.code(step: step))").status == .seeOther)
            #expect(try await client.signIn(ConsoleBench.form("chen")).status == .forbidden)
            let next = code.code(step: step + 1)
            #expect(try await client.signIn(ConsoleBench.form("chen", code: next)).status == .seeOther)
            let replayed = try await client.signIn(ConsoleBench.form("chen", code: next))
            #expect(replayed.status == .forbidden, "a code is taken once")
        }
    }

    private static func decoded(_ text: String) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var bits = 0
        var held = 0
        var bytes: [UInt8] = []
        for letter in text {
            held = (held << 5 | (alphabet.firstIndex(of: letter) ?? 0)) & 0xFFFF
            bits += 5
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(held >> bits & 255))
        }
        return bytes
    }

    @Test func `an administrator adds, disables, resets and unlocks`() async throws {
        try await bench.visit(as: [.administrator]) { guest async throws in
            let added = try await guest.post(
                "/accounts", "name=lin&role=approver&unit=press&expires=2027-06-30")
            let page = String(buffer: added.body)
            let password = try #require(page.firstMatch(of: /id="given">([a-z0-9-]+)</)).1
            let lin = try #require(try bench.accounts.store.row(named: "lin")).account
            #expect(lin.roles == [.approver] && lin.units == ["press"] && lin.mustChange)
            #expect(lin.expires == CalendarDay("2027-06-30")?.end)
            #expect(try await guest.client.signIn("name=lin&password=\(password)&code=").status == .seeOther)
            #expect(!(try await guest.text("/accounts")).contains(password), "it is shown once")
            for change in ["disable", "enable", "reset", "resetCodes", "unlock"] {
                let response = try await guest.post("/accounts/\(lin.id)/change", "change=\(change)")
                #expect(response.status == .ok, "\(change)")
            }
            #expect(try await guest.post("/accounts/\(lin.id)/change", "change=delete").status == .badRequest)
            #expect(try await guest.post("/accounts/99/change", "change=disable").status == .badRequest)
            #expect(try await guest.post("/accounts", "name=x&role=emperor").status == .badRequest)
            let both = try await guest.post("/accounts", "name=x&role=administrator&role=approver")
            #expect(both.status == .badRequest)
        }
        let acts = Set(try bench.store.events(limit: 99).map(\.act))
        #expect(
            acts.isSuperset(of: ["account added", "account disabled", "account enabled", "password reset"]))
        #expect(
            try bench.store.events(limit: 99).first { $0.act == "account disabled" }?.actor
                == "chen (console 1)")
    }

    @Test func `the last administrator stays`() async throws {
        try await bench.visit(as: [.administrator]) { guest async throws in
            #expect(try await guest.post("/accounts/1/change", "change=disable").status == .badRequest)
            #expect(try await guest.get("/accounts").status == .ok)
        }
    }

    @Test func `over TLS the cookies belong to this host alone`() async throws {
        _ = try add("chen", [.reviewer])
        var configuration = bench.configuration()
        configuration.origin = ConsoleOrigin("https://review.example.gov.tw")
        try await bench.visit(.router, configuration) { client async throws in
            let response = try await client.signIn(ConsoleBench.form("chen"))
            let cookie = try #require(response.headers[values: .setCookie].first { $0.contains("session=") })
            #expect(cookie.hasPrefix("__Host-obstat_session=") && cookie.contains("Secure"))
            #expect(response.headers[.strictTransportSecurity] != nil)
            let named: HTTPFields = [.otherHost: "review.example.gov.tw"]
            #expect(try await client.get("/healthz", headers: named).status == .ok)
            let evil: HTTPFields = [.otherHost: "review.example.gov.tw.evil.example"]
            #expect(try await client.get("/healthz", headers: evil).status == .misdirectedRequest)
        }
    }

    @Test(arguments: [
        ("https://review.example.gov.tw", true), ("https://review.example.gov.tw:8443", true),
        ("http://localhost:1", true), ("http://review.example.gov.tw", false), ("https://", false),
        ("https://a/b", false), ("https://a@b", false), ("ftp://a", false), ("", false),
        ("https://a b", false),
    ])
    func `an origin is a scheme and a host`(text: String, isOne: Bool) {
        #expect((ConsoleOrigin(text) != nil) == isOne)
    }

    @Test func `a proxy is believed only with its secret, and only about accounts that are there`()
        async throws
    {
        _ = try add("chen", [.reviewer])
        let secret = String(repeating: "s", count: 32)
        var configuration = bench.configuration()
        configuration.proxy = TrustedProxy(userHeader: "X-Remote-User", secret: secret)
        let user = try #require(HTTPField.Name("X-Remote-User"))
        let shown = try #require(HTTPField.Name("X-Obstat-Proxy-Secret"))
        try await bench.visit(.router, configuration) { client async throws in
            let right = try await client.get("/", headers: [user: "chen", shown: secret])
            #expect(right.status == .seeOther)
            let cookie = try #require(right.headers[values: .setCookie].first { $0.contains("session=") })
            let guest = Guest(client: client, cookie: String(cookie.prefix { $0 != ";" }))
            #expect(try await guest.get("/").status == .ok)
            var twice: HTTPFields = [user: "chen", shown: secret]
            twice.append(HTTPField(name: user, value: "boss"))
            for headers in [
                [user: "chen"], [user: "chen", shown: "wrong"], [user: "nobody", shown: secret], twice,
            ] as [HTTPFields] {
                let response = try await client.get("/", headers: headers)
                #expect(response.headers[.location] == "/sign-in")
            }
        }
        #expect(TrustedProxy(userHeader: "X", secret: "short") == nil)
    }
}
