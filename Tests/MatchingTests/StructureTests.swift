import Documents
import Frames
import Matching
import Testing

/// Findings of what a document hides, whatever it says.
@Suite struct StructureTests {
    private func rule(
        _ structure: Rule.Structure, id: String = "test.structure", action: Action = .review
    ) -> Rule {
        var rule = Rule(
            id: id, pack: "test", packVersion: 1, title: LocalizedText(zhTW: "測試", en: "Test"),
            category: .hiddenSheet, structure: structure)
        rule.action = action
        return rule
    }

    private func workbook(
        _ cells: [(sheet: String, row: Int32, text: String, how: Concealment)], path: PartPath = .document
    ) -> PartText {
        var builder = PartTextBuilder()
        for cell in cells {
            builder.append(
                cell.text.utf8, kind: .tableCell, concealment: cell.how,
                place: Place(sheet: builder.name(cell.sheet), row: cell.row, column: 1))
        }
        return builder.build(path: path, mediaType: "test")
    }

    private let hidden = Rule.Structure(concealed: [.hiddenSheet, .veryHiddenSheet])

    @Test func `a hidden sheet is one finding, in the place of its first cell, and shows nothing of it`()
        throws
    {
        let text = workbook([
            ("一", 1, "公開", .none), ("二", 3, "王 小明", .hiddenSheet), ("二", 4, "李", .hiddenSheet),
            ("三", 1, "a", .veryHiddenSheet),
        ])
        let found = try SampleRules.run([rule(hidden)], on: [text]).findings
        #expect(found.map(\.location?.sheet) == ["二", "三"])
        #expect(found.map(\.location?.cell) == ["A3", "A1"])
        #expect(found.map(\.location?.concealment) == [.hiddenSheet, .veryHiddenSheet])
        #expect(found.map(\.excerpt) == ["• •• (×2)", "•"])
        #expect(found.map(\.reason) == [["2 cells"], ["1 cell"]])
        #expect(found.allSatisfy { $0.confidence == .high })
    }

    @Test func `what is not hidden is no finding`() throws {
        let text = workbook([("一", 1, "公開", .none), ("一", 2, "乙", .hiddenRow)])
        #expect(try SampleRules.run([rule(hidden)], on: [text]).findings.isEmpty)
    }

    @Test func `both lists must hold, and an exception takes back`() throws {
        let text = workbook([("一", 1, "乙", .hiddenSheet)])
        func found(_ structure: Rule.Structure) throws -> Int {
            try SampleRules.run([rule(structure)], on: [text]).findings.count
        }
        #expect(try found(Rule.Structure(concealed: [.hiddenSheet], kinds: [.tableCell])) == 1)
        #expect(try found(Rule.Structure(concealed: [.hiddenSheet], kinds: [.body])) == 0)
        #expect(try found(Rule.Structure(concealed: [.hiddenSheet], exceptKinds: [.tableCell])) == 0)
        #expect(try found(Rule.Structure(kinds: [.tableCell])) == 1)
        #expect(try found(Rule.Structure(kinds: [.tableCell], exceptConcealed: [.hiddenSheet])) == 0)
    }

    @Test(arguments: [
        ("LibreOffice/7.4", 0), ("  libreoffice", 0), ("python-docx", 0), ("Calchas", 1), ("王小明", 1),
    ])
    func `a text that begins with an excepted word is left alone, one with a longer word is not`(
        text: String, count: Int
    ) throws {
        let structure = Rule.Structure(
            kinds: [.tableCell], exceptValues: ["LibreOffice", "python-docx", "Calc"])
        let cells = workbook([("一", 1, text, .none), ("一", 2, "LibreOffice", .none)])
        #expect(try SampleRules.run([rule(structure)], on: [cells]).findings.count == count)
    }

    @Test func `a field counts by its exact name`() throws {
        var builder = PartTextBuilder()
        builder.append("王小明".utf8, kind: .metadata, label: builder.name("creator"))
        builder.append("Word".utf8, kind: .metadata, label: builder.name("Creator"))
        builder.append("無".utf8, kind: .metadata)
        let text = builder.build(path: .document, mediaType: "test")
        let people = rule(Rule.Structure(kinds: [.metadata], fields: ["creator"]))
        let found = try SampleRules.run([people], on: [text]).findings
        #expect(found.map(\.excerpt) == ["•••"])
        #expect(found.first?.location?.field == "creator")
    }

    @Test(arguments: ["dc:creator", "Xmp.dc.creator", "Xmp.dc.creator[2]", "Xmp.a[1]/dc:creator"])
    func `a field counts at the end of a path`(name: String) throws {
        let people = rule(Rule.Structure(kinds: [.metadata], fields: ["creator"]))
        for (label, count) in [(name, 1), (name + "Tool", 0), (name + "/a:Name", 0)] {
            var builder = PartTextBuilder()
            builder.append("王小明".utf8, kind: .metadata, label: builder.name(label))
            let text = builder.build(path: .document, mediaType: "test")
            #expect(try SampleRules.run([people], on: [text]).findings.count == count, "\(label)")
        }
    }

