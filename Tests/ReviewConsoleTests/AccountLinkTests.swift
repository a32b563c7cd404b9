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

/// Looking after one account in the browser: roles, and which other names its person has.
@Suite struct AccountLinkTests {
    private let desk: OpenIDBench
    private var bench: ConsoleBench { desk.bench }

    init() throws {
        desk = try OpenIDBench()
        for (name, role) in [("boss", Role.administrator), ("chen", .reviewer), ("lin", .approver)] {
            _ = try bench.accounts.add(
                Account(id: 0, name: name, roles: [role]), password: ConsoleBench.password, by: "test")
        }
    }

    private func id(_ name: String) throws -> Int64 {
        try #require(try bench.accounts.store.row(named: name)).account.id
    }

    private func visit(_ test: @Sendable ([String: Guest]) async throws -> Void) async throws {
        try await desk.visit { client in
            var guests: [String: Guest] = [:]
            for name in ["boss", "chen", "lin"] {
                let cookie = try await bench.signIn(client, ConsoleBench.form(name))
                guests[name] = Guest(client: client, cookie: cookie)
            }
            try await test(guests)
        }
    }

    @Test func `a Unix account is linked once, and both names are one person from then on`() async throws {
        let (chen, lin) = (try id("chen"), try id("lin"))
        try await visit { guests in
            let boss = try #require(guests["boss"])
            let place = "/accounts/\(chen)/links"
            #expect(try await boss.post(place, "link=unix&name=daemon").status == .seeOther)
            let page = try await boss.text("/accounts/\(chen)")
            #expect(page.contains("daemon (1)") && page.contains("Changed."))
            let person = try #require(try bench.accounts.store.row(chen)).account.person
            #expect(person.mayBeSame(as: Person(user: 1, login: 1, name: "daemon")))
            let taken = try await boss.post("/accounts/\(lin)/links", "link=unix&name=1")
            #expect(taken.status == .badRequest)
            #expect(String(buffer: taken.body).contains("belongs to another one already"))
            let none = try await boss.post("/accounts/\(lin)/links", "link=unix&name=nobody-at-all")
            #expect(String(buffer: none.body).contains("no such account"))
            #expect(try await boss.post(place, "link=unlinkUnix").status == .seeOther)
            #expect(try bench.accounts.store.row(chen)?.account.unixUser == nil)
            #expect(
                try await boss.post("/accounts/\(lin)/links", "link=unix&name=daemon").status == .seeOther)
        }
        let events = try bench.store.events(limit: 99)
        #expect(events.count { $0.act == "Unix account linked" && $0.actor == "boss (console 1)" } == 2)
        #expect(
            events.contains { $0.act == "Unix account unlinked" && $0.detail.contains("\"unixUser\":\"1\"") })
    }

    @Test func `what was asked for before two names were linked can't be approved by the other`()
        async throws
    {
        let chen = try id("chen")
        let document = try bench.hold("a.txt", findings: [.sample()])
        let other = try bench.hold("b.txt", number: 2, findings: [.sample()])
        let unix = Person(user: 1, login: 1, name: "daemon")
        func ask(_ document: DocumentID, _ person: Person) throws {
            _ = try bench.store.request(
                DecisionRequest(
                    document: document, act: .release, person: person, reason: "agreed",
                    evidence: Evidence(kind: .consent, reference: "1"), lifetime: 1_000_000_000_000)
            ).get()
        }
        try ask(document, try #require(try bench.accounts.store.row(chen)).account.person)
        try ask(other, unix)
        try await visit { guests async throws in
            let boss = try #require(guests["boss"])
            #expect(
                try await boss.post("/accounts/\(chen)/links", "link=unix&name=daemon").status == .seeOther)
        }
        for id in [document, other] {
            #expect(try bench.store.decisions(about: id).first?.state == .void)
        }
        guard case .failure = try bench.store.approve(document, by: unix) else {
            Issue.record("one person under two names has released a document")
            return
        }
        guard case .whole = try bench.store.verifyChain() else {
            Issue.record("the events no longer vouch for the decisions")
            return
        }
    }

    @Test func `an identity is linked once, shown to be chosen, and unlinked again`() async throws {
        let (chen, lin) = (try id("chen"), try id("lin"))
        try await visit { guests in
            let boss = try #require(guests["boss"])
            let client = boss.client
            desk.provider.behave { $0.name = "<b>hsu" }
            try desk.expectRefused(try await desk.signIn(client), "notLinked", client)
            let page = try await boss.text("/accounts/\(chen)")
            #expect(page.contains("<option value=\"248289761001\">&lt;b&gt;hsu</option>"))
            let form = "link=identity&subject=248289761001"
            #expect(try await boss.post("/accounts/\(chen)/links", form).status == .seeOther)
            #expect(!(try await boss.text("/accounts/\(chen)")).contains("<option value=\"248289761001\""))
            let taken = try await boss.post("/accounts/\(lin)/links", form)
            #expect(String(buffer: taken.body).contains("belongs to another account"))
            let guest = try #require(desk.guest(try await desk.signIn(client), client))
            #expect(try await guest.text("/account").contains("chen"))
            #expect(try await boss.text("/accounts").contains("sign-in service 1"))
            let unlink = "link=unlink&subject=248289761001&issuer=\(desk.provider.issuer)"
            #expect(try await boss.post("/accounts/\(lin)/links", unlink).status == .badRequest)
            #expect(try await boss.post("/accounts/\(chen)/links", unlink).status == .seeOther)
            #expect(try await guest.get("/").status == .seeOther)
        }
        let acts = try bench.store.events(limit: 99).filter { $0.act.hasPrefix("identity") }
        #expect(acts.map(\.act) == ["identity unlinked", "identity linked"])
        #expect(acts.allSatisfy { $0.actor == "boss (console 1)" && $0.detail.contains("248289761001") })
    }

    @Test func `other roles end the sessions and count at once`() async throws {
        let chen = try id("chen")
        try await visit { guests in
            let (boss, reviewer) = (try #require(guests["boss"]), try #require(guests["chen"]))
            #expect(try await reviewer.get("/").status == .ok)
            let changed = try await boss.post("/accounts/\(chen)/roles", "role=unit-contact&unit=press")
            #expect(changed.status == .seeOther)
            #expect(try await reviewer.get("/").status == .seeOther)
            #expect(try await reviewer.get("/api/documents").status == .unauthorized)
            let account = try #require(try bench.accounts.store.row(chen)).account
            #expect(account.roles == [.unitContact] && account.units == ["press"])
            for wrong in ["role=unit-contact", "", "role=administrator&role=approver", "role=emperor"] {
                #expect(
                    try await boss.post("/accounts/\(chen)/roles", wrong).status == .badRequest, "\(wrong)")
            }
            let own = try await boss.post("/accounts/\(try id("boss"))/roles", "role=reviewer")
            #expect(String(buffer: own.body).contains("last usable administrator"))
        }
        #expect(
            try bench.store.events(limit: 99).contains {
                $0.act == "roles changed" && $0.detail.contains("\"roles\":\"unit-contact\"")
            })
    }

    @Test func `nobody but an administrator looks after accounts`() async throws {
        let lin = try id("lin")
        try await visit { guests in
            let chen = try #require(guests["chen"])
            #expect(try await chen.get("/accounts/\(lin)").status == .forbidden)
            #expect(try await chen.post("/accounts/\(lin)/roles", "role=reviewer").status == .forbidden)
            #expect(try await chen.post("/accounts/\(lin)/links", "link=unix&name=root").status == .forbidden)
            let boss = try #require(guests["boss"])
            for place in ["/accounts/99", "/accounts/x", "/accounts/-1"] {
                #expect(try await boss.get(place).status == .notFound, "\(place)")
            }
            #expect(try await boss.post("/accounts/99/roles", "role=reviewer").status == .notFound)
            for form in [
                "link=other", "", "link=identity",
                "link=identity&subject=\(String(repeating: "x", count: 256))",
                "link=identity&subject=%00",
            ] {
                #expect(try await boss.post("/accounts/\(lin)/links", form).status == .badRequest, "\(form)")
            }
            let forged = try await boss.post(
                "/accounts/\(lin)/links", "link=unix&name=root", key: String(repeating: "0", count: 64))
            #expect(forged.status == .forbidden)
        }
        #expect(try bench.accounts.store.row(named: "lin")?.account.unixUser == nil)
    }
}
