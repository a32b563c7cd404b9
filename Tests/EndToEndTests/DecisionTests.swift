import AuditStore
import Documents
import Glibc
import ObstatTestSupport
import Testing

/// People decide about held documents; two of this machine's own accounts stand for two people.
@Suite(.enabled(if: geteuid() == 0, "only the administrator can act as several people"))
struct DecisionTests {
    /// `daemon` and `bin`, which every system has; `sys` is nobody's reviewer.
    private let first: UInt32 = 1
    private let second: UInt32 = 2
    private let stranger: UInt32 = 3

    private func bench() throws -> GateBench {
        let bench = try GateBench(settings: "review: {reviewers: [daemon, bin]}\n")
        try bench.folder.setMode(".", 0o711)
        try bench.start()
        return bench
    }

    /// Drops a document that is held.
    private func held(
        _ text: String = Sample.held(), as name: RawPath = "grant.txt", on bench: GateBench
    ) throws -> DocumentID {
        let before = try bench.records(of: name.text).count
        try bench.drop(text, as: name)
        try bench.running().awaitState("a held \(name.text)") {
            let records = try bench.records(of: name.text)
            return records.count == before + 1
                && records.allSatisfy { $0.intent == nil && $0.originalRemoved }
        }
        let id = try #require(try bench.records(of: name.text).last).submission.id
        // The last fault point of holding lies before this line; a fault armed earlier could hit it, not the decision.
        try bench.awaitLog(" held document=\(id)")
        return id
    }

    @discardableResult
    private func act(
        _ words: [String], _ id: DocumentID, as user: UInt32?, on bench: GateBench
    ) throws -> RunningProgram.Ending {
        let words = ["quarantine"] + words + [id.description, "--config", bench.path("obstat.yaml")]
        return try bench.obstat(words.map { RawPath(stringLiteral: $0) }, as: user).awaitEnd()
    }

    private let release = ["release", "--reason", "consent given", "--evidence", "consent:A-1"]

    private func awaitState(_ state: DocumentRecord.State, of id: DocumentID, on bench: GateBench) throws {
        try bench.running().awaitState("\(state)") {
            try bench.store().record(of: id)?.state == state && bench.disorder().isEmpty
        }
    }

