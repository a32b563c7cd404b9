import Documents
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import ReviewConsole

/// What protects the console from other pages, other names and other verbs.
@Suite struct GuardTests {
    private let bench: ConsoleBench

    init() throws {
        bench = try ConsoleBench()
    }

    private func expectProtected(_ response: TestResponse, _ what: String) throws {
        let headers = response.headers
        let policy = try #require(headers[.contentSecurityPolicy], "\(what)")
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "\(what)")
        #expect(!policy.contains("unsafe") && policy.contains("script-src 'self'"), "\(what)")
        #expect(headers[.xContentTypeOptions] == "nosniff", "\(what)")
        #expect(headers[.cacheControl] == "no-store", "\(what)")
        for name in ["Referrer-Policy", "X-Frame-Options", "Cross-Origin-Opener-Policy"] {
            let name = try #require(HTTPField.Name(name))
            #expect(headers[values: name].count == 1, "\(what): \(name)")
        }
    }

    @Test func `every answer carries the protecting headers, errors included`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visitSignedIn { guest in
            let pages = [
                "/", "/status", "/audit", "/documents/\(id)", "/documents/none", "/healthz", "/style.css",
                "/sign-in", "/console.js", "/dashboard", "/rules", "/account", "/accounts",
                "/audit/export?format=csv", "/nowhere", "/?unit=NO", "/api/status", "/api/documents",
                "/api/documents/\(id)",
                "/api/audit",
                "/api/nowhere",
            ]
            for page in pages {
                try expectProtected(await guest.get(page), page)
                try expectProtected(await guest.client.get(page), "stranger at " + page)
            }
            try expectProtected(
                await guest.client.get("/", headers: [.otherHost: "evil.example"]), "other host")
            try expectProtected(await guest.client.execute(uri: "/", method: .delete), "other method")
            try expectProtected(await guest.client.post("/sign-in", form: "token=0"), "wrong token")
        }
    }

    @Test func `pages have neither scripts nor inline styles`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visitSignedIn { guest in
            for page in ["/", "/status", "/audit", "/documents/\(id)", "/nowhere", "/dashboard", "/rules"] {
                let html = String(buffer: try await guest.get(page).body)
                #expect(html.contains("<main"), "\(page)")
                for forbidden in [
                    "<style", " style=", " onclick", " onsubmit", "javascript:", "http://", "https://",
                ] {
                    #expect(!html.contains(forbidden), "\(page): \(forbidden)")
                }
                #expect(html.matches(of: /<script/).count == 1, "\(page)")
                #expect(html.contains("<script src=\"/console.js\" defer></script>"), "\(page)")
            }
        }
    }

    @Test(arguments: [
        ("localhost", true), ("localhost:8470", true), ("127.0.0.1", true), ("127.0.0.1:8470", true),
        ("LocalHost:8470", true), ("", false), ("evil.example", false), ("localhost.evil.example", false),
        ("localhost@evil.example", false), ("127.0.0.1.evil.example:8470", false), ("localhost:evil", false),
        ("localhost:8470:1", false), ("127.1", false), ("0.0.0.0:8470", false), ("[::1]:8470", false),
    ])
    func `only names of this host are answered`(authority: String, isLocal: Bool) {
        #expect(HostGuard.isLocal(authority) == isLocal)
    }

    @Test func `a whole address in the request line names its host too`() async throws {
        try await bench.visit { client async throws in
            #expect(try await client.get("http://evil.example/healthz").status == .misdirectedRequest)
            #expect(try await client.get("http://localhost/healthz").status == .ok)
        }
    }

    @Test(.timeLimit(.minutes(20)))
    func `another host's name is refused over a real connection`() async throws {
        try await bench.visit(.ahc()) { client in
            #expect(try await client.get("/healthz").status == .ok)
            let response = try await client.get("/healthz", headers: [.otherHost: "evil.example"])
            #expect(response.status == .misdirectedRequest)
            try expectProtected(response, "other host")
        }
    }

    @Test(arguments: [HTTPRequest.Method.post, .put, .patch, .delete, .options, .trace, .connect])
    func `nothing but reading is done where there is nothing to post to`(
        method: HTTPRequest.Method
    ) async throws {
        try await bench.visitSignedIn { guest in
            for path in ["/", "/documents/x", "/api/documents", "/healthz"] {
                let response = try await guest.client.execute(
                    uri: path, method: method, headers: [.cookie: guest.cookie])
                #expect(response.status == .methodNotAllowed, "\(path)")
                #expect(response.headers[.allow] == "GET, HEAD")
            }
        }
    }

    @Test(arguments: [
        HTTPFields(dictionaryLiteral: (.origin, "http://evil.example")), [.origin: "null"],
        [.origin: "http://localhost:9"], [.secFetchSite: "cross-site"], [.secFetchSite: "same-site"],
    ])
    func `a form of another site is refused`(headers: HTTPFields) async throws {
        try await bench.visit { client in
            let response = try await client.signIn("token=\(bench.token.text)", headers: headers)
            #expect(response.status == .forbidden)
            #expect(response.headers[.setCookie] == nil)
        }
    }

    @Test func `the console's own form is accepted`() async throws {
        try await bench.visit { client in
            let own: HTTPFields = [.origin: "http://localhost", .secFetchSite: "same-origin"]
            let response = try await client.signIn("token=\(bench.token.text)", headers: own)
            #expect(response.status == .seeOther)
        }
    }

    @Test func `a look at the head alone sends no body`() async throws {
        try await bench.visitSignedIn { guest in
            let response = try await guest.client.execute(
                uri: "/", method: .head, headers: [.cookie: guest.cookie])
            #expect(response.status == .ok)
            #expect(response.body.readableBytes == 0)
        }
    }
}
