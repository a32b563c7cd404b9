import AuditStore
import Documents
import Glibc
import ObstatTestSupport
import Testing

/// Rules change, and something that was published would not be published today.
@Suite(.enabled(if: geteuid() == 0, "only the administrator can act as several people"))
struct RecallTests {
    private func bench() throws -> ReviewBench {
        try ReviewBench(
            "reviewers: [daemon, bin], heads: [mail]", more: "recall: {pauseMilliseconds: 1}\n")
    }

    private func open(_ id: DocumentID) -> [String] {
        ["recall", "open", id.description, "--ground", "FOI-6", "--reason", "a number in it"]
    }

    private func notice(_ id: DocumentID, _ bench: ReviewBench) throws -> String {
        let path: RawPath = "upload/press/stop-notices/\(id).txt"
        return String(decoding: try bench.gate.folder.read(path), as: UTF8.self)
    }

    @Test func `what is published is looked at again, recalled by the head, and comes back`() throws {
        let bench = try bench()
        let id = try bench.drop(Sample.clean(1), as: "minutes.txt", to: .delivered)
        let other = try bench.drop("Nothing.\n", as: "other.txt", to: .delivered)
        try bench.replaceRules(with: ReviewBench.stricter)
        try bench.gate.awaitLog("second look complete", times: 2)
        let plan = try bench.objects(["recall", "plan"], as: ReviewBench.first)
        #expect(plan[0]["looked"] as? Int == 2 && plan[0]["complete"] as? Bool == true)
        #expect(plan.dropFirst().map { $0["id"] as? String } == [id.description])
        #expect(plan[1]["rules"] as? [String] == ["test.approved"])
        #expect(try bench.act(open(other), as: ReviewBench.stranger) == .exited(1))
        #expect(try bench.act(open(id), as: ReviewBench.first) == .exited(0))
        let approve = ["recall", "approve", id.description]
        #expect(try bench.act(approve, as: ReviewBench.second) == .exited(1), "no head")
        #expect(try bench.act(approve, as: ReviewBench.first) == .exited(1))
        #expect(try bench.gate.uploaded().contains("press/minutes.txt"))
        #expect(try bench.act(approve, as: ReviewBench.head) == .exited(0))
        try bench.awaitState(.hold, of: id)
        #expect(
            try bench.gate.uploaded() == ["press/other.txt", "press/stop-notices/\(id).txt"])
        let copy = try bench.gate.folder.read("state/spool/hold/\(id)/content")
        #expect(copy == Array(Sample.clean(1).utf8))
        let text = try notice(id, bench)
        #expect(text.contains("停止提供公告") && text.contains("授權不受影響") && text.contains("FOI-6"))
        #expect(text.contains("Licences given before this notice stay") && text.contains("minutes.txt"))
        #expect(!text.contains("daemon") && !text.contains("a number in it"))
        #expect(try bench.gate.store().findings(of: id).map(\.rule) == ["test.approved"])

        let close = [
            "recall", "close", id.description, "--reason", "checked", "--evidence", "inspection:B-2",
        ]
        #expect(try bench.act(close, as: ReviewBench.first) == .exited(0))
        let agreed = ["quarantine", "approve", id.description]
        #expect(try bench.act(agreed, as: ReviewBench.second) == .exited(0))
        try bench.awaitState(.delivered, of: id)
        #expect(try bench.gate.folder.read("upload/press/minutes.txt") == Array(Sample.clean(1).utf8))
        #expect(try notice(id, bench).contains("恢復提供公告"))
        #expect(try bench.act(["audit", "verify"], as: nil) == .exited(0))
    }

    @Test func `what is kept is settled, and what is gone is not claimed to be stopped`() throws {
        let bench = try bench()
        let kept = try bench.drop(Sample.clean(1), as: "kept.txt", to: .delivered)
        let gone = try bench.drop(Sample.clean(2), as: "gone.txt", to: .delivered)
        try bench.replaceRules(with: ReviewBench.stricter)
        try bench.gate.awaitLog("second look complete", times: 2)
        let keep = [
            "recall", "keep", kept.description, "--reason", "a title", "--evidence", "inspection:C-3",
        ]
        #expect(try bench.act(keep, as: ReviewBench.first) == .exited(0))
        #expect(
            try bench.act(["quarantine", "approve", kept.description], as: ReviewBench.second) == .exited(0))
        try bench.gate.awaitLog("decision carried out")
        #expect(
            try bench.objects(["recall", "plan"], as: ReviewBench.first).dropFirst()
                .map { $0["id"] as? String } == [gone.description])
        #expect(try bench.act(open(gone), as: ReviewBench.first) == .exited(0))
        try bench.gate.folder.remove("upload/press/gone.txt")
        #expect(
            try bench.act(["recall", "approve", gone.description], as: ReviewBench.head) == .exited(0))
        try bench.gate.awaitLog("decision void")
        #expect(try bench.gate.uploaded() == ["press/kept.txt"])
        #expect(try bench.gate.store().record(of: gone)?.state == .delivered)
        #expect(try bench.gate.disorder().isEmpty)
    }

    @Test func `a daemon killed at any step of a recall comes to the same end`() throws {
        let bench = try bench()
        var step = 0
        var hasDied = true
        while hasDied {
            step += 1
            let name = "minutes-\(step).txt"
            let id = try bench.drop(Sample.clean(step), as: name, to: .delivered)
            #expect(try bench.act(open(id), as: ReviewBench.first) == .exited(0))
            try bench.gate.arm(faultAt: step)
            try bench.act(["recall", "approve", id.description], as: ReviewBench.head)
            let daemon = try bench.gate.running()
            try daemon.awaitState("death or an end for \(name)") {
                daemon.hasClosed
                    || daemon.lines.contains {
                        $0.contains("decision carried out") && $0.contains(id.description)
                    }
            }
            hasDied = daemon.hasClosed
            try bench.gate.disarm()
            if hasDied {
                #expect(try daemon.awaitEnd() == .signalled(9))
                try bench.gate.start()
            }
            try bench.awaitState(.hold, of: id)
            let uploaded = try bench.gate.uploaded()
            #expect(!uploaded.contains("press/" + name), "step \(step)")
            #expect(uploaded.contains("press/stop-notices/\(id).txt"), "step \(step)")
            let copy: RawPath = "state/spool/hold/\(id)/content"
            #expect(try bench.gate.folder.read(copy) == Array(Sample.clean(step).utf8), "step \(step)")
            #expect(try bench.gate.store().decisions(about: id).map(\.state) == [.carriedOut])
        }
        #expect(step > 6, "\(step) steps")
        #expect(try bench.gate.events("missing from the spool").isEmpty)
    }
}
