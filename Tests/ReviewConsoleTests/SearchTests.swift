import AuditStore
import Documents
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import ReviewConsole

/// Finding things: queue, audit log, rules, figures, versions.
@Suite struct SearchTests {
    private let bench: ConsoleBench

    init() throws {
        bench = try ConsoleBench()
    }

    @Test(arguments: [
        ("", ["one.txt", "two.zip"]), ("unit=press", ["two.zip"]),
        ("category=personal.national_id", ["one.txt"]),
        ("rule=tw.national-id", ["one.txt"]), ("rule=none", []), ("gap=encrypted", ["two.zip"]),
        ("q=one", ["one.txt"]),
        ("q=A14", ["one.txt"]), ("q=%25", []), ("q=_", []), ("q=%E8%BA%AB%E5%88%86", ["one.txt"]),
        ("days=1", ["one.txt"]),
        ("assignee=none", ["one.txt", "two.zip"]), ("assignee=lin", []),
        ("show=all", ["one.txt", "two.zip"]),
        ("show=delivered", []), ("show=approve", []), ("unit=press&category=personal.national_id", []),
        ("q=%27%3B+DROP+TABLE+document%3B--", []),
    ])
    func `the queue shows what was asked for`(question: String, names: [String]) async throws {
        try bench.hold("one.txt", findings: [.sample()])
        bench.wait(nanoseconds: 2 * 86_400 * 1_000_000_000)
        try bench.hold(
            "two.zip", unit: "press", number: 2,
            gaps: [CoverageGap(part: .document, reason: .encrypted, detail: "a password")])
        try await bench.visit(as: [.reviewer]) { guest async throws in
            let html = try await guest.text("/?" + question)
            for name in ["one.txt", "two.zip"] {
                #expect(html.contains("<bdi>\(name)</bdi>") == names.contains(name), "\(name)")
            }
        }
    }

    @Test(arguments: [
        "/?show=x", "/?category=x", "/?gap=x", "/?days=0", "/?days=x", "/?after=x", "/?before=0", "/?order=x",
        "/audit?from=x",
        "/audit?from=2026-02-30", "/audit?document=x", "/audit?before=0", "/audit/export",
        "/audit/export?format=exe",
        "/audit/export?format=../../etc/passwd",
    ])
    func `a question that can't be answered is refused`(place: String) async throws {
        try await bench.visitSignedIn { guest async throws in
            #expect(try await guest.get(place).status == .badRequest)
        }
    }

    @Test func `a long queue has pages`() async throws {
        for number in 1...UInt32(QueueFilter.size + 1) {
            try bench.hold("file-\(number).txt", number: number, findings: [.sample()])
        }
        try await bench.visit(as: [.reviewer]) { guest async throws in
            let first = try await guest.text("/?q=file")
            #expect(first.contains("51 documents, 50 on this page"))
            let next = String(try #require(first.firstMatch(of: /href="([^"]+)" rel="next"/)).1)
            #expect(next.hasPrefix("/?q=file&amp;order=oldest&amp;after="))
            let second = try await guest.text(next.replacing("&amp;", with: "&"))
            #expect(second.contains("file-51.txt") && !second.contains("file-50.txt"))
            let back = String(try #require(second.firstMatch(of: /href="([^"]+)" rel="prev"/)).1)
            #expect(try await guest.text(back.replacing("&amp;", with: "&")).contains("file-50.txt"))
        }
    }

    @Test func `a document with many findings has pages`() async throws {
        let findings = (0..<Archive.findings + 1).map { Finding.sample(excerpt: "excerpt-\($0)-") }
        let id = try bench.hold("a.txt", findings: findings)
        try await bench.visit(as: [.reviewer]) { guest async throws in
            let first = try await guest.text("/documents/\(id)")
            #expect(first.contains("101 findings, 1 to 100 shown") && !first.contains("excerpt-100-"))
            #expect(try await guest.text("/documents/\(id)?page=2").contains("excerpt-100-"))
        }
    }

    @Test func `the audit log is searched, verified and exported`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try bench.store.note("=cmd|' /C calc'!A0", by: "@evil", document: id, [:])
        try await bench.visit(as: [.auditor]) { guest async throws in
            let found = try await guest.text("/audit?act=hold")
            #expect(
                found.contains("Put in quarantine") && found.matches(of: /<td class="number">/).count == 1)
            #expect(try await guest.text("/audit?document=\(id)&actor=gate").contains("Taken in"))
            #expect(try await guest.text("/audit?until=2001-01-01").contains("Nothing fits."))
            #expect(try await guest.post("/audit/verify", "").headers[.location] == "/audit")
            let csv = try await guest.get("/audit/export?format=csv")
            #expect(csv.headers[.contentDisposition] == "attachment; filename=\"obstat-audit.csv\"")
            let text = String(buffer: csv.body)
            #expect(text.hasPrefix("sequence,time,actor,act,document,detail,hash\r\n"))
            #expect(text.contains("\"'=cmd|' /C calc'!A0\"") && text.contains("\"'@evil\""))
            let lines = try await guest.text("/audit/export?format=jsonl&act=hold")
            #expect(lines.split(separator: "\n").count == 1)
        }
        #expect(try bench.store.events(limit: 99).contains { $0.act == "audit exported" })
    }

