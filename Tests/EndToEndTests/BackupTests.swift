import AuditStore
import Documents
import Glibc
import ObstatTestSupport
import Testing

/// A backup of a gate at work, put into an empty installation, is the same gate.
@Suite struct BackupTests {
    private func config(_ bench: GateBench) -> RawPath { RawPath(Array(bench.path("obstat.yaml").utf8)) }

    private func backUp(_ bench: GateBench, to name: String = "backup") throws -> RunningProgram {
        try bench.obstat(["backup", RawPath(Array(bench.path(name).utf8)), "--config", config(bench)])
    }

    private func restore(_ folder: String, into bench: GateBench) throws -> RunningProgram {
        try bench.obstat(["restore", RawPath(Array(folder.utf8)), "--config", config(bench)])
    }

    /// A gate with three held documents and one that waits for the upload area, backed up.
    private func backedUp() throws -> GateBench {
        let bench = try GateBench()
        try bench.start()
        for number in 0..<3 { try bench.drop(Sample.held(number), as: "held-\(number).txt") }
        try bench.awaitOrder(documents: 3)
        try bench.folder.rename("upload", to: "away")
        try bench.drop(Sample.clean(), as: "waiting.txt")
        try bench.awaitLog(" put off document=")
        let program = try backUp(bench)
        #expect(program.ending == .exited(0), "\(program.lines)")
        return bench
    }

    @Test func `an empty machine goes on where the backup was made`() throws {
        let old = try backedUp()
        let new = try GateBench()
        let restored = try restore(old.path("backup"), into: new)
        #expect(restored.ending == .exited(0), "\(restored.lines)")
        try new.start()
        #expect(try new.running().count("not whole") == 0)
        try new.drop(Sample.clean(9), as: "later.txt")
        try new.awaitEnds(5)
        #expect(try new.spooled("hold") == old.spooled("hold"))
        #expect(try new.uploaded() == ["press/later.txt", "press/waiting.txt"])
        #expect(try new.folder.read("state/fingerprint.key") == old.folder.read("state/fingerprint.key"))
        let id = try new.record(of: "held-1.txt").submission.id
        #expect(try new.store().findings(of: id) == old.store().findings(of: id))
        #expect(try new.events("restored from a backup").count == 1)
        #expect(new.folder.mode("state/spool/hold/\(id)/content") == S_IFREG | 0o400)
    }

    @Test func `whoever could sign in to the console still can`() throws {
        let old = try backedUp()
        let add = [
            "console", "account", "add", "chen", "--role", "reviewer", "--config", old.path("obstat.yaml"),
        ]
        #expect(try old.obstat(add.map { RawPath(stringLiteral: $0) }).ending == .exited(0))
        #expect(try backUp(old, to: "second").ending == .exited(0))
        let new = try GateBench()
        #expect(try restore(old.path("second"), into: new).ending == .exited(0))
        let list = ["console", "account", "list", "--config", new.path("obstat.yaml")]
        let listed = try new.obstat(list.map { RawPath(stringLiteral: $0) })
        #expect(String(decoding: listed.output, as: UTF8.self).contains("chen"))
        #expect(new.folder.mode("state/accounts.sqlite") == S_IFREG | 0o600)
        // Accounts that are there already are not replaced by those of a backup.
        let other = try GateBench()
        try other.folder.write("mine", to: "state/accounts.sqlite")
        #expect(try restore(old.path("second"), into: other).ending != .exited(0))
    }

    @Test func `a backup of a gate under load is whole, and loses nothing of what it has`() throws {
        let old = try GateBench(settings: "examiners: 2\n")
        try old.start()
        for number in 0..<60 {
            try old.drop(
                number.isMultiple(of: 2) ? Sample.held(number) : Sample.clean(number), as: "\(number).txt")
        }
        try old.running().awaitState("some held") { try old.spooled("hold").count > 5 }
        #expect(try backUp(old).ending == .exited(0))
        let new = try GateBench(settings: "examiners: 2\n")
        #expect(try restore(old.path("backup"), into: new).ending == .exited(0))
        let known = try new.records().count
        try new.start()
        try new.awaitEnds(known)
        #expect(try new.events("missing from the spool").isEmpty)
        #expect(try new.events("contradiction").isEmpty)
        try old.awaitOrder(documents: 60)
    }

