import AuditStore
import Documents
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import ReviewConsole

/// What the pages show, and what the look at them leaves behind.
@Suite struct PagesTests {
    private let bench: ConsoleBench

    init() throws {
        bench = try ConsoleBench()
    }

    @Test func `an empty queue says so`() async throws {
        try await bench.visitSignedIn { guest async throws in
            #expect(try await guest.text("/").contains("Nothing waits."))
            #expect(try await guest.text("/", language: "zh-TW").contains("目前沒有待審文件。"))
        }
    }

    @Test func `the queue lists what waits, with its reasons and a link`() async throws {
        let id = try bench.hold("名冊.csv", findings: [.sample(), .sample(), .sample(action: .note)])
        try bench.hold("locked.zip", unit: "press", number: 2, gaps: [Self.gap])
        try await bench.visitSignedIn { guest in
            let html = try await guest.text("/", language: "zh-TW")
            #expect(html.contains("<a href=\"/documents/\(id)\"><bdi>名冊.csv</bdi></a>"))
            #expect(html.contains("國民身分證統一編號 ×2"))
            #expect(html.contains("有密碼或加密"))
            #expect(html.contains("領務局"))
            #expect(html.contains("共 2 件"))
        }
    }

    @Test func `the queue can be narrowed to a unit`() async throws {
        try bench.hold("one.csv", findings: [.sample()])
        try bench.hold("two.zip", unit: "press", number: 2, gaps: [Self.gap])
        try await bench.visitSignedIn { guest in
            let html = try await guest.text("/?unit=press")
            #expect(html.contains("two.zip") && !html.contains("one.csv"))
            #expect(html.contains("<option value=\"press\" selected>"))
            #expect(html.contains("1 document<"))
            #expect(try await guest.text("/?unit=").contains("one.csv"))
            #expect(try await guest.get("/?unit=../etc").status == .badRequest)
        }
    }

    @Test func `a document's page tells everything but the value`() async throws {
        let location = Location(kind: .tableCell, concealment: .hiddenSheet, sheet: "名冊", cell: "B12")
        let part = PartPath(names: ["b.docx"])
        let id = try bench.hold(
            "a.zip", findings: [.sample(part: part, location: location)], gaps: [Self.gap])
        try await bench.visitSignedIn { guest in
            let html = try await guest.text("/documents/\(id)", language: "zh-TW")
            for told in [
                "身分證字號：A14•••••••", "工作表「名冊」，儲存格 B12", "a.zip › b.docx", "須經兩人核可始得放行", "tw.national-id · 3",
                "丙類：不予提供", "FOI-6", "侵害個人隱私、職業秘密或著作權人公開發表權", "有密碼或加密", "內容受密碼或權限保護，無法讀取。",
                String(repeating: "a", count: 64), "收件", "完成檢查", "留置待審",
            ] { #expect(html.contains(told), "\(told)") }
            #expect(!html.contains("f0<"), "the fingerprint is no business of a page")
        }
    }

    @Test func `each look at a document is on record before it is seen`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visitSignedIn { guest in
            let html = try await guest.text("/documents/\(id)")
            #expect(html.contains("Looked at"))
            _ = try await guest.get("/api/documents/\(id)")
        }
        let looks = try bench.store.events(document: id, limit: 9).filter { $0.act == "looked" }
        #expect(looks.map(\.actor) == ["console", "console"])
        #expect(looks[0].detail.contains("interface") && looks[1].detail.contains("page"))
    }

