import Documents
import Foundation
import Matching
import RulePacks
import Testing

@Suite struct LoadingTests {
    @Test func `a good pack gives rules, book and digest in one order`() throws {
        let bench = try Workbench()
        try bench.write("rules/b/second.yaml", Workbench.pack("b/second", id: "b.number", version: 7))
        try bench.write("rules/a/first.yaml", Workbench.pack("a/first"))
        try bench.write("rules/README.md", "not a pack")
        try bench.write("rules/.hidden.yaml", "not: [read")
        let loaded = try bench.load()
        #expect(loaded.problems.isEmpty)
        #expect(loaded.set.rules.map(\.id) == ["a.number", "b.number"])
        #expect(loaded.book.rules.map(\.id) == ["a.number", "b.number"])
        #expect(loaded.book.rules[1].packVersion == 7)
        #expect(loaded.book.rules[0].grounds == [.foi6, .pdp])
        #expect(loaded.book.flat == loaded.set.encoded())
        #expect(loaded.book.digest == loaded.set.digest && loaded.set.digest.hasPrefix("sha256:"))
        #expect(loaded.set.digest.count == 7 + 64)
        #expect(loaded.files.map(\.pack) == ["a/first", "b/second"])
    }

    @Test func `the same files give the same digest wherever they lie and whenever they were written`() throws
    {
        let names = ["z", "a", "m", "b/c", "b-c", "É", "中文"]
        func digest(_ order: [String]) throws -> String {
            let bench = try Workbench()
            for (index, name) in order.enumerated() {
                let number = names.firstIndex(of: name) ?? index
                try bench.write("rules/\(name).yaml", Workbench.pack(name, id: "rule.n\(number)"))
            }
            return try bench.load().set.digest
        }
        #expect(try digest(names) == digest(names.reversed()))
        #expect(try digest(names) != digest(Array(names.dropLast())))
    }

    @Test func `a rule's state decides whether it applies and whether it stops`() throws {
        let bench = try Workbench()
        for state in ["testing", "shadow", "enforced", "noisy", "disabled"] {
            let extra = "    state: \(state)"
            try bench.write("rules/\(state).yaml", Workbench.pack(state, id: state, extra: extra))
        }
        let loaded = try bench.load()
        #expect(loaded.set.rules.map(\.id) == ["enforced", "noisy", "shadow"])
        #expect(loaded.book.rules.map(\.isEnforced) == [true, true, false])
        #expect(loaded.disabled.map(\.id) == ["disabled", "testing"])
        #expect(loaded.rule(id: "testing")?.state == .testing)
    }

    @Test func `every key of a rule is read`() throws {
        let bench = try Workbench()
        try bench.write("rules/lists/words.txt", "# comment\n台北\n新北 # after a space\nC#\n")
        try bench.write(
            "rules/full.yaml",
            Workbench.pack(
                "full",
                extra: """
                        why: Because.
                        flags: [caseless, extended]
                        in: [body, tableCell]
                        position: any
                        validate: []
                        context: {keywords: [電話, list:words], within: 12, columnHeader: false}
                        exclude: {keywords: [{list: words}], within: 3, values: ['00000'], pattern: '第[0-9]+條'}
                        confidence: {withContext: medium, alone: medium}
                        count: {atLeast: 2, distinct: true}
                        action: hold
                        grounds: [NSI]
                        mask: {keep: {first: 1, last: 2}}
                        advice: {zh-TW: 刪除, en: Remove it}
                        references: ['https://example.test/']
                    """))
        let rule = try #require(try bench.load().set.rules.first)
        #expect(rule.why == "Because.")
        #expect(rule.flags == [.caseless, .extended])
        #expect(rule.kinds == [.body, .tableCell])
        #expect(
            rule.context == Rule.Context(keywords: ["電話", "C#", "台北", "新北"], within: 12, columnHeader: false))
        #expect(rule.exclusion?.keywords == ["C#", "台北", "新北"])
        #expect(rule.exclusion?.values == ["00000"])
        #expect(rule.exclusion?.pattern == "第[0-9]+條")
        #expect(rule.confidence == .medium && rule.confidenceAlone == .medium)
        #expect(rule.atLeast == 2 && rule.distinct)
        #expect(rule.action == .hold && rule.grounds == [.nsi])
        #expect(rule.mask == Rule.Mask(first: 1, last: 2))
        #expect(rule.advice == LocalizedText(zhTW: "刪除", en: "Remove it"))
        #expect(rule.references == ["https://example.test/"])
    }

    @Test func `problems of all files are told at once, sorted by file and line`() throws {
        let bench = try Workbench()
        try bench.write("rules/b.yaml", Workbench.pack("b", extra: "    colour: red"))
        try bench.write("rules/a.yaml", "rules: [")
        try bench.write("rules/policy.yaml", "raise: 3\n")
        let refusal = #expect(throws: RulePackRefusal.self) { try bench.load() }
        let files = refusal?.errors.map { URL(fileURLWithPath: $0.file).lastPathComponent }
        #expect(files == ["a.yaml", "b.yaml", "policy.yaml"])
    }

    @Test func `rules without any in force are refused, because everything would be clear`() throws {
        let bench = try Workbench()
        try bench.write("rules/policy.yaml", "units: {}\n")
        #expect(bench.messages() == ["error: no rule in it is in force"])
        try bench.write("rules/off.yaml", Workbench.pack("off", extra: "    state: disabled"))
        #expect(bench.messages() == ["error: no rule in it is in force"])
    }

    @Test func `the shipped rules load`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../rules")
        let problems: [RulePackProblem]
        do throws(RulePackRefusal) {
            problems = try RulePacks.load(RulePackDirectories(shipped: root.standardizedFileURL.path))
                .problems
        } catch {
            problems = error.errors
        }
        for problem in problems where problem.severity == .error {
            Issue.record("\(problem.rendered(language: .en))")
        }
    }
}