    @Test func `nothing is restored over a gate at work, or over anything at all`() throws {
        let old = try backedUp()
        let held = try old.spooled("hold")
        #expect(try restore(old.path("backup"), into: old).ending == .exited(2))
        try old.stop()
        let refused = try restore(old.path("backup"), into: old)
        #expect(refused.ending == .exited(2) && refused.lines.joined().contains("not empty"))
        #expect(try old.spooled("hold") == held)
    }

    @Test(arguments: ["changed", "missing", "added", "no manifest", "another store"])
    func `a backup that is not as it was made is refused whole`(_ fault: String) throws {
        let old = try backedUp()
        let id = try old.record(of: "held-1.txt").submission.id
        let content: RawPath = "backup/spool/hold/\(id)/content"
        switch fault {
        case "changed": try old.folder.overwrite(content, with: Sample.clean(1))
        case "missing": try old.folder.remove(content)
        case "added": try old.folder.write("x", to: "backup/spool/hold/\(id)/note")
        case "no manifest": try old.folder.remove("backup/SHA256SUMS")
        default: try old.folder.write("x", to: "backup/obstat.sqlite")
        }
        let new = try GateBench()
        #expect(try restore(old.path("backup"), into: new).ending == .exited(2))
        #expect(!new.folder.exists("state/obstat.sqlite"))
        #expect(!new.folder.exists("state/spool/hold"))
    }

    @Test func `an older copy of the store put in its place is found by every later verification`() throws {
        let bench = try backedUp()
        for number in 10..<13 { try bench.drop(Sample.held(number), as: "held-\(number).txt") }
        try bench.awaitLog(" held document=", times: 6)
        try bench.stop()
        for name in ["obstat.sqlite-wal", "obstat.sqlite-shm"] where bench.folder.exists("state/\(name)") {
            try bench.folder.remove("state/\(name)")
        }
        let old = try bench.folder.read("backup/obstat.sqlite")
        try bench.folder.remove("state/obstat.sqlite")
        try bench.folder.write(old, to: "state/obstat.sqlite")
        func verify(_ more: [RawPath] = []) throws -> RunningProgram {
            try bench.obstat(["audit", "verify", "--config", config(bench)] + more)
        }
        #expect(try verify().ending == .exited(1))
        try bench.start()
        #expect(try bench.running().count("the audit chain is not whole") == 1)
        try bench.stop()
        // The chain goes on from there, and still says it.
        #expect(try verify().ending == .exited(1))
    }

    @Test func `a head kept elsewhere tells of a history that was written anew`() throws {
        let bench = try GateBench()
        try bench.start()
        try bench.drop(Sample.held(), as: "held.txt")
        try bench.awaitOrder(documents: 1)
        try bench.stop()
        let last = try #require(try bench.store().events(limit: 1).first)
        func verify(_ head: String) throws -> RunningProgram.Ending? {
            try bench.obstat([
                "audit", "verify", "--head", RawPath(Array(head.utf8)), "--config", config(bench),
            ]).ending
        }
        #expect(try verify("\(last.sequence):\(last.hash)") == .exited(0))
        #expect(try verify("\(last.sequence):\(AuditEvent.origin)") == .exited(1))
        #expect(try verify("\(last.sequence + 1):\(last.hash)") == .exited(1))
        #expect(try verify("nonsense") == .exited(2))
        #expect(try bench.running().lines.contains { $0.contains("audit head") && $0.contains(last.hash) })
    }
}
