import AuditStore
import Documents
import Foundation
import ObstatTestSupport
import Testing

/// People at the console, with a real browser and the real daemon.
@Suite(.enabled(if: Browser.program != nil, "needs chromium"), .serialized, .timeLimit(.minutes(20)))
struct ConsoleTests {
    private typealias Office = ConsoleOffice

    @Test func `two people release a held document; one alone is refused`() throws {
        let office = try Office()
        let browser = office.browser
        let id = try office.hold(Sample.held(), as: "grant.txt")
        try office.signIn("chen")
        try office.expectAccessible("queue")
        #expect(try browser.text(of: "main")?.contains("grant.txt") == true)
        try browser.press("j")
        #expect(try browser.run("document.activeElement.textContent") as? String == "grant.txt")
        try browser.leave(by: "document.activeElement.click()")
        try office.expectAccessible("document")

        let reveal = "details.reveal form"
        try browser.submit(reveal, [("text", "確認是否誤判")])
        #expect(try browser.text(of: "#revealed")?.contains(Sample.identity) == true)
        try office.expectAccessible("reveal")
        try browser.leave(by: "document.querySelector('a[data-up]').click()")
        #expect(try browser.text(of: "main")?.contains(Sample.identity) == false, "shown once")

        try browser.press("f")
        #expect(try browser.run("document.querySelector('details[data-act=release]').open") as? Bool == true)
        let release = "details[data-act=release] form"
        try browser.submit(
            release, [("evidenceKind", "consent"), ("evidence", "外領字第1號"), ("text", "當事人同意")])
        #expect(try browser.text(of: ".news")?.contains("須由另一人核可") == true)
        #expect(try browser.text(of: ".waits")?.contains("須由另一人核可；任何人均無例外") == true)
        #expect(try browser.run("document.querySelector('[value=approve]') === null") as? Bool == true)

        try office.signIn("lin")
        try browser.go(to: office.address + "/?show=approve")
        #expect(try browser.text(of: "main")?.contains("grant.txt") == true)
        try browser.go(to: office.address + "/documents/\(id)")
        try browser.submit("form:has([value=approve])")
        try office.bench.running().awaitState("a delivery") {
            try office.bench.store().record(of: id)?.state == .delivered
        }
        let events = try office.bench.store().events(document: id, limit: 99)
        let revealed = try #require(events.first { $0.act == "revealed" })
        #expect(revealed.actor.hasPrefix("chen (console") && revealed.detail.contains("確認是否誤判"))
        #expect(events.allSatisfy { !$0.detail.contains(Sample.identity) })
        let decision = try #require(try office.bench.store().decisions(about: id).first)
        #expect(decision.requester.name == "chen" && decision.decider?.name == "lin")
        try expectQuiet(office)
    }

    @Test func `the queue tells of what comes in while it is looked at`() throws {
        let office = try Office()
        try office.signIn("chen")
        try office.browser.wait(until: "document.readyState === 'complete'")
        _ = try office.hold(Sample.held(), as: "later.txt")
        try office.browser.wait(until: "!document.querySelector('[data-live]').hidden")
        #expect(try office.browser.text(of: "[data-live-text]")?.contains("+1") == true)
        try expectQuiet(office)
    }

    @Test func `a contact sees the own unit only and can answer`() throws {
        let office = try Office()
        let id = try office.hold(Sample.held(), as: "press-only.txt")
        try office.signIn("wang")
        #expect(try office.browser.text(of: "main")?.contains("press-only.txt") == false)
        try office.browser.go(to: office.address + "/documents/\(id)")
        #expect(try office.browser.text(of: "h1") == "查無此頁")
    }

