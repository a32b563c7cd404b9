import Documents
import Matching
import RulePacks
import Testing

/// Rules on how a document is built, as they are written.
@Suite struct StructureTests {
    private func pack(_ lines: String...) -> String {
        """
        pack: a
        version: 1
        rules:
          - id: a.hidden
            title: {zh-TW: 隱藏, en: Hidden}
            category: hidden.hidden_text

        """ + lines.map { "    " + $0 + "\n" }.joined()
    }

    private func messages(_ lines: String...) throws -> [String] {
        let bench = try Workbench()
        try bench.write("rules/a.yaml", pack(lines.joined(separator: "\n    ")))
        return bench.messages()
    }

    @Test func `a rule on structure needs neither pattern nor examples`() throws {
        let bench = try Workbench()
        try bench.write(
            "rules/a.yaml",
            pack("structure: {concealed: [hiddenText], kinds: [body], fields: [x], except: {kinds: [ocr]}}"))
        let rule = try #require(try bench.load().set.rules.first)
        #expect(
            rule.structure
                == Rule.Structure(
                    concealed: [.hiddenText], kinds: [.body], fields: ["x"], exceptKinds: [.ocr]))
        #expect(bench.messages() == [])
    }

    @Test func `an exception names words, or a list of them`() throws {
        let bench = try Workbench()
        try bench.write("rules/lists/programs.txt", "LibreOffice\n")
        try bench.write(
            "rules/a.yaml", pack("structure: {kinds: [metadata], except: {values: [Calc, list:programs]}}"))
        let rule = try #require(try bench.load().set.rules.first)
        #expect(rule.structure?.exceptValues == ["Calc", "LibreOffice"])
        #expect(bench.messages() == [])
    }

    @Test(arguments: Documents.Trait.allCases)
    func `each trait has a name`(trait: Documents.Trait) throws {
        let bench = try Workbench()
        try bench.write("rules/a.yaml", pack("structure: {traits: [\(trait.name)]}"))
        #expect(try bench.load().set.rules.first?.structure?.traits == [trait])
    }

    @Test(arguments: [
        ("structure: {concealed: [hidenText]}", "error: 'hidenText' is not allowed here"),
        ("structure: {concealed: [none]}", "error: 'none' is not allowed here"),
        ("structure: {traits: [macros]}", "error: 'macros' is not allowed here"),
        ("structure: {kinds: [remark]}", "error: 'remark' is not allowed here"),
        ("structure: {colour: [red]}", "error: unknown key 'colour'"),
        ("structure: {kinds: []}", "error: an empty list"),
        (
            "structure: {traits: [macro], kinds: [body]}",
            "error: 'traits' tell of a whole part and stand alone"
        ),
        ("structure: {fields: [x]}", "error: 'structure' needs 'concealed', 'kinds' or 'traits'"),
    ])
    func `what can't be looked for is refused`(line: String, message: String) throws {
        #expect(try messages(line).contains(message))
    }

    @Test func `pattern and structure exclude each other`() throws {
        #expect(
            try messages("structure: {kinds: [body]}", "pattern: 'a'", "position: ownLine") == [
                "error: a rule with 'structure' reads no text and can't have 'pattern'",
                "error: a rule with 'structure' reads no text and can't have 'position'",
            ])
    }

    @Test func `a rule with neither misses its pattern`() throws {
        #expect(try messages("action: note").contains("error: 'pattern' is missing"))
    }

    @Test func `an overlay changes its action, and not its words`() throws {
        let bench = try Workbench()
        try bench.write("rules/a.yaml", pack("structure: {kinds: [comment]}"))
        try bench.write("overlay/overlay.yaml", "overrides:\n  a.hidden: {action: hold, state: shadow}\n")
        let rule = try #require(try bench.load(withOverlay: true).set.rules.first)
        #expect(rule.action == .hold && rule.state == .shadow)
        try bench.write("overlay/overlay.yaml", "overrides:\n  a.hidden: {count: {atLeast: 3}}\n")
        #expect(bench.messages(withOverlay: true) == ["error: unknown key 'count'"])
    }
}
