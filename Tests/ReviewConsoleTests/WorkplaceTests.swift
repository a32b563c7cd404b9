import AuditStore
import Documents
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import ReviewConsole

/// Exemptions, recalls and reports at the console.
@Suite struct WorkplaceTests {
    private let bench: ConsoleBench
    private let people: [String: (roles: Set<Role>, units: [String])] = [
        "chen": ([.reviewer, .approver], []), "lin": ([.approver], []),
        "wang": ([.reviewer, .approver], ["press"]),
    ]
    private let asking = "finding=0&scope=value&days=30&text=office+number&evidenceKind=consent&evidence=A-1"

    init() throws {
        bench = try ConsoleBench()
    }

    @Test func `an exemption takes two people, ends when one says so, and shows when it was never used`()
        async throws
    {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visit(as: people) { guests async throws in
            let (chen, lin) = (try #require(guests["chen"]), try #require(guests["lin"]))
            #expect(try await chen.text("/documents/\(id)").contains("action=\"/documents/\(id)/exempt\""))
            #expect(
                !(try await lin.text("/documents/\(id)")).contains("/exempt\""), "an approver asks for none")
            #expect(try await lin.post("/documents/\(id)/exempt", asking).status == .badRequest)
            let asked = try await chen.post("/documents/\(id)/exempt", asking)
            #expect(asked.status == .seeOther && asked.headers[.location] == "/exemptions")
            let own = try await chen.text("/exemptions")
            #expect(own.contains("office number") && own.contains("somebody else must approve it"))
            #expect(!own.contains("/exemptions/1/approve"))
            let alone = try await chen.post("/exemptions/1/approve", "x=")
            #expect(alone.status == .badRequest)
            #expect(String(buffer: alone.body).contains("two different people"))
            #expect(try await lin.text("/exemptions").contains("action=\"/exemptions/1/approve\""))
            #expect(try await lin.post("/exemptions/1/approve", "x=").status == .seeOther)
            #expect(try bench.store.exemption(1)?.state == .inForce)
            #expect(try await lin.text("/exemptions?show=unused").contains("office number"))
            try bench.store.exemptionsWereUsed([1], on: id)
            #expect(!(try await lin.text("/exemptions?show=unused")).contains("office number"))
            #expect(try await lin.post("/exemptions/1/end", "text=").status == .badRequest, "no reason")
            #expect(try await lin.post("/exemptions/1/end", "text=wrong").status == .seeOther)
            #expect(try bench.store.exemption(1)?.state == .removed)
            #expect(try await lin.text("/exemptions?show=ended").contains("office number"))
            #expect(try await lin.get("/exemptions?show=x").status == .badRequest)
        }
    }