    @Test func `a hold is released by two different people, once and byte for byte`() throws {
        let bench = try bench()
        let id = try held(on: bench)
        #expect(try act(release, id, as: first, on: bench) == .exited(0))
        #expect(try act(["approve"], id, as: first, on: bench) == .exited(1))
        #expect(
            try act(["approve"], id, as: nil, on: bench) == .exited(1), "the administrator is no reviewer")
        #expect(try act(["approve"], id, as: stranger, on: bench) == .exited(1))
        #expect(try bench.store().decisions(about: id).map(\.state) == [.requested])
        #expect(try bench.uploaded() == [])
        #expect(try act(["approve"], id, as: second, on: bench) == .exited(0))
        try awaitState(.delivered, of: id, on: bench)
        #expect(try bench.uploaded() == ["press/grant.txt"])
        #expect(try bench.folder.read("upload/press/grant.txt") == Array(Sample.held().utf8))
        let decision = try #require(try bench.store().decisions(about: id).first)
        #expect(decision.state == .carriedOut && decision.requester.user == first)
        #expect(decision.decider?.user == second)
        let acts = try bench.store().events(document: id, limit: 20).map(\.act)
        #expect(
            acts == [
                "delivered", "release carriedOut", "release underway", "release approved",
                "approve not accepted", "release requested", "hold", "examined", "taken",
            ])
        #expect(try act(["approve"], id, as: second, on: bench) == .exited(1), "nothing is open any more")
    }

    @Test func `what only asks for a review is released by one person`() throws {
        let bench = try bench()
        let id = try held("Photo by Chen\n", on: bench)
        #expect(try act(release, id, as: first, on: bench) == .exited(0))
        try awaitState(.delivered, of: id, on: bench)
    }

    @Test func `a gap takes two people`() throws {
        let bench = try bench()
        try bench.drop(try Project.fixture("pdf/encrypted.pdf"), as: "letter.pdf")
        try bench.awaitOutcomes(1)
        try bench.awaitOrder(documents: 1)
        let id = try bench.record(of: "letter.pdf").submission.id
        #expect(try act(release, id, as: first, on: bench) == .exited(0))
        #expect(try bench.store().decisions(about: id).map(\.state) == [.requested])
        #expect(try act(["refuse", "--reason", "no"], id, as: second, on: bench) == .exited(0))
        #expect(try bench.store().decisions(about: id).map(\.state) == [.refused])
        #expect(try bench.store().record(of: id)?.state == .hold)
    }

    @Test func `a returned document goes back to its unit, and may be reopened`() throws {
        let bench = try bench()
        let id = try held(on: bench)
        #expect(try act(["return", "--advice", "mask the number"], id, as: first, on: bench) == .exited(0))
        try awaitState(.returned, of: id, on: bench)
        let copy = try bench.folder.read(
            RawPath(stringLiteral: "drop/press/receipts/returned/\(id)/grant.txt"))
        #expect(copy == Array(Sample.held().utf8))
        let notice = try bench.folder.read(
            RawPath(stringLiteral: "drop/press/receipts/grant.txt.\(id).decision.txt"))
        #expect(String(decoding: notice, as: UTF8.self).contains("mask the number"))
        #expect(try act(release, id, as: first, on: bench) == .exited(1))
        #expect(try act(["reopen", "--reason", "again"], id, as: second, on: bench) == .exited(0))
        try awaitState(.hold, of: id, on: bench)
        let next = try held(as: "grant.txt", on: bench)
        #expect(try bench.store().predecessor(of: next) == id)
    }

    @Test func `a withheld document names its ground`() throws {
        let bench = try bench()
        let id = try held(on: bench)
        #expect(try act(["withhold", "--reason", "privacy"], id, as: first, on: bench) == .exited(1))
        let words = ["withhold", "--ground", "FOI-6", "--reason", "privacy"]
        #expect(try act(words, id, as: first, on: bench) == .exited(0))
        try awaitState(.withheld, of: id, on: bench)
        #expect(try bench.uploaded() == [])
    }

    enum Ending: String, CaseIterable, Sendable { case release, returned }

    @Test(arguments: Ending.allCases)
    func `a daemon killed at any step of carrying a decision out comes to the same end`(
        _ ending: Ending
    ) throws {
        let bench = try bench()
        var step = 0
        var hasDied = true
        while hasDied {
            step += 1
            let name = "grant-\(step).txt"
            let id = try held(Sample.held(step), as: RawPath(stringLiteral: name), on: bench)
            if ending == .release { try act(release, id, as: first, on: bench) }
            try bench.arm(faultAt: step)
            try act(
                ending == .release ? ["approve"] : ["return", "--advice", "mask it"], id, as: second,
                on: bench)
            #expect(
                try bench.store().decisions(about: id).last?.state != .requested, "step \(step): not decided")
            #expect(try !bench.store().decisions(about: id).isEmpty, "step \(step): not recorded")
            let daemon = try bench.running()
            try daemon.awaitState("death or an end for \(name)") {
                daemon.hasClosed
                    || daemon.count("decision carried out") > 0
                        && daemon.lines.contains {
                            $0.contains("decision carried out") && $0.contains(id.description)
                        }
            }
            hasDied = daemon.hasClosed
            try bench.disarm()
            if hasDied {
                #expect(try daemon.awaitEnd() == .signalled(9))
                try bench.start()
            }
            try awaitState(ending == .release ? .delivered : .returned, of: id, on: bench)
            #expect(
                try bench.uploaded().filter { $0.hasPrefix("press/grant-\(step)") }
                    == (ending == .release ? ["press/" + name] : []), "step \(step)")
            #expect(try bench.store().decisions(about: id).map(\.state) == [.carriedOut], "step \(step)")
            if ending == .returned {
                let copy: RawPath = "drop/press/receipts/returned/\(id)/\(name)"
                #expect(try bench.folder.read(copy) == Array(Sample.held(step).utf8), "step \(step)")
            }
        }
        #expect(step > 8, "\(step) steps")
        #expect(try bench.events("missing from the spool").isEmpty)
    }
}
