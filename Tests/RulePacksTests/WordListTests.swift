import Matching
import RulePacks
import Testing

@Suite struct WordListTests {
    @Test func `a list in a pattern is an escaped alternation, longest first`() throws {
        let bench = try Workbench()
        try bench.write("rules/lists/agencies.txt", "# news\n中央社\n\n A.P. \n中央社 # again\n路透\nA.P. Photo\n")
        try bench.write("rules/a.yaml", Self.pack("(?:圖|照片)[:：]{list: agencies}(?![社])"))
        let loaded = try bench.load()
        #expect(loaded.problems.isEmpty)
        #expect(
            loaded.set.rules.first?.pattern
                == #"(?:圖|照片)[:：](?:A\.P\.\ Photo|A\.P\.|中央社|路透)(?![社])"#)
    }

    @Test func `words of one character become a class, others stand by their first character`() throws {
        let bench = try Workbench()
        try bench.write("rules/lists/names.txt", "陳\n林\n林口\n中央社\n路透\n王\nA.P.\n")
        try bench.write("rules/a.yaml", Self.pack("(?:圖|照片)[:：]{list: names}"))
        #expect(
            try bench.load().set.rules.first?.pattern
                == #"(?:圖|照片)[:：](?:A\.P\.|中央社|林(?:口|)|路透|[王陳])"#)
    }

    @Test func `an overlay's list adds to the shipped one`() throws {
        let bench = try Workbench()
        try bench.write("rules/lists/agencies.txt", "中央社\n路透\nA.P.\n")
        try bench.write("overlay/lists/agencies.txt", "在地通訊\n")
        try bench.write("rules/a.yaml", Self.pack("(?:圖|照片)[:：]{list:agencies}"))
        #expect(try bench.load(withOverlay: true).set.rules.first?.pattern.contains("在地通訊") == true)
        #expect(try bench.load().set.rules.first?.pattern.contains("在地通訊") == false)
    }

    @Test func `a fault behind a list is shown at its own column`() throws {
        let bench = try Workbench()
        try bench.write("rules/lists/agencies.txt", "中央社\n路透\nA.P.\n")
        try bench.write("rules/a.yaml", Self.pack("{list: agencies}社(5"))
        let problem = try #require(bench.problems().first)
        #expect(problem.line == 7)
        #expect(problem.column == 15 + "{list: agencies}社(5".unicodeScalars.count)
    }

    @Test func `an unused list is warned of`() throws {
        let bench = try Workbench()
        try bench.write("rules/lists/unused.txt", "甲\n")
        try bench.write("rules/a.yaml", Workbench.pack("a"))
        #expect(bench.messages() == ["warning: no rule uses this list"])
    }

    @Test(arguments: [
        ("rules/lists/empty.txt", "# nothing\n\n", "error: the list is empty"),
        (
            "rules/lists/Bad Name.txt", "甲\n",
            "error: a list's name has lower-case letters, digits and hyphens only"
        ),
        ("rules/lists/control.txt", "甲\u{7}\n", "error: an entry with control characters"),
    ])
    func `a faulty list is refused`(_ path: String, _ text: String, _ message: String) throws {
        let bench = try Workbench()
        try bench.write("rules/a.yaml", Workbench.pack("a"))
        try bench.write(path, text)
        #expect(bench.messages().contains(message))
    }

    private static func pack(_ pattern: String) -> String {
        """
        pack: a
        version: 1
        rules:
          - id: a.credit
            title: {zh-TW: 圖源, en: Credit}
            category: credit.agency
            pattern: '\(pattern)'
            examples: ['«圖：中央社»', '«照片:路透»', '«圖:A.P.»']
            counterexamples: [中央社報導, 圖一]
        """
    }
}