    @Test func `a look that can't be put on record shows nothing`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        let archive = Archive(
            store: try AuditStore(reading: bench.folder + "/obstat.sqlite"), units: [], dueDays: 5)
        #expect(throws: StoreError.self) {
            try archive.look(at: id, visitor: Visitor(label: "x"), through: "page")
        }
    }

    @Test(arguments: [
        "0000000000000000-00000000", "1868c7a5b0a0c000-0000000G", "..", "%2e%2e",
        "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "%00",
        "1868c7a5b0a0c000-00000001%00", "'%20OR%201=1--", "a/b", "..%5c..%5c",
    ])
    func `an id that is none finds nothing and leaves no look`(id: String) async throws {
        try bench.hold("a.txt", findings: [.sample()])
        try await bench.visitSignedIn { guest async throws in
            for path in ["/documents/", "/api/documents/"] {
                #expect(try await guest.get(path + id).status == .notFound, "\(path)")
            }
        }
        #expect(try bench.store.events(limit: 99).allSatisfy { $0.act != "looked" })
    }

    @Test func `the status page counts by unit and state and shows conditions`() async throws {
        try bench.hold("a.txt", findings: [.sample()])
        try bench.hold("b.txt", unit: "press", number: 2, gaps: [Self.gap])
        try bench.store.set(condition: "rules in force", to: "58")
        try await bench.visitSignedIn { guest in
            let html = try await guest.text("/status")
            #expect(html.contains("<th scope=\"row\">Consular Affairs</th><td class=\"number\">1</td>"))
            #expect(html.contains("<th scope=\"row\">Total</th><td class=\"number\">2</td>"))
            #expect(html.contains("rules in force") && html.contains("58"))
        }
    }

    @Test func `the audit page shows the newest events and whether the chain is whole`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visitSignedIn { guest in
            let html = try await guest.text("/audit")
            #expect(html.contains("The audit chain is whole"))
            #expect(!html.contains("href=\"/documents/\""), "an event about no document links to none")
            #expect(html.contains("/documents/\(id)"))
            #expect(!html.contains("role=\"alert\""))
            #expect(try await guest.get("/audit?limit=0").status == .badRequest)
            #expect(try await guest.get("/audit?limit=1001").status == .badRequest)
        }
    }

    @Test func `an alarm is raised where the chain is broken`() {
        let page = AuditPage(
            events: [], chain: (.broken(at: 3), true),
            search: AuditPage.Search(filter: AuditFilter(), acts: [], actors: []), language: .en)
        #expect(!page.isWhole)
    }

    @Test func `the chain is walked anew after a minute`() throws {
        let watch = ChainWatch()
        #expect(try watch.state(of: bench.store) == (.whole(events: 0), true))
        try bench.store.note("tested", [:])
        #expect(try watch.state(of: bench.store) == (.whole(events: 0), true))
        bench.wait(nanoseconds: ChainWatch.interval)
        #expect(try watch.state(of: bench.store) == (.whole(events: 1), true))
    }

    @Test(arguments: [
        (nil, Language.zhTW), ("", .zhTW), ("de", .zhTW), ("en", .en), ("en-US,en;q=0.9", .en),
        ("en;q=0.5, zh-TW;q=0.8", .zhTW), ("de, en;q=0.3", .en), ("zh-TW,zh;q=0.9,en;q=0.8", .zhTW),
        ("en;q=0, zh", .zhTW), ("*", .zhTW), ("EN-GB", .en),
    ])
    func `the browser's language decides, Chinese where it names neither`(header: String?, language: Language)
    {
        #expect(Language(accepted: header) == language)
    }

    @Test func `the page names its language`() async throws {
        try await bench.visit { client in
            let english = try await client.get("/sign-in", headers: [.acceptLanguage: "en"])
            #expect(String(buffer: english.body).contains("<html lang=\"en\">"))
            let chinese = try await client.get("/sign-in")
            #expect(String(buffer: chinese.body).contains("<html lang=\"zh-Hant-TW\">"))
            #expect(chinese.headers[.contentLanguage] == "zh-TW")
        }
    }

    @Test func `each page has one heading of the first rank, and no id twice`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample(), .sample()], gaps: [Self.gap, Self.gap])
        try await bench.visitSignedIn { guest in
            for page in [
                "/", "/status", "/audit", "/documents/\(id)", "/dashboard", "/rules", "/rules/tw.national-id",
            ] {
                let html = try await guest.text(page)
                #expect(html.matches(of: /<h1>/).count == 1, "\(page)")
                let ids = html.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
                #expect(Set(ids).count == ids.count, "\(page)")
                for reference in html.matches(of: /\saria-labelledby="([^"]+)"/) {
                    #expect(ids.contains(String(reference.1)), "\(page)")
                }
                for input in html.matches(of: /<(?:input|select|textarea) id="([^"]+)"/) {
                    #expect(html.contains("for=\"\(input.1)\">"), "\(page): \(input.1)")
                }
            }
        }
    }

    @Test func `every word that a template asks for exists, and every word is used`() {
        let templates = PageTemplates.texts.values.joined()
        let asked = Set(templates.matches(of: /\{\{t\.([A-Za-z]+)\}\}/).map { String($0.1) })
        #expect(asked.subtracting(Words.table.keys).isEmpty)
        let used = asked.union(["revealed", "signIn", "tokenVisitor", "wrongToken", "tooManyAttempts"])
        #expect(Set(Words.table.keys).subtracting(used).isEmpty)
        #expect(Words.table.values.allSatisfy { !$0.zhTW.isEmpty && !$0.en.isEmpty })
    }

    @Test func `no template lets a text pass unescaped`() {
        for (name, text) in PageTemplates.texts {
            #expect(!text.contains("{{{") && !text.contains("{{&"), "\(name)")
        }
    }

    private static let gap = CoverageGap(
        part: PartPath(names: ["c.pdf"]), reason: .encrypted, detail: "a password")
}
