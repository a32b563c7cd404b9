import Accounts
import AuditStore
import Documents
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import ReviewConsole

/// Who sees what: by role, and by unit.
@Suite struct RolesTests {
    private let bench: ConsoleBench

    init() throws {
        bench = try ConsoleBench()
    }

    struct Case: Sendable {
        let role: Role
        let opens: Set<String>
    }

    private static let places = [
        "/", "/dashboard", "/rules", "/rules/tw.national-id", "/audit", "/status", "/accounts",
        "/exemptions", "/recalls", "/reports",
    ]

    private static let cases = [
        Case(role: .unitContact, opens: ["/", "/dashboard"]),
        Case(
            role: .reviewer,
            opens: [
                "/", "/dashboard", "/rules", "/rules/tw.national-id", "/status", "/exemptions", "/recalls",
                "/reports",
            ]),
        Case(
            role: .approver,
            opens: [
                "/", "/dashboard", "/rules", "/rules/tw.national-id", "/status", "/exemptions", "/recalls",
                "/reports",
            ]),
        Case(role: .ruleAdministrator, opens: ["/dashboard", "/rules", "/rules/tw.national-id", "/status"]),
        Case(
            role: .auditor,
            opens: [
                "/", "/dashboard", "/rules", "/rules/tw.national-id", "/audit", "/status", "/exemptions",
                "/recalls",
                "/reports",
            ]),
        Case(role: .administrator, opens: ["/dashboard", "/status", "/accounts"]),
    ]

    @Test(arguments: cases)
    func `each role opens its pages and no others`(test: Case) async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visit(as: [test.role], units: test.role == .unitContact ? ["consular"] : []) {
            guest async throws in
            for place in Self.places {
                let status = try await guest.get(place).status
                // Whoever sees no documents starts at the dashboard.
                let closed: HTTPResponse.Status = place == "/" ? .seeOther : .forbidden
                #expect(status == (test.opens.contains(place) ? .ok : closed), "\(test.role) at \(place)")
            }
            let sees = test.opens.contains("/")
            for path in ["/documents/\(id)", "/api/documents/\(id)", "/api/documents"] {
                #expect(
                    try await guest.get(path).status == (sees ? .ok : .forbidden), "\(test.role) at \(path)")
            }
            let html = try await guest.text("/dashboard")
            #expect(html.contains("href=\"/accounts\"") == test.opens.contains("/accounts"))
        }
    }

    @Test func `another unit's document is as unknown as none`() async throws {
        let own = try bench.hold("own.txt", findings: [.sample()])
        let other = try bench.hold("other.txt", unit: "press", number: 2, findings: [.sample()])
        let people: [String: (roles: Set<Role>, units: [String])] = [
            "wang": ([.unitContact], ["consular"]), "chen": ([.reviewer, .approver], ["consular"]),
        ]
        try await bench.visit(as: people) { guests async throws in
            for guest in guests.values {
                #expect(try await guest.get("/documents/\(own)").status == .ok)
                for path in ["/documents/\(other)", "/documents/\(other)/compare", "/api/documents/\(other)"]
                {
                    #expect(try await guest.get(path).status == .notFound, "\(path)")
                }
                #expect(
                    try await guest.post("/documents/\(other)/decide", "act=note&text=x").status == .notFound)
                let json = try await guest.post(
                    "/api/documents/\(other)/decisions", json: #"{"act":"note","text":"x"}"#)
                #expect(json.status == .notFound)
                for path in [
                    "/", "/?unit=press", "/?show=all", "/?q=other", "/api/documents",
                    "/api/documents?unit=press",
                ] {
                    #expect(!(try await guest.text(path)).contains("other.txt"), "\(path)")
                }
                #expect(!(try await guest.text("/")).contains("Press"), "not even the unit's name is offered")
            }
            let chen = try #require(guests["chen"])
            let reveal = try await chen.post("/documents/\(other)/reveal", "finding=0&text=x")
            #expect(reveal.status == .notFound)
            let bulk = try await chen.post("/bulk/confirm", "act=note&text=x&id=\(other)&id=\(own)")
            #expect(bulk.status == .seeOther)
        }
        #expect(try bench.store.remarks(about: other).isEmpty)
        #expect(try bench.store.remarks(about: own).count == 1)
        let looks = try bench.store.events(document: other, limit: 99).filter { $0.act == "looked" }
        #expect(looks.isEmpty)
    }

    @Test func `the figures of a contact are the own unit's`() async throws {
        try bench.hold("own.txt", findings: [.sample()])
        try bench.hold("other.txt", unit: "press", number: 2, findings: [.sample()])
        try await bench.visit(as: [.unitContact], units: ["consular"]) { guest async throws in
            let html = try await guest.text("/dashboard")
            #expect(html.contains("Consular Affairs") && !html.contains("Press"))
            #expect(html.contains("1 documents, 1 of them held."))
        }
    }

    @Test(arguments: [Role.auditor, .administrator, .ruleAdministrator])
    func `whoever only reads, or looks after other things, decides nothing`(role: Role) async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visit(as: [role]) { guest async throws in
            for form in [
                "act=release&text=x&evidenceKind=licence&evidence=1", "act=approve", "act=note&text=x",
            ] {
                #expect(try await guest.post("/documents/\(id)/decide", form).status == .forbidden, "\(form)")
            }
            #expect(try await guest.post("/documents/\(id)/reveal", "finding=0&text=x").status == .forbidden)
            #expect(try await guest.post("/bulk/confirm", "act=note&text=x&id=\(id)").status == .forbidden)
        }
        #expect(try bench.store.decisions(about: id).isEmpty)
    }

    @Test func `the token reads and decides nothing`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visitSignedIn { guest async throws in
            #expect(!(try await guest.text("/documents/\(id)")).contains("<textarea"))
            #expect(try await guest.post("/documents/\(id)/decide", "act=note&text=x").status == .forbidden)
            #expect(try await guest.post("/accounts", "name=x&role=reviewer").status == .forbidden)
        }
    }

    @Test func `a reviewer who is no approver can't approve, and the gate is asked about it too`()
        async throws
    {
        let id = try bench.hold("a.txt", findings: [.sample()])
        let people: [String: (roles: Set<Role>, units: [String])] = [
            "chen": ([.reviewer], []), "lin": ([.reviewer], []),
        ]
        try await bench.visit(as: people) { guests async throws in
            let chen = try #require(guests["chen"]), lin = try #require(guests["lin"])
            let form = "act=release&text=x&evidenceKind=licence&evidence=1"
            #expect(try await chen.post("/documents/\(id)/decide", form).status == .seeOther)
            #expect(try await lin.post("/documents/\(id)/decide", "act=approve").status == .badRequest)
        }
        #expect(try bench.store.decisions(about: id).map(\.state) == [.requested])
    }

    @Test func `a disabled account's session ends with its next request`() async throws {
        try await bench.visit(as: [.reviewer]) { guest async throws in
            #expect(try await guest.get("/").status == .ok)
            let account = try #require(try bench.accounts.store.row(named: "chen")).account
            #expect(try bench.accounts.setDisabled(true, account.id, by: "test") == nil)
            #expect(try await guest.get("/").status == .seeOther)
            #expect(try await guest.get("/api/me").status == .unauthorized)
        }
    }
}
