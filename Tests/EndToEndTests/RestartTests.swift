import AuditStore
import Documents
import Glibc
import ObstatTestSupport
import Testing

/// Starts, stops, and what a stop leaves to the next start.
@Suite struct RestartTests {
    @Test func `a second daemon on one spool is refused, and the first goes on`() throws {
        let bench = try GateBench()
        try bench.start()
        let first = try bench.running()
        try bench.launch(["--config", bench.path("obstat.yaml"), "--rules", bench.path("rules")])
        #expect(try bench.running().awaitEnd() == .exited(2))
        #expect(try bench.running().lines.joined().contains("(process \(first.id))"))
        try bench.drop(Sample.clean(), as: "minutes.txt")
        try first.awaitLine(" delivered document=")
        first.signal(SIGTERM)
        #expect(try first.awaitEnd() == .exited(0))
    }

    @Test func `missing folders are made at the first start`() throws {
        let bench = try GateBench()
        for name in ["drop/press", "drop/consular", "drop", "upload", "state"] {
            try bench.folder.removeFolder(RawPath(stringLiteral: name))
        }
        try bench.start()
        try bench.drop(Sample.clean(), as: "minutes.txt", unit: "consular")
        try bench.awaitOutcomes(1)
        #expect(try bench.uploaded() == ["consular/minutes.txt"])
        #expect(bench.folder.mode("state") == S_IFDIR | 0o700)
        #expect(bench.folder.mode("state/spool") == S_IFDIR | 0o700)
        #expect(bench.folder.mode("state/fingerprint.key") == S_IFREG | 0o600)
    }

    @Test func `wrong settings are all told with their lines, and nothing is made`() throws {
        let bench = try GateBench()
        try bench.folder.write("drop: relative\nupload: /tmp\nexaminers: 900\nsettel: {}\n", to: "wrong.yaml")
        let before = try bench.files(in: ".").map(\.text)
        try bench.launch(["--config", bench.path("wrong.yaml")])
        #expect(try bench.running().awaitEnd() == .exited(2))
        let said = try bench.running().lines.joined(separator: "\n")
        for line in [1, 3, 4] { #expect(said.contains("wrong.yaml:\(line): error:"), "\(said)") }
        #expect(!said.contains("wrong.yaml:2:"))
        #expect(try bench.files(in: ".").map(\.text) == before)
    }

    @Test func `rules that do not load keep the gate closed`() throws {
        let bench = try GateBench()
        try bench.folder.write("pack: test\nversion: 1\nrules: 3\n", to: "rules/test.yaml.new")
        try bench.folder.rename("rules/test.yaml.new", to: "rules/test.yaml")
        try bench.launch(["--config", bench.path("obstat.yaml"), "--rules", bench.path("rules")])
        #expect(try bench.running().awaitEnd() == .exited(2))
        #expect(try bench.running().lines.joined().contains("rules/test.yaml:3:"))
        #expect(!bench.folder.exists("state/spool"))
    }

    /// Long enough that its examination takes seconds.
    static let long = String(
        repeating: "The report was approved by all 12 members present.\n", count: 150_000)

    @Test(arguments: [SIGTERM, SIGKILL])
    func `a document whose examination is cut short is finished by the next start`(_ signal: Int32) throws {
        let bench = try GateBench()
        try bench.start()
        try bench.drop(Self.long, as: "long.txt")
        try bench.running().awaitState("an examination") { try !bench.spooled("active").isEmpty }
        let daemon = try bench.running()
        daemon.signal(signal)
        #expect(try daemon.awaitEnd() == (signal == SIGTERM ? .exited(0) : .signalled(signal)))
        #expect(daemon.count(" document=") == 0)
        #expect(try bench.spooled("active").count == 1)
        #expect(try bench.uploaded() == [])
        try bench.start()
        try bench.awaitOutcomes(1)
        try bench.awaitOrder(documents: 1)
        #expect(try bench.folder.read("upload/press/long.txt") == Array(Self.long.utf8))
    }

    @Test
    func `after the database was lost held documents are examined again and recorded, and the loss shows`()
        throws
    {
        let bench = try GateBench()
        try bench.start()
        try bench.drop(Sample.held(), as: "held.txt")
        try bench.drop(Sample.clean(), as: "minutes.txt")
        try bench.awaitOutcomes(2)
        try bench.awaitOrder(documents: 2)
        let id = try bench.record(of: "held.txt").submission.id
        try bench.stop()
        for name in try bench.folder.names("state")
        where name.text.hasPrefix("obstat.sqlite") && !name.text.hasSuffix("head") {
            try bench.folder.remove(RawPath(Array("state/".utf8) + name.bytes))
        }
        try bench.start()
        #expect(try bench.running().count("the audit chain is not whole") == 1)
        try bench.awaitOutcomes(1)
        try bench.awaitOrder(documents: 1)
        let record = try bench.record(of: "held.txt")
        #expect(record.submission.id == id && record.state == .hold && record.verdict?.outcome == .held)
        #expect(try bench.store().findings(of: id).count == 1)
        #expect(try bench.events("audit chain not whole").count == 1)
        #expect(try bench.uploaded() == ["press/minutes.txt"])
    }

    @Test func `a document that is damaged in the spool is set aside, and the rest go on`() throws {
        let bench = try GateBench()
        try bench.start()
        try bench.folder.rename("upload", to: "away")
        try bench.drop(Sample.clean(1), as: "damaged.txt")
        try bench.drop(Sample.clean(2), as: "changed.txt")
        try bench.awaitLog(" put off document=", times: 2)
        try bench.kill()
        let damaged = try bench.record(of: "damaged.txt").submission.id
        let changed = try bench.record(of: "changed.txt").submission.id
        try bench.folder.setMode("state/spool/deferred/\(damaged)/submission.json", 0o600)
        try bench.folder.overwrite("state/spool/deferred/\(damaged)/submission.json", with: "{}")
        try bench.folder.setMode("state/spool/deferred/\(changed)/content", 0o600)
        try bench.folder.overwrite("state/spool/deferred/\(changed)/content", with: Sample.clean(3))
        try bench.folder.rename("away", to: "upload")
        try bench.start()
        try bench.drop(Sample.clean(4), as: "later.txt")
        try bench.awaitLog(" delivered document=")
        try bench.awaitLog(" held document=")
        #expect(try bench.uploaded() == ["press/later.txt"])
        #expect(try bench.spooled("corrupt") == [damaged.description, changed.description].sorted())
        #expect(try bench.events("damaged in the spool").count == 1)
        #expect(try bench.record(of: "changed.txt").verdict?.outcome == .unexamined)
    }
}
