import AuditStore
import Documents
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import ReviewConsole

/// Nobody sees anything without the token, and the token is hard to guess.
@Suite struct SignInTests {
    private let bench: ConsoleBench

    init() throws {
        bench = try ConsoleBench()
    }

    @Test(arguments: ["/", "/documents/1868c7a5b0a0c000-00000001", "/status", "/audit", "/nowhere"])
    func `a stranger is sent to the sign-in page`(path: String) async throws {
        try await bench.visit { client in
            let response = try await client.get(path)
            #expect(response.status == .seeOther)
            #expect(response.headers[.location] == "/sign-in")
            #expect(response.body.readableBytes == 0)
        }
    }

    @Test(arguments: [
        "/api/status", "/api/documents", "/api/documents/1868c7a5b0a0c000-00000001", "/api/audit", "/api",
        "/api/nowhere",
    ])
    func `a strange program is told that it must authenticate`(path: String) async throws {
        try await bench.visit { client in
            let response = try await client.get(path)
            #expect(response.status == .unauthorized)
            #expect(response.headers[.wwwAuthenticate] == "Bearer realm=\"obstat\"")
        }
    }

    @Test func `healthz says ok to anybody and nothing else`() async throws {
        try await bench.visit { client in
            let response = try await client.get("/healthz")
            #expect(response.status == .ok)
            #expect(String(buffer: response.body) == "ok\n")
        }
    }

    @Test func `the right token opens a session that no script and no other site can use`() async throws {
        try await bench.visit { client in
            let response = try await client.signIn("token=\(bench.token.text)")
            #expect(response.status == .seeOther)
            #expect(response.headers[.location] == "/")
            let cookie = try #require(response.headers[.setCookie])
            for flag in ["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=28800", "obstat_session="] {
                #expect(cookie.contains(flag))
            }
            #expect(!cookie.contains(bench.token.text))
        }
        #expect(try bench.store.events(limit: 9).map(\.act) == ["signed in"])
    }

    @Test func `a pasted token may have blanks and a line end around it`() async throws {
        try await bench.visit { client in
            let response = try await client.signIn("token=+\(bench.token.text)%0A")
            #expect(response.headers[.location] == "/")
        }
    }

    @Test(arguments: ["", "0", String(repeating: "0", count: 64), "%00"])
    func `a wrong token opens nothing and is on record`(guess: String) async throws {
        try await bench.visit { client in
            let response = try await client.signIn("token=\(guess)")
            #expect(response.status == .forbidden)
            #expect(!response.headers[values: .setCookie].contains { $0.contains("session=") })
        }
        #expect(try bench.store.events(limit: 9).map(\.act) == ["sign-in refused"])
    }

    @Test(arguments: ["", "other=1", "token", String(repeating: "x", count: 5_000)])
    func `a form that is none opens nothing`(form: String) async throws {
        try await bench.visit { client in
            let response = try await client.signIn(form)
            #expect((400..<500).contains(response.status.code))
            #expect(!response.headers[values: .setCookie].contains { $0.contains("session=") })
        }
    }

    @Test func `after ten wrong tokens nobody is heard for a minute, not even with the right one`()
        async throws
    {
        try await bench.visit { client in
            for _ in 1...AttemptLimit.maximum {
                #expect(try await client.signIn("token=0").status == .forbidden)
            }
            let right = "token=\(bench.token.text)"
            let refused = try await client.signIn(right)
            #expect(refused.status == .tooManyRequests)
            #expect(refused.headers[.retryAfter] == "60")
            let bearer: HTTPFields = [.authorization: "Bearer \(bench.token.text)"]
            #expect(try await client.get("/api/status", headers: bearer).status == .unauthorized)
            bench.wait(nanoseconds: AttemptLimit.window)
            #expect(try await client.signIn(right).status == .seeOther)
        }
    }

    @Test func `right tokens don't count as attempts`() async throws {
        try await bench.visit { client in
            for _ in 1...(2 * AttemptLimit.maximum) {
                let response = try await client.get(
                    "/api/status", headers: [.authorization: "Bearer \(bench.token.text)"])
                #expect(response.status == .ok)
            }
        }
    }

    @Test(arguments: ["Bearer 0", "Bearer", "Basic dXNlcjpwYXNz", ""])
    func `a program with another authorization gets nothing`(authorization: String) async throws {
        try await bench.visit { client in
            let response = try await client.get("/api/status", headers: [.authorization: authorization])
            #expect(response.status == .unauthorized)
        }
    }

    @Test func `the token opens the interface, not the pages`() async throws {
        try await bench.visit { client async throws in
            let headers: HTTPFields = [.authorization: "Bearer \(bench.token.text)"]
            #expect(try await client.get("/", headers: headers).status == .seeOther)
        }
    }

    @Test(arguments: ["obstat_session=", "obstat_session=0", "obstat_session=../../etc", "other=1"])
    func `an invented session opens nothing`(cookie: String) async throws {
        try await bench.visit { client async throws in
            #expect(try await client.get("/", headers: [.cookie: cookie]).status == .seeOther)
        }
    }

    @Test func `signing out ends the session for good`() async throws {
        try await bench.visitSignedIn { guest in
            #expect(try await guest.get("/").status == .ok)
            let response = try await guest.post("/sign-out", "")
            #expect(response.headers[.location] == "/sign-in")
            #expect(response.headers[.setCookie]?.contains("Max-Age=0") == true)
            #expect(try await guest.get("/").status == .seeOther)
        }
    }

    @Test func `signing in anew ends the session from before`() async throws {
        try await bench.visitSignedIn { guest in
            let other = try await bench.signIn(guest.client, "token=\(bench.token.text)")
            #expect(try await guest.get("/").status == .ok, "another browser's session is not touched")
            let key = try await guest.formKey()
            _ = try await guest.client.post(
                "/sign-in", form: "token=\(bench.token.text)&formKey=\(key)",
                headers: [.cookie: guest.cookie + "; obstat_form=\(key)"])
            #expect(try await guest.get("/").status == .seeOther)
            #expect(other != guest.cookie)
        }
    }

    @Test func `an idle session ends after half an hour, a busy one after eight hours`() async throws {
        try await bench.visitSignedIn { guest async throws in
            bench.wait(nanoseconds: SessionBook.idleLife)
            #expect(try await guest.get("/").status == .seeOther)
        }
        try await bench.visitSignedIn { guest async throws in
            for _ in 1...16 {
                #expect(try await guest.get("/").status == .ok)
                bench.wait(nanoseconds: SessionBook.idleLife - 1)
            }
            bench.wait(nanoseconds: 16)
            #expect(try await guest.get("/").status == .seeOther)
        }
    }

    @Test func `the book of sessions does not grow without end`() {
        let book = SessionBook()
        let first = book.begin(at: 0).key
        let second = book.begin(at: 1).key
        for time in 2...Int64(SessionBook.maximum) { _ = book.begin(at: time) }
        #expect(book.session(key: first, at: 100) == nil)
        #expect(book.session(key: second, at: 100) != nil)
    }
}
