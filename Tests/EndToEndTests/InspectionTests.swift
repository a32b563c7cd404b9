import Documents
import Foundation
import ObstatTestSupport
import Testing

/// `obstat` beside a daemon: status, quarantine, audit.
@Suite struct InspectionTests {
    /// A gate with one delivered, one held and one unexamined document.
    private func bench() throws -> GateBench {
        let bench = try GateBench()
        try bench.start()
        try bench.drop(Sample.clean(), as: "minutes.txt")
        try bench.drop(Sample.held(), as: "grant.txt", unit: "consular")
        try bench.drop(try Project.fixture("pdf/encrypted.pdf"), as: "letter.pdf")
        try bench.awaitOutcomes(3)
        try bench.awaitOrder(documents: 3)
        return bench
    }

    private func ask(
        _ bench: GateBench, _ arguments: RawPath...
    ) throws -> (text: String, ending: RunningProgram.Ending?) {
        let config = RawPath(Array(bench.path("obstat.yaml").utf8))
        let program = try bench.obstat(arguments + ["--config", config])
        return (String(decoding: program.output, as: UTF8.self), program.ending)
    }

    private func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    @Test func `status tells whether the gate is at work and what is where`() throws {
        let bench = try bench()
        let text = try ask(bench, "status")
        let process = try bench.running().id
        #expect(text.ending == .exited(0) && text.text.contains("The gate is at work (process \(process))."))
        let running = try #require(try objects(try ask(bench, "status", "--format", "jsonl").text).first)
        #expect(running["running"] as? Bool == true && running["schema"] as? String == "obstat.status/1")
        let counts = try #require(running["counts"] as? [[String: Any]])
        #expect(
            Set(counts.map { "\($0["unit"] ?? "") \($0["state"] ?? "") \($0["count"] ?? "")" })
                == ["press delivered 1", "press hold 1", "consular hold 1"])
        try bench.stop()
        #expect(try ask(bench, "status").text.contains("The gate is not running."))
    }

    @Test func `settings are checked before anything is started with them`() throws {
        let bench = try GateBench()
        try bench.folder.write("drop: /srv/drop\nlimits: {documentMebibytes: 1}\n", to: "right.yaml")
        try bench.folder.write("drop: here\nspeed: fast\n", to: "wrong.yaml")
        try bench.folder.write("trees\n", to: "clean.txt")
        func path(_ name: String) -> RawPath { RawPath(Array(bench.path(name).utf8)) }
        let right = try bench.obstat(["config", "check", path("right.yaml")])
        #expect(right.ending == .exited(0))
        let wrong = try bench.obstat(["config", "check", path("wrong.yaml")])
        #expect(wrong.ending == .exited(2))
        let complaint = wrong.lines.joined(separator: "\n")
        #expect(complaint.contains("wrong.yaml:1") && complaint.contains("wrong.yaml:2"))
        let scan = try bench.obstat(["scan", "--config", path("right.yaml"), path("clean.txt")])
        #expect(scan.ending == .exited(0))
    }

    @Test func `the quarantine shows what waits and why, and no value`() throws {
        let bench = try bench()
        let list = try objects(try ask(bench, "quarantine", "list", "--format", "jsonl").text)
        #expect(
            list.map { $0["name"] as? String } == ["grant.txt", "letter.pdf"]
                || list.map { $0["name"] as? String } == ["letter.pdf", "grant.txt"])
        let grant = try #require(list.first { $0["name"] as? String == "grant.txt" })
        #expect(
            grant["categories"] as? [String] == ["personal.national_id"]
                && grant["unit"] as? String == "consular")
        let one = try objects(
            try ask(bench, "quarantine", "list", "--format", "jsonl", "--unit", "press").text)
        #expect(one.map { $0["coverage"] as? [String] } == [["encrypted"]])
        let table = try ask(bench, "quarantine", "list").text
        #expect(table.contains("grant.txt") && table.contains("letter.pdf") && !table.contains("minutes.txt"))
        let id = RawPath(Array(try #require(grant["id"] as? String).utf8))
        let shown = try ask(bench, "quarantine", "show", id)
        #expect(
            shown.ending == .exited(0) && shown.text.contains("test.national-id")
                && !shown.text.contains(Sample.identity))
        let line = try #require(
            try objects(try ask(bench, "quarantine", "show", id, "--format", "jsonl").text).first)
        #expect((line["findings"] as? [[String: Any]])?.count == 1 && line["verdict"] as? String == "held")
        #expect(try ask(bench, "quarantine", "show", "../../etc/passwd").ending == .exited(2))
    }

    @Test func `the audit tells every step, and that it was tampered with`() throws {
        let bench = try bench()
        let events = try objects(try ask(bench, "audit", "list", "--format", "jsonl").text)
        let acts = events.compactMap { $0["act"] as? String }
        #expect(
            acts.count { $0 == "taken" } == 3 && acts.count { $0 == "hold" } == 2
                && acts.count { $0 == "delivered" } == 1)
        #expect(events.compactMap { $0["sequence"] as? Int } == Array(1...events.count))
        #expect(try ask(bench, "audit", "list").text.split(separator: "\n").count == events.count)
        #expect(try ask(bench, "audit", "verify").ending == .exited(0))
        try bench.stop()
        // An older head than the database has is what a crash leaves; a newer one is a cut.
        let head = String(decoding: try bench.folder.read("state/obstat.sqlite.audit-head"), as: UTF8.self)
        let hash = try #require(head.split(separator: " ").last)
        try bench.folder.overwrite("state/obstat.sqlite.audit-head", with: "\(events.count + 100) \(hash)")
        #expect(try ask(bench, "audit", "verify").ending == .exited(1))
    }
}