    @Test func `the rules are listed with their use, and a text can be tried`() async throws {
        try bench.hold("a.txt", findings: [.sample(), .sample()])
        try await bench.visit(as: [.ruleAdministrator]) { guest async throws in
            let html = try await guest.text("/rules")
            #expect(
                html.contains("National identification number")
                    && html.contains("<td class=\"number\">2</td>"))
            let rule = try await guest.text("/rules/tw.national-id")
            #expect(rule.contains("[A-Z][12]") && rule.contains("It can&#39;t be replaced."))
            #expect(try await guest.get("/rules/none").status == .notFound)
            let tried = try await guest.post("/rules/try", "text=id+A140404047")
            #expect(String(buffer: tried.body).contains("A14•••••••"))
            let clean = try await guest.post("/rules/try", "text=%3Cscript%3E")
            #expect(String(buffer: clean.body).contains("&lt;script&gt;</textarea>"))
            let json = try await guest.post("/api/rules/try", json: #"{"text":"A140404047"}"#)
            #expect(String(buffer: json.body).contains(#""verdict":"held""#))
        }
    }

    @Test func `the dashboard shows figures as charts with tables behind`() async throws {
        try bench.hold("a.txt", findings: [.sample()])
        try await bench.visit(as: [.reviewer]) { guest async throws in
            let html = try await guest.text("/dashboard")
            #expect(
                html.matches(of: /role="img"/).count == html.matches(of: /<details><summary>As a table/).count
            )
            #expect(
                html.contains("National identification number") && html.contains("<rect class=\"heldbar\""))
            let json = try await guest.text("/api/dashboard")
            #expect(
                json.contains(#""rules":{"tw.national-id":1}"#) && json.contains(#""units":{"consular":1}"#))
        }
    }

    @Test func `versions are compared by value, each as often as it is there`() {
        func finding(_ fingerprint: String) -> Finding {
            var finding = Finding.sample()
            finding.fingerprint = fingerprint
            return finding
        }
        let (gone, added, kept) = ComparePage.difference(
            [finding("a"), finding("c"), finding("c")],
            [finding("a"), finding("a"), finding("b"), finding("c")])
        #expect(gone.map(\.fingerprint) == ["a", "b"])
        #expect(added.map(\.fingerprint) == ["c"])
        #expect(kept.map(\.fingerprint) == ["a", "c"])
    }

    @Test func `a corrected version leads to a comparison`() async throws {
        let first = try bench.hold("a.txt", findings: [.sample()])
        let second = try bench.hold("a.txt", number: 2, findings: [.sample(), .sample(excerpt: "another")])
        try await bench.visit(as: [.reviewer]) { guest async throws in
            #expect(try await guest.text("/documents/\(second)").contains("/documents/\(second)/compare"))
            #expect(try await guest.text("/documents/\(first)").contains("href=\"/documents/\(second)\""))
            #expect(
                try await guest.text("/documents/\(second)/compare").contains("0 gone, 1 new, 1 still there"))
            #expect(try await guest.get("/documents/\(first)/compare").status == .notFound)
        }
    }

    @Test func `a long comparison has pages, and says what it leaves out`() async throws {
        let first = try bench.hold("a.txt", findings: [.sample()])
        let findings = (0..<201).map { Finding.sample(excerpt: "excerpt-\($0)-") }
        let second = try bench.hold("a.txt", number: 2, findings: findings)
        try await bench.visit(as: [.reviewer]) { guest async throws in
            let page = try await guest.text("/documents/\(second)/compare")
            #expect(page.contains("200 new, 1 still there") && !page.contains("not complete"))
            #expect(page.contains("compare?page=2") && !page.contains("class=\"alarm\""))
            let next = try await guest.text("/documents/\(second)/compare?page=2")
            #expect(next.contains("still there") && next.contains("compare?page=1"))
        }
        let present = try #require(try bench.store.item(of: second, term: 1))
        let former = try #require(try bench.store.item(of: first, term: 1))
        let page = ComparePage(
            present: present, former: former, presentFindings: [], formerFindings: [],
            totals: (ComparePage.most + 1, 1), language: .en)
        #expect(page.limits?.contains("5001 findings") == true)
    }

    @Test(arguments: [
        ("1970-01-01", -28_800), ("2026-11-28", 1_795_795_200), ("2024-02-29", 1_709_136_000),
        ("2100-03-01", 4_107_513_600),
    ])
    func `a day begins at midnight in Taipei`(text: String, seconds: Int64) throws {
        let day = try #require(CalendarDay(text))
        #expect(day.start == seconds * 1_000_000_000)
        #expect(CalendarDay(of: day.start).text == text && CalendarDay(of: day.end - 1).text == text)
    }

    @Test(arguments: [
        "", "2026-2-1", "2026-02-30", "2025-02-29", "2026-13-01", "x", "2026-11-28T", "+026-11-28",
    ])
    func `what is no day is refused`(text: String) {
        #expect(CalendarDay(text) == nil)
    }
}