    @Test func `an exemption takes two people, and lets the same value pass from then on`() throws {
        let office = try Office()
        let browser = office.browser
        let id = try office.hold(Sample.held(), as: "grant.txt")
        try office.signIn("chen")
        try browser.go(to: office.address + "/documents/\(id)")
        try browser.run("document.querySelectorAll('details.reveal').forEach((d) => { d.open = true; })")
        try office.expectAccessible("exemption form")
        try browser.submit(
            "form[action$='/exempt']",
            [("evidenceKind", "consent"), ("evidence", "外領字第2號"), ("text", "機關公務號碼")])
        #expect(try browser.text(of: ".news")?.contains("須由另一人核可") == true)
        #expect(try browser.text(of: "main")?.contains("任何人均無例外") == true)
        #expect(
            try browser.run("document.querySelector('form[action$=\"/approve\"]') === null") as? Bool == true)
        try office.expectAccessible("exemptions")
        try office.signIn("lin")
        try browser.go(to: office.address + "/exemptions")
        try browser.submit("form[action$='/approve']")
        #expect(try office.bench.store().exemption(1)?.state == .inForce)
        try browser.go(to: office.address + "/exemptions?show=unused")
        #expect(try browser.text(of: "main")?.contains("機關公務號碼") == true)
        try office.bench.drop(Sample.held(1), as: "again.txt")
        try office.bench.running().awaitState("a delivery by the exemption") {
            try office.bench.records(of: "again.txt").contains { $0.state == .delivered && $0.intent == nil }
        }
        try browser.go(to: office.address + "/exemptions?show=unused")
        #expect(try browser.text(of: "main")?.contains("機關公務號碼") == false)
        #expect(try office.bench.store().record(of: id)?.state == .hold, "it is decided by itself")
        try expectQuiet(office)
    }

    @Test func `a reviewer asks for a recall and the head approves it`() throws {
        let office = try Office(
            others: "review: {reviewers: [daemon], heads: [mail]}\nrecall: {pauseMilliseconds: 1}\n")
        let browser = office.browser
        try office.add("head", ["--role", "approver", "--unix-account", "mail"])
        try office.bench.drop(Sample.clean(1), as: "minutes.txt")
        try office.bench.running().awaitState("a delivery") {
            try office.bench.records(of: "minutes.txt").contains {
                $0.state == .delivered && $0.intent == nil
            }
        }
        let id = try office.bench.record(of: "minutes.txt").submission.id
        try office.bench.folder.write(ReviewBench.stricter, to: "rules/.new")
        try office.bench.folder.rename("rules/.new", to: "rules/test.yaml")
        try office.bench.running().signal(1)
        try office.bench.running().awaitState("a risk") { try !office.bench.store().atRisk(term: 1).isEmpty }
        try office.signIn("chen")
        try browser.go(to: office.address + "/recalls")
        #expect(try browser.text(of: "main")?.contains("minutes.txt") == true)
        try office.expectAccessible("recalls")
        try browser.go(to: office.address + "/documents/\(id)")
        try office.expectAccessible("a document at risk")
        try browser.run("document.querySelector('details[data-act=recall] [value=\"FOI-6\"]').checked = true")
        try browser.submit("details[data-act=recall] form", [("text", "會議紀錄含不得公開內容")])
        #expect(try browser.text(of: ".waits")?.contains("會議紀錄含不得公開內容") == true)
        // An approver who is not the head is told so.
        try office.signIn("lin")
        try browser.go(to: office.address + "/documents/\(id)")
        try browser.submit("form:has([value=approve])")
        #expect(try browser.text(of: ".alarm")?.isEmpty == false)
        #expect(try office.bench.store().record(of: id)?.state == .delivered)
        try office.signIn("head")
        try browser.go(to: office.address + "/documents/\(id)")
        try browser.submit("form:has([value=approve])")
        try office.bench.running().awaitState("the recall") {
            try office.bench.store().record(of: id)?.state == .hold
        }
        #expect(try !office.bench.uploaded().contains("press/minutes.txt"))
        try browser.go(to: office.address + "/recalls")
        #expect(try browser.text(of: "#cases ~ div")?.contains("minutes.txt") == true)
        try expectQuiet(office)
    }

    @Test func `a report is read on screen and taken along`() throws {
        let office = try Office()
        let browser = office.browser
        _ = try office.hold(Sample.held(), as: "grant.txt")
        try office.signIn("chen")
        try browser.go(to: office.address + "/reports")
        #expect(try browser.text(of: "main")?.contains("送件與結果") == true)
        let script = """
            (async () => {
              const link = Array.from(document.querySelectorAll('a')).find((a) => a.textContent === 'ODS');
              const response = await fetch(link.href);
              const bytes = new Uint8Array(await response.arrayBuffer());
              return [response.headers.get('content-disposition'), bytes[0], bytes[1], bytes.length > 1000].join(' ');
            })()
            """
        let taken = try #require(try browser.run(script) as? String)
        #expect(
            taken.hasPrefix("attachment; filename=\"obstat-summary-") && taken.hasSuffix(".ods\" 80 75 true"))
        try browser.submit("form.filter", [("kind", "agenda")])
        #expect(try browser.text(of: "h1") == "諮詢小組議程")
        #expect(try office.bench.events("report exported").count == 1)
        try expectQuiet(office)
    }

    @Test func `every page can be read by everybody, in both languages and both schemes`() throws {
        let office = try Office()
        _ = try office.hold(Sample.held(), as: "grant.txt")
        try office.browser.go(to: office.address + "/sign-in")
        try office.expectAccessible("sign-in")
        let places = [
            (
                "chen",
                [
                    "/", "/?show=all", "/dashboard", "/rules", "/status", "/account", "/exemptions?show=all",
                    "/recalls",
                    "/reports", "/reports?kind=agenda",
                ]
            ),
            ("shen", ["/audit"]),
            ("boss", ["/accounts"]),
        ]
        for (name, pages) in places {
            try office.signIn(name)
            for (language, dark) in [("zh-TW", false), ("en", true)] {
                try office.browser.setLanguage(language)
                try office.browser.setScheme(dark: dark)
                for page in pages {
                    try office.browser.go(to: office.address + page)
                    try office.browser.run(
                        "document.querySelectorAll('details').forEach((d) => { d.removeAttribute('name'); d.open = true; })"
                    )
                    try office.expectAccessible("\(page) in \(language)\(dark ? ", dark" : "")")
                }
            }
        }
        try expectQuiet(office)
    }

    /// No request left the host, and nothing was forbidden or broken.
    private func expectQuiet(_ office: Office) throws {
        // What stands in an address itself, such as the browser's own signs, is asked of nobody.
        let strangers = office.browser.requests.filter {
            !$0.hasPrefix(office.address + "/") && !$0.hasPrefix("data:")
        }
        #expect(strangers.isEmpty)
        #expect(office.browser.complaints.isEmpty)
    }
}
