import AuditStore
import Desk
import Documents
import GRDB
import Glibc
import ObstatTestSupport
import Testing

/// What people try over the desk that they may not.
@Suite(.enabled(if: geteuid() == 0, "only the administrator can act as several people"))
struct DeskAttackTests {
    private static let review = """
        reviewers: [daemon, bin, lp], 'units': {consular: [lp]}, auditors: [mail]
        """

    private func ids(_ bench: ReviewBench, as user: UInt32) throws -> Set<String> {
        Set(try bench.objects(["quarantine", "list"], as: user).compactMap { $0["id"] as? String })
    }

    @Test func `reviewers see and touch their own units' documents, and learn of no others`() throws {
        let bench = try ReviewBench(Self.review)
        let open = try bench.drop(as: "open.txt", unit: "press")
        let own = try bench.drop(as: "own.txt", unit: "consular")
        #expect(try ids(bench, as: ReviewBench.first) == [open.description])
        #expect(try ids(bench, as: ReviewBench.third) == [open.description, own.description])
        #expect(try ids(bench, as: ReviewBench.head) == [open.description, own.description])
        let forced = try bench.obstat(
            ["quarantine", "list", "--unit", "consular", "--format", "jsonl"], as: ReviewBench.first)
        #expect(forced.output.isEmpty)
        #expect(try bench.act(["quarantine", "list"], as: ReviewBench.stranger) == .exited(1))
        let show = ["quarantine", "show", own.description]
        let hidden = try bench.obstat(show, as: ReviewBench.first)
        let absent = try bench.obstat(
            ["quarantine", "show", "0000000000000000-00000000"], as: ReviewBench.first)
        #expect(hidden.ending == .exited(2) && absent.ending == .exited(2))
        #expect(
            hidden.lines.map { $0.replacing(own.description, with: "ID") }
                == absent.lines.map { $0.replacing("0000000000000000-00000000", with: "ID") })
        #expect(try bench.act(show, as: ReviewBench.third) == .exited(0))
        #expect(try bench.act(show, as: ReviewBench.head) == .exited(0), "auditors read")
        let note = ["quarantine", "note", own.description, "seen"]
        #expect(try bench.act(note, as: ReviewBench.first) == .exited(1))
        #expect(try bench.act(note, as: ReviewBench.head) == .exited(1), "auditors do nothing")
        #expect(try bench.act(note, as: ReviewBench.third) == .exited(0))
        let withhold = ["quarantine", "withhold", own.description, "--ground", "FOI-6", "--reason", "no"]
        #expect(try bench.act(withhold, as: ReviewBench.first) == .exited(1))
        #expect(try bench.gate.store().decisions(about: own).isEmpty)
        let looked = try bench.gate.store().events(document: own, limit: 50).filter { $0.act == "looked" }
        #expect(looked.count == 2)
    }

    @Test func `an exemption of another unit is none`() throws {
        let bench = try ReviewBench(Self.review)
        let own = try bench.drop(as: "own.txt", unit: "consular")
        let add = [
            "exemptions", "add", own.description, "--rule", "test.national-id", "--whole-document",
            "--evidence", "approval:A", "--reason", "why",
        ]
        #expect(try bench.act(add, as: ReviewBench.first) == .exited(1))
        #expect(try bench.act(add, as: ReviewBench.third) == .exited(0))
        #expect(try bench.act(["exemptions", "approve", "1"], as: ReviewBench.first) == .exited(1))
        #expect(try bench.objects(["exemptions", "list"], as: ReviewBench.first).isEmpty)
        #expect(try bench.gate.store().exemptions().map(\.state) == [.requested])
    }

    @Test func `an act that comes twice is done once, and nobody else's key helps`() throws {
        let bench = try ReviewBench("reviewers: [root, daemon]")
        let id = try bench.drop()
        let socket = bench.gate.path("obstat.sock")
        var request = DeskRequest(.note, document: id.description, text: "seen")
        request.key = "0123456789abcdef"
        let answer = try DeskClient.ask(request, at: socket)
        #expect(answer.isAccepted)
        #expect(try DeskClient.ask(request, at: socket) == answer)
        #expect(try bench.gate.store().remarks(about: id).count == 1)
        request.text = "another"
        #expect(try DeskClient.ask(request, at: socket).isAccepted == false)
        request.key = "../../etc/passwd;--"
        #expect(try DeskClient.ask(request, at: socket).isAccepted == false)
        #expect(try bench.gate.store().remarks(about: id).count == 1)
        #expect(try bench.gate.events("replay not accepted").count == 1)
    }

    @Test func `only the notifier empties the box`() throws {
        let bench = try ReviewBench(
            "reviewers: [root]",
            more:
                "notifications: {notifier: daemon, webhook: {url: 'http://localhost:9/', secretFile: /etc/hostname}}\n"
        )
        try bench.drop()
        let answer = try DeskClient.ask(DeskRequest(.collect), at: bench.gate.path("obstat.sock"))
        #expect(!answer.isAccepted && answer.body == nil)
        #expect(try bench.gate.store().postingsDue(.webhook).count == 1)
    }

    @Test func `a decision that was written into the database moves nothing, and shows`() throws {
        let bench = try ReviewBench()
        let id = try bench.drop()
        try bench.gate.stop()
        let set = try #require(try bench.gate.store().findingSet(of: id))
        // Whoever owns the database, and no more, could write this.
        let database = try DatabaseQueue(path: bench.gate.database)
        try database.write {
            try $0.execute(
                sql: """
                    INSERT INTO decision (document, act, state, people, findings, rules, requester, requesterUser,
                        requested, reason, evidenceKind, evidence, grounds, expires, decider, deciderUser, decided)
                    VALUES (?, 'release', 'approved', 2, ?, ?, 'daemon', 1, 1, 'why', 'consent', 'A-1', '',
                        9000000000000000000, 'bin', 2, 2)
                    """, arguments: [id.description, set.digest, set.rules])
        }
        try database.close()
        try bench.gate.start()
        try bench.gate.awaitLog("decision void")
        #expect(try bench.gate.uploaded().isEmpty)
        #expect(try bench.gate.spooled("hold") == [id.description])
        #expect(try bench.act(["audit", "verify"], as: nil) == .exited(1))
    }

    @Test func `what waits too long is said, and once`() throws {
        let bench = try ReviewBench()
        let id = try bench.drop()
        #expect(
            try bench.act(["quarantine", "due", id.description, "2020-01-01"], as: ReviewBench.first)
                == .exited(0))
        try bench.gate.awaitLog("overdue document=\(id)")
        let overdue = ["quarantine", "list", "--due", "now"]
        #expect(try bench.objects(overdue, as: ReviewBench.first).count == 1)
        #expect(try bench.gate.events("reminder").count == 1)
    }
}