    @Test(arguments: [
        "finding=9&scope=value&text=x", "finding=x&text=x", "text=x",
    ])
    func `an exemption for a finding that is not there is refused`(form: String) async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visit(as: [.reviewer]) { guest async throws in
            #expect(try await guest.post("/documents/\(id)/exempt", form).status == .badRequest)
            #expect(try bench.store.exemptions().isEmpty)
        }
    }

    @Test func `another unit's exemptions, risks and figures are as unknown as none`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        let risk = try bench.publishAtRisk("risk.txt", number: 2, [.sample()])
        try await bench.visit(as: people) { guests async throws in
            let (chen, wang) = (try #require(guests["chen"]), try #require(guests["wang"]))
            #expect(try await wang.post("/documents/\(id)/exempt", asking).status == .notFound)
            #expect(try await chen.post("/documents/\(id)/exempt", asking).status == .seeOther)
            for number in ["1", "2", "0", "-1", "x", "99999999999999999999"] {
                for act in ["approve", "end"] {
                    #expect(try await wang.post("/exemptions/\(number)/\(act)", "text=x").status == .notFound)
                    let json = try await wang.post("/api/exemptions/\(number)/\(act)", json: #"{"text":"x"}"#)
                    #expect(json.status == .notFound, "\(number) \(act)")
                }
            }
            #expect(try bench.store.exemption(1)?.state == .requested)
            let json = #"{"finding":0,"scope":"value","text":"x","evidenceKind":"consent","evidence":"A"}"#
            #expect(try await wang.post("/api/documents/\(id)/exemptions", json: json).status == .notFound)
            for path in ["/exemptions?show=all", "/api/exemptions?show=all", "/recalls", "/api/recalls"] {
                let text = try await wang.text(path)
                #expect(!text.contains("office number") && !text.contains("risk.txt"), "\(path)")
                #expect(!text.contains(risk.description), "\(path)")
            }
            for unit in ["", "&unit=consular"] {
                for path in ["/reports?kind=summary", "/reports?kind=agenda", "/api/reports?kind=summary"] {
                    #expect(!(try await wang.text(path + unit)).contains("<bdi>consular"), "\(path)")
                }
                let csv = try await wang.text("/reports/download?format=csv&kind=summary\(unit)")
                #expect(!csv.contains("consular"))
            }
        }
    }

    @Test(arguments: [
        "/documents/ID/exempt", "/exemptions/1/approve", "/exemptions/1/end", "/recalls/look",
        "/api/documents/ID/exemptions", "/api/exemptions/1/approve", "/api/exemptions/1/end",
        "/api/recalls/look",
    ])
    func `no form of another page does anything`(path: String) async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        let path = path.replacing("ID", with: id.description)
        try await bench.visit(as: people) { guests async throws in
            let (chen, lin) = (try #require(guests["chen"]), try #require(guests["lin"]))
            _ = try await chen.post("/documents/\(id)/exempt", asking)
            let before = try bench.store.newestEvent()
            for key in ["", String(repeating: "0", count: 64), try await chen.formKey()] {
                #expect(try await lin.post(path, asking, key: key).status == .forbidden)
                #expect(try await lin.post(path, json: "{}", key: key).status == .forbidden)
            }
            #expect(try await lin.get(path).status != .ok, "nothing is done by looking")
            #expect(try bench.store.exemption(1)?.state == .requested)
            #expect(try bench.store.newestEvent() == before)
        }
    }

    @Test func `strangers' words stay words`() async throws {
        let evil = "<img src=x onerror=alert(1)>"
        let id = try bench.hold("\(evil).txt", findings: [.sample(excerpt: evil)])
        try bench.publishAtRisk("r\(evil).txt", number: 2, [.sample(excerpt: evil)])
        try await bench.visit(as: people) { guests async throws in
            let chen = try #require(guests["chen"])
            let form = asking.replacing("office+number", with: "%3Cimg+src%3Dx+onerror%3Dalert(1)%3E=1%2B1")
                .replacing("A-1", with: "%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
            _ = try await chen.post("/documents/\(id)/exempt", form)
            _ = try await chen.post("/documents/\(id)/decide", "act=refer&text=%3Dcmd%3Cimg+src%3Dx%3E")
            for path in [
                "/exemptions", "/recalls", "/reports?kind=agenda&from=2026-01-01", "/documents/\(id)",
            ] {
                let html = try await chen.text(path)
                #expect(!html.contains("<img") && html.contains("&lt;img"), "\(path)")
            }
            let csv = try await chen.text("/reports/download?format=csv&kind=agenda&from=2026-01-01")
            #expect(csv.contains("'=cmd"), "no cell is a formula")
            let page = try await chen.text("/reports/download?format=html&kind=agenda&from=2026-01-01")
            #expect(!page.contains("<img"))
        }
    }

    @Test func `what is at risk is shown by unit, with the ways to recall it or keep it`() async throws {
        let id = try bench.publishAtRisk("minutes.txt", number: 2, [.sample(), .sample(action: .review)])
        try bench.store.set(condition: "rules", to: "sha256:2")
        try await bench.visit(as: ["chen": ([.reviewer], []), "shen": ([.auditor], [])]) {
            guests async throws in
            let (chen, shen) = (try #require(guests["chen"]), try #require(guests["shen"]))
            let html = try await chen.text("/recalls")
            #expect(html.contains("Consular Affairs · 1") && html.contains("minutes.txt"))
            #expect(html.contains("1 of 1; at risk: 1") && html.contains("action=\"/recalls/look\""))
            #expect(!(try await shen.text("/recalls")).contains("action=\"/recalls/look\""))
            #expect(try await shen.post("/recalls/look", "x=").status == .forbidden)
            #expect(try await chen.post("/recalls/look", "x=").headers[.location] == "/recalls")
            let document = try await chen.text("/documents/\(id)")
            #expect(document.contains("data-act=\"recall\"") && document.contains("data-act=\"keep\""))
            #expect(document.contains("Found since it was published") && document.contains("A14•••"))
            let bare = try await chen.post("/documents/\(id)/decide", "act=recall&text=wrong")
            #expect(bare.status == .badRequest, "no ground")
            let asked = try await chen.post("/documents/\(id)/decide", "act=recall&text=wrong&ground=FOI-6")
            #expect(asked.status == .seeOther)
            #expect(try await chen.text("/recalls").contains("<bdi>wrong</bdi>"))
            let json = try await chen.text("/api/recalls")
            #expect(json.contains(#""atRisk":1"#) && json.contains(#""state":"requested""#))
        }
    }

    @Test func `a report is seen, filtered and taken along, and that is on record`() async throws {
        for number in 1...UInt32(6) {
            try bench.hold("a\(number).txt", number: number, findings: [.sample()])
        }
        try bench.hold("b.txt", unit: "press", number: 9, findings: [.sample()])
        try await bench.visit(as: [.reviewer]) { guest async throws in
            let html = try await guest.text("/reports?from=2026-01-01")
            #expect(html.contains("<bdi>consular</bdi>") && html.contains("<bdi>press</bdi>"))
            let one = try await guest.text("/reports?from=2026-01-01&unit=consular")
            #expect(one.contains("<bdi>6</bdi>") && !one.contains("<bdi>press</bdi>"))
            #expect(
                try await guest.text("/reports?from=2020-01-01&until=2020-12-31").contains("Nothing happened")
            )
            for (format, type) in [
                ("csv", "text/csv; charset=utf-8"), ("html", "text/html; charset=utf-8"),
                ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
            ] {
                let file = try await guest.get(
                    "/reports/download?format=\(format)&from=2026-01-01&until=2026-12-31")
                #expect(file.status == .ok && file.headers[.contentType] == type)
                let name = "attachment; filename=\"obstat-summary-2026-01-01-2026-12-31.\(format)\""
                #expect(file.headers[.contentDisposition] == name)
                #expect(file.body.readableBytes > 100)
            }
            for question in [
                "format=exe", "", "format=csv&kind=x", "format=csv&from=x",
                "format=csv&from=2026-02-02&until=2026-02-01",
                "format=csv&unit=..%2F..", "format=..%2F..%2Fetc%2Fpasswd",
            ] {
                #expect(
                    try await guest.get("/reports/download?\(question)").status == .badRequest, "\(question)")
            }
            let json = try await guest.text("/api/reports?from=2026-01-01&unit=consular")
            #expect(json.contains(#""consular""#) && json.contains(#""6""#))
        }
        #expect(try bench.store.events(limit: 99).count { $0.act == "report exported" } == 3)
    }

    @Test func `a program asks for an exemption and ends it`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visit(as: people) { guests async throws in
            let (chen, lin) = (try #require(guests["chen"]), try #require(guests["lin"]))
            let json =
                #"{"finding":0,"scope":"document","days":5,"text":"x","evidenceKind":"consent","evidence":"A"}"#
            #expect(try await chen.post("/api/documents/\(id)/exemptions", json: json).status == .ok)
            #expect(try await chen.post("/api/documents/\(id)/exemptions", json: "{}").status == .badRequest)
            #expect(try await chen.post("/api/exemptions/1/approve", json: "{}").status == .conflict)
            #expect(try await lin.post("/api/exemptions/1/approve", json: "{}").status == .ok)
            let list = try await lin.text("/api/exemptions")
            #expect(list.contains(#""state":"inForce""#) && list.contains(#""sha256":"aaaa"#))
            #expect(try await lin.post("/api/exemptions/1/end", json: #"{"text":"no"}"#).status == .ok)
            #expect(try await chen.post("/api/recalls/look", json: "{}").status == .ok)
        }
    }
}
