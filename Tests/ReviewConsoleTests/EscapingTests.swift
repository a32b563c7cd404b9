import AuditStore
import Documents
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import ReviewConsole

/// Nothing that a document brings along becomes markup, or turns the letters of a page round.
@Suite struct EscapingTests {
    private let bench: ConsoleBench

    init() throws {
        bench = try ConsoleBench()
    }

    /// U+0D4E joins with what follows, U+0301 with what stands before: one grapheme cluster with the `<` or `"`.
    private static let attacks = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
        "\u{0D4E}<script>alert(1)</script>", "x\"\u{301} autofocus onfocus=alert(1) y=\u{0D4E}\"",
        "{{t.queue}}",
        "{{{page}}}", "&lt;b&gt;", "<!--", "\u{FE64}script\u{FE65}",
    ]

    @Test(arguments: attacks)
    func `a stranger's text stays text`(attack: String) async throws {
        let location = Location(kind: .tableCell, sheet: attack, field: attack)
        let part = PartPath(names: ["a.zip", attack])
        let id = try bench.hold(
            attack, findings: [.sample(excerpt: attack, part: part, location: location)],
            gaps: [CoverageGap(part: part, reason: .encrypted, detail: attack)])
        try bench.store.note(attack, by: attack, document: id, ["name": attack])
        try bench.store.set(condition: attack, to: attack)
        let escaped = MarkupText().escapeText(FileName(attack).display)
        try await bench.visitSignedIn { guest in
            for page in ["/", "/documents/\(id)", "/audit", "/status"] {
                let own = "<script src=\"/console.js\" defer></script>"
                let html = try await guest.text(page).replacing(own, with: "")
                #expect(html.contains(escaped), "\(page)")
                for markup in ["<script", "<img", "<!--"] {
                    #expect(!html.utf8.contains(markup.utf8), "\(page)")
                }
                #expect(
                    !html.utf8.contains(#"" autofocus"#.utf8) && !html.utf8.contains("' onmouse".utf8),
                    "\(page)")
            }
        }
    }

    @Test func `marks that turn the reading direction are shown, not obeyed`() async throws {
        let turned = "invoice\u{202E}fdp.exe\u{2066}\u{200F}"
        let part = PartPath(names: [turned])
        let id = try bench.hold(
            turned,
            findings: [.sample(excerpt: turned, part: part, location: Location(kind: .body, sheet: turned))],
            gaps: [CoverageGap(part: part, reason: .corrupt, detail: turned)])
        try await bench.visitSignedIn { guest in
            for page in ["/", "/documents/\(id)", "/audit"] {
                let html = try await guest.text(page)
                #expect(html.contains("\\u{202E}"), "\(page)")
                let obeyed = html.unicodeScalars.contains { $0.properties.generalCategory == .format }
                #expect(!obeyed, "\(page)")
            }
        }
    }

    @Test(arguments: [
        ("<", "&lt;"), ("\u{0D4E}<", "\u{0D4E}&lt;"), ("\"\u{301}", "&quot;\u{301}"),
        ("&\u{200D}", "&amp;\u{200D}"),
        ("'\u{FE0F}", "&#39;\u{FE0F}"), (">\u{20DD}", "&gt;\u{20DD}"), ("機密", "機密"),
    ])
    func `each scalar that means something is replaced, whatever it joins with`(text: String, escaped: String)
    {
        #expect(Array(MarkupText().escapeText(text).unicodeScalars) == Array(escaped.unicodeScalars))
    }

    @Test func `the interface escapes for JSON`() async throws {
        let id = try bench.hold("a\"\n<b>.txt", findings: [.sample(excerpt: "\u{2028}\"")])
        try await bench.visitSignedIn { guest in
            let response = try await guest.get("/api/documents/\(id)")
            #expect(response.headers[.contentType] == "application/json")
            let body = String(buffer: response.body)
            #expect(body.split(separator: "\n").count == 1)
            #expect(body.contains(#""excerpt":"\u2028\"""#))
        }
    }
}

extension Sequence where Element == UInt8 {
    /// Whether the bytes contain others, without regard to grapheme clusters.
    fileprivate func contains(_ other: some Collection<UInt8>) -> Bool {
        let all = Array(self)
        let sought = Array(other)
        guard !sought.isEmpty, all.count >= sought.count else { return sought.isEmpty }
        return (0...(all.count - sought.count)).contains {
            all[$0..<($0 + sought.count)].elementsEqual(sought)
        }
    }
}