    @Test func `each part and each page has its own finding`() throws {
        func page(_ number: Int32, _ path: PartPath) -> PartText {
            SampleRules.part("註\n記", kind: .comment, path: path) { _ in Place(page: number) }
        }
        let inner = PartPath(names: ["a.pdf"])
        let comments = rule(Rule.Structure(kinds: [.comment]))
        let found = try SampleRules.run(
            [comments], on: [page(1, .document), page(2, .document), page(1, inner), page(1, .document)]
        ).findings
        #expect(found.map(\.part) == [.document, .document, inner])
        #expect(found.map(\.reason) == [["4 runs of text"], ["2 runs of text"], ["2 runs of text"]])
    }

    @Test func `equal content has an equal fingerprint, wherever it stands`() throws {
        func value(_ row: Int32, _ text: String) throws -> [UInt8] {
            let text = workbook([("一", 1, "甲", .none), ("乙\(row)", row, text, .hiddenSheet)])
            return try #require(try SampleRules.run([rule(hidden)], on: [text]).findings.first).value
        }
        #expect(try value(2, "名單") == value(9, "名單"))
        #expect(try value(2, "名單") != value(2, "名冊"))
        let long = String(repeating: "名", count: 5_000)
        #expect(try value(2, long + "甲") != value(2, long + "乙"))
        #expect(try value(2, long).count <= ReportedFinding.maximumValueBytes)
    }

    @Test func `a trait is a finding of its part in the reader's words`() throws {
        let part = PartPath(names: ["a.docm"])
        var matcher = try matcher([rule(Rule.Structure(traits: [.macro, .script]))])
        matcher.observe(Observation(trait: .macro, part: part, detail: "a VBA project"))
        matcher.observe(Observation(trait: .script, part: part, detail: "JavaScript"))
        matcher.observe(Observation(trait: .position, part: part, detail: "a position"))
        let found = matcher.finish().findings
        #expect(found.map(\.part) == [part])
        #expect(found.map(\.excerpt) == ["a VBA project; JavaScript"])
        #expect(found.map(\.reason) == [["a VBA project", "JavaScript"]])
    }

    private func matcher(
        _ rules: [Rule], limits: ExaminationLimits = ExaminationLimits()
    ) throws -> DocumentMatcher {
        DocumentMatcher(rules: try CompiledRules(RuleSet(rules: rules, digest: "")), limits: limits)
    }

    @Test func `a thousand hidden sheets are told in a hundred findings, and none is forgotten`() throws {
        let cells = (1...1_000).map {
            (sheet: "\($0)", row: Int32(1), text: "名", how: Concealment.hiddenSheet)
        }
        let (found, gaps) = try SampleRules.run([rule(hidden)], on: [workbook(cells)])
        #expect(found.count == 100)
        #expect(found.last?.reason == ["901 cells", "and in 900 more places"])
        #expect(gaps.isEmpty)
    }

    @Test func `where there is no room for all, what stops comes first and the rest is a gap`() throws {
        var limits = ExaminationLimits()
        limits.findings = 2
        let notes = rule(Rule.Structure(kinds: [.tableCell]), id: "test.note", action: .note)
        let text = workbook([("一", 1, "甲", .none), ("二", 1, "乙", .hiddenSheet), ("三", 1, "丙", .none)])
        let (found, gaps) = try SampleRules.run([notes, rule(hidden)], on: [text], limits: limits)
        #expect(found.count == 2 && found.contains { $0.rule == 1 })
        #expect(gaps.map(\.reason) == [.limit])
    }

    @Test func `rules on text beside it keep their numbers`() throws {
        let text = workbook([("一", 1, "身分證 A140404047", .hiddenSheet)])
        let found = try SampleRules.run([rule(hidden), SampleRules.nationalID], on: [text]).findings
        #expect(found.map(\.rule).sorted() == [0, 1])
    }

    @Test func `a disabled rule finds nothing`() throws {
        var off = rule(hidden)
        off.state = .disabled
        #expect(
            try SampleRules.run([off], on: [workbook([("一", 1, "乙", .hiddenSheet)])]).findings.isEmpty)
    }

    @Test func `the structure crosses the trust boundary unchanged`() throws {
        var rule = rule(
            Rule.Structure(
                concealed: [.covered, .offPage], kinds: [.comment], fields: ["Author"],
                exceptKinds: [.ocr], exceptConcealed: [.markupOnly], exceptValues: ["Calc"]))
        rule.title = LocalizedText(zhTW: "", en: "")
        let traits = self.rule(Rule.Structure(traits: Set(Documents.Trait.allCases)))
        let decoded = try RuleSet(
            decoding: RuleSet(rules: [rule, traits], digest: "").encoded(), digest: "")
        #expect(decoded.rules.first == rule)
        #expect(decoded.rules.last?.structure == traits.structure)
    }

    @Test func `it is written as in a pack`() {
        let structure = Rule.Structure(concealed: [.offPage, .covered], exceptKinds: [.ocr])
        #expect(structure.description == "{concealed: [covered, offPage], except: {kinds: [ocr]}}")
    }
}
