import Foundation
import ObstatTestSupport
import Testing

/// What documents hide is told, with its place, and documents that hide nothing pass.
@Suite struct HiddenContentTests {
    private struct Scanned {
        let verdict: String
        let findings: [[String: Any]]
        let gaps: Int

        func rules(stopping: Bool) -> Set<String> {
            let chosen = findings.filter { ($0["action"] as? String != "note") == stopping }
            return Set(chosen.compactMap { $0["rule"] as? String })
        }
    }

    private func scan(_ fixture: String) throws -> Scanned {
        let bench = try GateBench(rules: Project.rules)
        let path = RawPath(Array((Project.root + "/fixtures/" + fixture).utf8))
        let output = try bench.obstat([
            "scan", "--format", "jsonl", "--rules", RawPath(Array(Project.rules.utf8)), path,
        ]).output
        let object = try #require(try JSONSerialization.jsonObject(with: Data(output)) as? [String: Any])
        return Scanned(
            verdict: try #require(object["verdict"] as? String),
            findings: object["findings"] as? [[String: Any]] ?? [],
            gaps: (object["coverage"] as? [Any])?.count ?? 0)
    }

    /// What stops each fixture.
    private static let hiding: [String: Set<String>] = [
        "letter.docx": ["hidden.text", "hidden.invisible-ink", "hidden.tracked-change", "hidden.comment"],
        "letter.odt": ["hidden.text", "hidden.invisible-ink", "hidden.comment"],
        "sheets.ods": ["hidden.sheet", "hidden.rows-columns"],
        "page.pdf": ["hidden.invisible-ink"],
        "slides.pptx": ["hidden.slide", "hidden.off-page"],
        "workbook.xlsx": [
            "hidden.sheet", "hidden.sheet-very", "hidden.rows-columns", "hidden.comment",
            "hidden.invisible-ink",
        ],
    ]

    @Test(arguments: hiding.keys.sorted())
    func `what is hidden stops the document, though it says nothing secret`(name: String) throws {
        let scanned = try scan("hidden/" + name)
        #expect(scanned.verdict == "held" && scanned.gaps == 0)
        #expect(scanned.rules(stopping: true) == Self.hiding[name])
        for finding in scanned.findings where (finding["rule"] as? String)?.hasPrefix("hidden.") == true {
            let excerpt = try #require(finding["excerpt"] as? String)
            #expect(!excerpt.contains { $0.isLetter }, "\(excerpt)")
            #expect(finding["location"] is [String: Any])
        }
    }

    @Test func `the text layer of a scan is a note`() throws {
        let scanned = try scan("hidden/scan.pdf")
        #expect(scanned.rules(stopping: true).isEmpty)
        #expect(scanned.rules(stopping: false).contains("hidden.recognised-text"))
    }

    @Test func `what every office program writes by itself is a note`() throws {
        let notes = try scan("ooxml/plain.pptx")
        #expect(notes.rules(stopping: false).isSuperset(of: ["hidden.speaker-notes", "hidden.author"]))
    }

    @Test(arguments: [
        "ooxml/plain.docx", "ooxml/plain.pptx", "ooxml/plain.xlsx", "odf/plain.odt", "odf/plain.ods",
    ])
    func `nothing hidden is found where nothing is hidden`(fixture: String) throws {
        let scanned = try scan(fixture)
        #expect(scanned.gaps == 0)
        #expect(!scanned.rules(stopping: true).contains { $0.hasPrefix("hidden.") || $0.hasPrefix("file.") })
    }
}
