import AuditStore
import Documents
import Foundation
import ObstatTestSupport
import Testing

/// `obstat rules …` as a program.
@Suite struct RulesCommandTests {
    private func ask(
        _ bench: GateBench, _ arguments: String...
    ) throws -> (output: String, errors: String, ending: RunningProgram.Ending?) {
        let program = try bench.obstat(arguments.map { RawPath(Array($0.utf8)) })
        return (
            String(decoding: program.output, as: UTF8.self), program.lines.joined(separator: "\n"),
            program.ending
        )
    }

    /// A bench with documents, and a second folder of rules that also asks for words.
    private func benchWithNewRules() throws -> GateBench {
        let bench = try GateBench()
        try bench.folder.makeFolder("new")
        try bench.folder.write(Self.stricter, to: "new/test.yaml")
        try bench.folder.makeFolder("in")
        try bench.folder.write(Sample.clean(), to: "in/clean.txt")
        try bench.folder.write(Sample.held(), to: "in/held.txt")
        return bench
    }

    private static let stricter =
        GateBench.smallPack + """
              - id: test.trees
                title: {zh-TW: 樹, en: Trees}
                category: personal.other
                pattern: '[A-Za-z]{3}'
                confidence: {withContext: high, alone: high}
                action: hold
                examples: [«abc», («abc»), «xyz»]
                counterexamples: ['12', '34']

            """

    @Test func `compare names the documents whose verdict changes, by rule`() throws {
        let bench = try benchWithNewRules()
        let found = try ask(
            bench, "rules", "compare", bench.path("rules"), bench.path("new"), bench.path("in"))
        #expect(found.ending == .exited(1))
        #expect(found.output.contains("clear → held  \(bench.path("in/clean.txt"))"))
        #expect(found.output.contains("+ test.trees"))
        let same = try ask(
            bench, "rules", "compare", bench.path("rules"), bench.path("rules"), bench.path("in"))
        #expect(same.ending == .exited(0) && same.output.contains("2 "))
        let machine = try ask(
            bench, "rules", "compare", "--format", "jsonl", bench.path("rules"), bench.path("new"),
            bench.path("in/clean.txt"))
        let object =
            try JSONSerialization.jsonObject(
                with: Data(machine.output.split(separator: "\n").first.map(String.init)?.utf8 ?? "".utf8))
            as? [String: Any]
        #expect(object?["old"] as? String == "clear" && object?["new"] as? String == "held")
        #expect(object?["gained"] as? [String] == ["test.trees"])
    }

    @Test func `compare takes what waits and what is delivered`() throws {
        let bench = try GateBench()
        try bench.folder.makeFolder("new")
        try bench.folder.write(Self.stricter, to: "new/test.yaml")
        try bench.start()
        try bench.drop(Sample.clean(), as: "minutes.txt")
        try bench.drop(Sample.held(), as: "held.txt")
        try bench.awaitOutcomes(2)
        let found = try ask(
            bench, "rules", "compare", bench.path("rules"), bench.path("new"), "--held", "--delivered",
            "--config", bench.path("obstat.yaml"))
        #expect(found.ending == .exited(1) && found.output.contains("minutes.txt"))
        // The held one by its own name, and the gate's notes beside it are no documents.
        #expect(found.output.contains("/held.txt (") && !found.output.contains("content"))
        #expect(found.output.hasPrefix("2 documents compared"))
    }

    @Test func `profile tells time and hits by rule`() throws {
        let bench = try benchWithNewRules()
        let found = try ask(
            bench, "rules", "profile", "--format", "jsonl", "--rules", bench.path("rules"), bench.path("in"))
        #expect(found.ending == .exited(0))
        let lines = try found.output.split(separator: "\n").map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
        #expect(!lines.isEmpty && lines.allSatisfy { $0?["nanoseconds"] is Int && $0?["hits"] is Int })
        #expect(lines.contains { ($0?["findings"] as? Int ?? 0) > 0 })
    }

