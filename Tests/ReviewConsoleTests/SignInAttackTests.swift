import Accounts
import AuditStore
import Documents
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import ReviewConsole

/// What strangers try at the door with passwords, codes and sessions.
@Suite struct SignInAttackTests {
    private let bench: ConsoleBench

    init() throws {
        bench = try ConsoleBench()
        for (name, role) in [("chen", Role.reviewer), ("boss", .administrator)] {
            _ = try bench.accounts.add(
                Account(id: 0, name: name, roles: [role]), password: ConsoleBench.password, by: "test")
        }
    }

    private func guest(_ name: String, _ client: any TestClientProtocol) async throws -> Guest {
        Guest(client: client, cookie: try await bench.signIn(client, ConsoleBench.form(name)))
    }

    @Test func `of many wrong passwords at once no more are judged than one after the other`() async throws {
        try await bench.visit { client async throws in
            let statuses = try await withThrowingTaskGroup { group in
                for number in 1...60 {
                    group.addTask {
                        try await client.signIn("name=chen&password=wrong\(number)&code=").status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.count { $0 == .forbidden } <= AttemptLimit.maximum)
            #expect(statuses.count { $0 == .tooManyRequests } >= 60 - AttemptLimit.maximum)
            #expect(try bench.accounts.store.row(named: "chen")?.account.lockedUntil != nil)
            // Neither the right password, nor after the minute.
            bench.wait(nanoseconds: AttemptLimit.window)
            let locked = try await client.signIn(ConsoleBench.form("chen"))
            #expect(locked.status == .forbidden && String(buffer: locked.body).contains("locked"))
            bench.wait(nanoseconds: AccountBook.lockTime)
            #expect(try await client.signIn(ConsoleBench.form("chen")).status == .seeOther)
        }
    }

    @Test func `of many who bring one code at once, one gets in`() async throws {
        let code = TimeCode.random()
        let row = try #require(try bench.accounts.store.row(named: "chen"))
        try bench.accounts.store.change(row.account.id) { $0.secret = code.hexadecimal }
        let digits = code.code(step: TimeCode.step(at: bench.store.time))
        try await bench.visit { client async throws in
            let statuses = try await withThrowingTaskGroup { group in
                for _ in 1...8 {
                    group.addTask { try await client.signIn(ConsoleBench.form("chen", code: digits)).status }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.count { $0 == .seeOther } == 1)
        }
    }

    @Test func `codes of the past and of the far future are none, nor is an empty one`() async throws {
        let code = TimeCode.random()
        let row = try #require(try bench.accounts.store.row(named: "chen"))
        try bench.accounts.store.change(row.account.id) { $0.secret = code.hexadecimal }
        let step = TimeCode.step(at: bench.store.time)
        try await bench.visit { client async throws in
            for wrong in [code.code(step: step - 2), code.code(step: step + 2), "", "000000000000"] {
                let response = try await client.signIn(ConsoleBench.form("chen", code: wrong))
                #expect(response.status == .forbidden, "\(wrong)")
            }
            // A code may go with spaces, and counts for the steps before it too.
            let next = code.code(step: step + 1)
            #expect(try await client.signIn(ConsoleBench.form("chen", code: next)).status == .seeOther)
            let present = code.code(step: step)
            #expect(try await client.signIn(ConsoleBench.form("chen", code: present)).status == .forbidden)
        }
    }

    @Test(arguments: ["disable", "reset", "resetCodes"])
    func `whoever is signed in is out as soon as the account changes`(change: String) async throws {
        let chen = try #require(try bench.accounts.store.row(named: "chen")).account.id
        try await bench.visit { client async throws in
            let (boss, reviewer) = (try await guest("boss", client), try await guest("chen", client))
            let key = try await reviewer.formKey()
            #expect(try await boss.post("/accounts/\(chen)/change", "change=\(change)").status == .ok)
            #expect(try await reviewer.get("/").headers[.location] == "/sign-in")
            #expect(try await reviewer.get("/api/documents").status == .unauthorized)
            #expect(try await reviewer.post("/account/password", "present=x", key: key).status != .ok)
        }
    }

    @Test func `a change at the command line ends sessions as well`() async throws {
        let chen = try #require(try bench.accounts.store.row(named: "chen")).account.id
        try await bench.visit { client async throws in
            let reviewer = try await guest("chen", client)
            #expect(try await reviewer.get("/").status == .ok)
            // Another process writes the same file; nobody tells the console.
            let book = try AccountBook.cheap(store: AccountStore(path: bench.folder + "/accounts.sqlite"))
            _ = try book.reset(chen, by: "root (0)").get()
            #expect(try await reviewer.get("/").headers[.location] == "/sign-in")
        }
    }

    @Test func `the key of one session's forms is of no use in another`() async throws {
        try await bench.visit { client async throws in
            let (boss, reviewer) = (try await guest("boss", client), try await guest("chen", client))
            let stolen = try await reviewer.formKey()
            let response = try await boss.post("/accounts", "name=x&role=auditor", key: stolen)
            #expect(response.status == .forbidden)
        }
        #expect(try bench.accounts.store.row(named: "x") == nil)
    }

    @Test func `a password that nobody has set opens nothing`() async throws {
        let row = try #require(try bench.accounts.store.row(named: "chen"))
        for kept in ["", "!", "nobody's password", "scrypt$4$1$1$00$00"] {
            try bench.accounts.store.change(row.account.id) { $0.password = kept }
            for guess in ["", "!", "nobody's password"] {
                #expect(
                    try bench.accounts.signIn(name: "chen", password: guess, code: "").map(\.account)
                        == .failure(.wrong))
                try bench.accounts.store.change(row.account.id) { $0.failures = 0 }
            }
        }
    }

    @Test func `behind the proxy each address is counted for itself, and only the proxy says which`()
        async throws
    {
        let secret = String(repeating: "s", count: 32)
        var configuration = bench.configuration()
        configuration.proxy = TrustedProxy(userHeader: "X-Remote-User", secret: secret)
        let shown = try #require(HTTPField.Name("X-Obstat-Proxy-Secret"))
        let from = try #require(HTTPField.Name("X-Forwarded-For"))
        try await bench.visit(.router, configuration) { client async throws in
            func attempt(_ headers: HTTPFields, _ form: String) async throws -> HTTPResponse.Status {
                try await client.signIn(form, headers: headers).status
            }
            let wrong = "token=\(String(repeating: "0", count: 64))"
            for _ in 1...AttemptLimit.maximum {
                #expect(try await attempt([shown: secret, from: "9.9.9.9, 192.0.2.1"], wrong) == .forbidden)
            }
            let right = "token=\(bench.token.text)"
            #expect(
                try await attempt([shown: secret, from: "8.8.8.8, 192.0.2.1"], right) == .tooManyRequests)
            #expect(try await attempt([shown: secret, from: "192.0.2.2"], right) == .seeOther)
            // Who is not the proxy is who he is, whatever he says.
            for number in 1...AttemptLimit.maximum {
                #expect(try await attempt([from: "192.0.2.\(100 + number)"], wrong) == .forbidden)
            }
            #expect(try await attempt([from: "192.0.2.200"], right) == .tooManyRequests)
        }
    }
}
