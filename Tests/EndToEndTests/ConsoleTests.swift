import AuditStore
import Documents
import Foundation
import Glibc
import ObstatTestSupport
import Testing

/// People at the console, with a real browser and the real daemon.
@Suite(.enabled(if: Browser.program != nil, "needs chromium"), .serialized, .timeLimit(.minutes(20)))
struct ConsoleTests {
    private static let password = "correct horse battery"

    private final class Office {
        let bench: GateBench
        let browser: Browser
        let address: String

        init() throws {
            let port = try Self.freePort()
            address = "http://127.0.0.1:\(port)"
            bench = try GateBench(settings: "console: {port: \(port)}\n")
            browser = try Browser()
            try bench.start()
            for (name, role) in [
                ("chen", "reviewer"), ("lin", "approver"), ("boss", "administrator"), ("shen", "auditor"),
            ] {
                try add(name, ["--role", role])
            }
            try add("wang", ["--role", "unit-contact", "--unit", "consular"])
            try browser.setLanguage("zh-TW")
        }

        private func add(_ name: String, _ more: [String]) throws {
            let words = [
                "console", "account", "add", name, "--password-stdin", "--config", bench.path("obstat.yaml"),
            ]
            let ended = try bench.obstat(
                (words + more).map { RawPath(Array($0.utf8)) },
                input: Array((ConsoleTests.password + "\n").utf8)
            ).awaitEnd()
            #expect(ended == .exited(0))
        }

        func signIn(_ name: String) throws {
            try browser.forgetCookies()
            try browser.go(to: address + "/sign-in")
            try browser.submit(
                "form[action=\"/sign-in\"]", [("name", name), ("password", ConsoleTests.password)])
        }

        /// Drops a document that is held and gives its id.
        func hold(_ text: String, as name: RawPath) throws -> DocumentID {
            try bench.drop(text, as: name)
            try bench.running().awaitState("a held \(name.text)") {
                try bench.records(of: name.text).contains { $0.state == .hold && $0.intent == nil }
            }
            return try #require(try bench.records(of: name.text).last).submission.id
        }

        func expectAccessible(_ what: String) throws {
            let faults = try browser.run(AccessibilityCheck.script) as? [String]
            #expect(faults == [], "\(what)")
        }

        private static func freePort() throws -> UInt16 {
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(descriptor) }
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
                }
            }
            try #require(isBound)
            return UInt16(bigEndian: address.sin_port)
        }
    }

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

    @Test func `every page can be read by everybody, in both languages and both schemes`() throws {
        let office = try Office()
        _ = try office.hold(Sample.held(), as: "grant.txt")
        try office.browser.go(to: office.address + "/sign-in")
        try office.expectAccessible("sign-in")
        let places = [
            ("chen", ["/", "/?show=all", "/dashboard", "/rules", "/status", "/account"]),
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