    @Test func `document writes the reference and renews a page`() throws {
        let bench = try GateBench()
        let rules = bench.path("rules")
        #expect(try ask(bench, "rules", "document", "--rules", rules).output.contains("# Rules of Obstat"))
        #expect(
            try ask(bench, "rules", "document", "--rules", rules, "--format", "html").output.hasPrefix(
                "<!DOCTYPE html>"))
        try bench.folder.write("no marks\n", to: "page.md")
        let refused = try ask(
            bench, "rules", "document", "--rules", rules, "--into", bench.path("page.md"))
        #expect(refused.ending == .exited(2))
    }

    @Test func `rules are signed, verified, and refused once changed`() throws {
        let bench = try GateBench()
        let (rules, key) = (bench.path("rules"), bench.path("site"))
        #expect(try ask(bench, "rules", "keygen", key).ending == .exited(0))
        #expect(try ask(bench, "rules", "keygen", key).ending == .exited(2))
        #expect(try ask(bench, "rules", "sign", "--key", key + ".key", rules).ending == .exited(0))
        #expect(try ask(bench, "rules", "verify", "--key", key + ".pub", rules).ending == .exited(0))
        try bench.folder.overwrite("rules/test.yaml", with: Self.stricter)
        let refused = try ask(bench, "rules", "verify", "--key", key + ".pub", rules)
        #expect(refused.ending == .exited(2) && refused.errors.contains("test.yaml"))
        #expect(try ask(bench, "rules", "sign", "--key", key + ".pub", rules).ending == .exited(2))
    }

    @Test func `a daemon told to takes signed rules only`() throws {
        let bench = try GateBench(settings: "requireSignedRules: site.pub\n")
        _ = try ask(bench, "rules", "keygen", bench.path("site"))
        try bench.writeSettings("requireSignedRules: \(bench.path("site.pub"))\n")
        try bench.launch(["--config", bench.path("obstat.yaml"), "--rules", bench.path("rules")])
        #expect(try bench.running().awaitEnd() != .exited(0))
        _ = try ask(bench, "rules", "sign", "--key", bench.path("site.key"), bench.path("rules"))
        try bench.start()
        try bench.drop(Sample.clean(), as: "minutes.txt")
        try bench.awaitOutcomes(1)
        // A change that nobody has signed does not come into force.
        try bench.folder.write(Self.stricter, to: "rules/.new")
        try bench.folder.rename("rules/.new", to: "rules/test.yaml")
        try bench.running().signal(SIGHUP)
        try bench.awaitLog("rules not reloaded")
        #expect(try bench.store().conditions()["rules not reloaded"]?.contains("test.yaml") == true)
    }

    @Test func `usage tells hits, first and last, and what was never used`() throws {
        let bench = try GateBench()
        try bench.start()
        try bench.drop(Sample.held(), as: "held.txt")
        try bench.awaitOutcomes(1)
        let found = try ask(
            bench, "rules", "list", "--usage", "--format", "jsonl", "--rules", bench.path("rules"),
            "--config", bench.path("obstat.yaml"))
        let objects = try found.output.split(separator: "\n").map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
        #expect(objects.contains { ($0?["hits"] as? Int ?? 0) > 0 && $0?["last"] is String })
        let text = try ask(
            bench, "rules", "list", "--usage", "--unit", "nobody", "--rules", bench.path("rules"),
            "--config", bench.path("obstat.yaml"))
        #expect(text.ending == .exited(0) && !text.output.contains("─  0"))
        #expect(try ask(bench, "rules", "list", "--unit", "press").ending == .exited(2))
    }

    @Test func `a reload is recorded with what it changes`() throws {
        let bench = try GateBench()
        try bench.start()
        try bench.folder.write(Self.stricter, to: "rules/.new")
        try bench.folder.rename("rules/.new", to: "rules/test.yaml")
        try bench.running().signal(SIGHUP)
        try bench.awaitLog("rules in force")
        let event = try #require(try bench.events("rules in force").first)
        #expect(event.detail.contains("test.trees"))
    }
}
