import AuditStore
import Documents
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import ReviewConsole

/// Decisions by form and by program, and what protects them from other pages.
@Suite struct DecisionFormTests {
    private let bench: ConsoleBench
    private static let release = "act=release&text=checked&evidenceKind=inspection&evidence=A-1"
    private static let people: [String: (roles: Set<Role>, units: [String])] = [
        "chen": ([.reviewer, .approver], []), "lin": ([.approver], []),
    ]

    init() throws {
        bench = try ConsoleBench()
    }

    @Test func `a release takes two people, and one is refused`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visit(as: Self.people) { guests async throws in
            let chen = try #require(guests["chen"]), lin = try #require(guests["lin"])
            let page = try await chen.text("/documents/\(id)")
            #expect(page.contains("A release takes two people"))
            #expect(try await chen.post("/documents/\(id)/decide", Self.release).status == .seeOther)
            let own = try await chen.post("/documents/\(id)/decide", "act=approve")
            #expect(own.status == .badRequest)
            #expect(String(buffer: own.body).contains("two different people"))
            #expect(try await chen.text("/documents/\(id)").contains("somebody else must approve it"))
            #expect(
                !(try await chen.text("/documents/\(id)")).contains("ReviewConsole."),
                "no value by its Swift name")
            #expect(try await lin.text("/?show=approve").contains("a.txt"))
            #expect(try await lin.text("/documents/\(id)").contains("value=\"approve\""))
            #expect(try await lin.post("/documents/\(id)/decide", "act=approve").status == .seeOther)
        }
        let decision = try #require(try bench.store.decisions(about: id).first)
        #expect(decision.state == .approved)
        #expect(decision.requester.name == "chen" && decision.decider?.name == "lin")
        #expect(decision.evidence?.kind == .inspection && decision.evidence?.reference == "A-1")
    }

    @Test func `what the gate says is said on the next page, once`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visit(as: [.reviewer]) { guest async throws in
            _ = try await guest.post("/documents/\(id)/decide", "act=note&text=seen")
            #expect(try await guest.text("/documents/\(id)").contains("class=\"news\">Recorded."))
            #expect(!(try await guest.text("/documents/\(id)")).contains("class=\"news\">Recorded."))
        }
    }

    @Test(arguments: [
        "act=release&text=x", "act=release&text=x&evidenceKind=licence",
        "act=release&evidenceKind=licence&evidence=1",
        "act=withhold&text=x", "act=return", "act=return&text=++", "act=due&due=tomorrow",
        "act=return&text=%1b%5b2J",
    ])
    func `an incomplete form changes nothing and says what is missing`(form: String) async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visit(as: [.reviewer]) { guest async throws in
            let response = try await guest.post("/documents/\(id)/decide", form)
            #expect(response.status == .badRequest)
            #expect(String(buffer: response.body).contains("role=\"alert\""))
        }
        #expect(try bench.store.decisions(about: id).isEmpty)
    }

    @Test func `a decision on findings that have changed since is refused`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visit(as: [.reviewer]) { guest async throws in
            let seen = String(repeating: "0", count: 64)
            let response = try await guest.post("/documents/\(id)/decide", Self.release + "&seen=\(seen)")
            #expect(response.status == .badRequest)
            let right = try #require(try bench.store.findingSet(of: id)).digest
            #expect(try await guest.text("/documents/\(id)").contains(right))
        }
        #expect(try bench.store.decisions(about: id).isEmpty)
    }

    @Test func `the other acts are recorded with what they need`() async throws {
        let acts = [
            ("return", "act=return&text=advice", Decision.Act.returnToUnit),
            ("c", "act=withhold&text=x&ground=FOI-6&ground=PDP", .withhold),
            ("b", "act=onApplication&text=x&ground=CPR", .onApplication),
            ("r", "act=refer&text=agenda", .refer),
        ]
        for (index, (name, form, act)) in acts.enumerated() {
            let id = try bench.hold(name, number: UInt32(index + 1), findings: [.sample()])
            try await bench.visit(as: [.reviewer]) { guest async throws in
                #expect(try await guest.post("/documents/\(id)/decide", form).status == .seeOther)
            }
            #expect(try bench.store.decisions(about: id).map(\.act) == [act])
        }
    }

    @Test func `assignee, due date and notes are set and shown`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visit(as: [.reviewer]) { guest async throws in
            _ = try await guest.post("/documents/\(id)/decide", "act=assign&assignee=chen")
            _ = try await guest.post("/documents/\(id)/decide", "act=due&due=2026-12-24")
            _ = try await guest.post("/documents/\(id)/decide", "act=note&text=the+unit+was+called")
            let page = try await guest.text("/documents/\(id)")
            #expect(page.contains("value=\"2026-12-24\"") && page.contains("the unit was called"))
            #expect(try await guest.text("/?assignee=me").contains("a.txt"))
            #expect(!(try await guest.text("/?assignee=none")).contains("a.txt"))
        }
        #expect(
            try bench.store.care(for: id)
                == Care(assignee: "chen", due: CalendarDay("2026-12-24")?.end.advanced(by: -1)))
    }

    @Test(arguments: [
        "/documents/{id}/decide", "/documents/{id}/reveal", "/bulk", "/bulk/confirm", "/accounts",
        "/accounts/1/change",
        "/account/password", "/account/codes", "/rules/try", "/audit/verify", "/sign-out", "/api/rules/try",
        "/api/documents/{id}/decisions", "/api/documents/{id}/reveal",
    ])
    func `a post without the session's own key is refused`(place: String) async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visit(as: Self.people) { guests async throws in
            let chen = try #require(guests["chen"]), lin = try #require(guests["lin"])
            let place = place.replacing("{id}", with: id.description)
            let body = "act=note&text=x"
            let theirs = try await lin.formKey()
            for key in ["", "0", String(repeating: "0", count: 64), theirs] {
                #expect(try await chen.post(place, body, key: key).status == .forbidden, "\(key)")
                #expect(
                    try await chen.post(place, json: #"{"act":"note","text":"x"}"#, key: key).status
                        == .forbidden)
            }
            let none = try await chen.client.post(place, form: body, headers: [.cookie: chen.cookie])
            #expect(none.status == .forbidden)
            #expect(try await chen.get("/").status == .ok, "the session lives on")
        }
        #expect(try bench.store.remarks(about: id).isEmpty)
    }

    @Test func `a sign-in form that another page made is refused`() async throws {
        try await bench.visit { client async throws in
            let key = String(repeating: "a", count: 64)
            let form = "token=\(bench.token.text)&formKey=\(key)"
            #expect(try await client.post("/sign-in", form: form).status == .forbidden)
            let other: HTTPFields = [.cookie: "obstat_form=\(String(repeating: "b", count: 64))"]
            #expect(try await client.post("/sign-in", form: form, headers: other).status == .forbidden)
        }
    }

    @Test func `a form that was posted before does not post again after its session`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visit(as: [.reviewer]) { guest async throws in
            let key = try await guest.formKey()
            _ = try await guest.post("/sign-out", "")
            let replayed = try await guest.post("/documents/\(id)/decide", "act=note&text=x", key: key)
            #expect(replayed.status == .seeOther)
            #expect(replayed.headers[.location] == "/sign-in")
        }
        #expect(try bench.store.remarks(about: id).isEmpty)
    }

    @Test func `a body that is too large is refused`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visit(as: [.reviewer]) { guest async throws in
            let long = "act=note&text=" + String(repeating: "x", count: FormGuard.maximum)
            #expect(try await guest.post("/documents/\(id)/decide", long).status == .contentTooLarge)
        }
    }

    @Test func `many at once are previewed, and each is judged by itself`() async throws {
        let first = try bench.hold("one.txt", findings: [.sample()])
        let second = try bench.hold("two.txt", number: 2, findings: [.sample()])
        try await bench.visit(as: [.reviewer]) { guest async throws in
            let preview = try await guest.post("/bulk", "act=return&id=\(first)&id=\(second)")
            let html = String(buffer: preview.body)
            #expect(html.contains("one.txt") && html.contains("two.txt") && html.contains("seen-\(first)"))
            #expect(try bench.store.decisions(about: first).isEmpty, "a preview decides nothing")
            _ = try await guest.post("/documents/\(second)/decide", "act=return&text=x")
            let done = try await guest.post(
                "/bulk/confirm", "act=return&text=advice&id=\(first)&id=\(second)")
            #expect(done.status == .seeOther)
            #expect(try await guest.text("/").contains("Done: 1 documents; not accepted: 1."))
            #expect(try await guest.post("/bulk", "act=release&id=\(first)").status == .badRequest)
            #expect(try await guest.post("/bulk", "act=return&id=../../etc").status == .badRequest)
        }
    }

    @Test func `the text behind a mask is shown once, with a reason that stays on record`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample(), .sample(excerpt: "gone")])
        try await bench.visit(as: [.approver]) { guest async throws in
            let shown = try await guest.post("/documents/\(id)/reveal", "finding=0&text=to+check")
            let html = String(buffer: shown.body)
            #expect(html.contains("A140404047 &lt;b&gt;\tx"))
            #expect(shown.headers[.cacheControl] == "no-store")
            let gone = try await guest.post("/documents/\(id)/reveal", "finding=1&text=to+check")
            #expect(String(buffer: gone.body).contains("not to be had"))
            #expect(try await guest.post("/documents/\(id)/reveal", "finding=0&text=").status == .badRequest)
            #expect(try await guest.post("/documents/\(id)/reveal", "finding=7&text=x").status == .badRequest)
            #expect(try await guest.get("/documents/\(id)/reveal").status == .notFound)
            let json = try await guest.post(
                "/api/documents/\(id)/reveal", json: #"{"finding":0,"reason":"check"}"#)
            #expect(String(buffer: json.body).contains("A140404047"))
        }
        let events = try bench.store.events(document: id, limit: 99).filter { $0.act == "revealed" }
        #expect(events.count == 3)
        #expect(events.allSatisfy { $0.actor == "chen (console 1)" && $0.detail.contains("check") })
        #expect(events.allSatisfy { !$0.detail.contains("A140404047") })
    }

    @Test func `a program decides by the same path`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visit(as: Self.people) { guests async throws in
            let chen = try #require(guests["chen"]), lin = try #require(guests["lin"])
            let place = "/api/documents/\(id)/decisions"
            let asked = try await chen.post(
                place, json: #"{"act":"release","text":"x","evidenceKind":"licence","evidence":"1"}"#)
            #expect(asked.status == .ok)
            #expect(String(buffer: asked.body).contains(#""isAccepted":true"#))
            #expect(try await chen.post(place, json: #"{"act":"approve"}"#).status == .conflict)
            #expect(try await lin.post(place, json: #"{"act":"approve"}"#).status == .ok)
            #expect(try await lin.post(place, json: #"{"act":"destroy"}"#).status == .badRequest)
            #expect(try await lin.post(place, json: "[").status == .badRequest)
            #expect(try await lin.post(place, "act=approve").status == .unsupportedMediaType)
        }
        #expect(try bench.store.decisions(about: id).map(\.state) == [.approved])
    }
}
