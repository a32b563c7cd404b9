import AuditStore
import Documents
import Foundation
import Glibc
import ObstatTestSupport
import Testing

/// Requests written by hand for the desk's socket, which say more than their sender may.
@Suite(.enabled(if: geteuid() == 0, "only the administrator can act as several people"))
struct ForgedDecisionTests {
    /// Says one line at the socket as this very process, which is root, and gives the answer.
    private func say(_ fields: [String: Any], _ bench: ReviewBench) throws -> [String: Any] {
        let caller = try RawCaller(bench.gate.path("obstat.sock"))
        caller.say(Array(try JSONSerialization.data(withJSONObject: fields)) + [UInt8(ascii: "\n")])
        let answer = try JSONSerialization.jsonObject(with: Data(caller.hear().utf8))
        return answer as? [String: Any] ?? [:]
    }

    /// Whatever a request could be thought to say about who asks.
    private static var claims: [[String: Any]] {
        [
            [:], ["person": ["user": 2, "login": 2, "name": "bin"]], ["user": 2, "uid": 2, "login": 2],
            ["account": ["id": 7, "name": "lin", "roles": ["approver"]], "console": 3_221_225_479],
            ["requester": "bin (2)", "decider": "bin (2)", "deciderUser": 2],
            ["roles": ["approver"], "force": true],
        ]
    }

    @Test func `who asks is who the kernel says, whatever the request claims`() throws {
        let bench = try ReviewBench("reviewers: [root, daemon, bin]")
        let id = try bench.drop()
        let release: [String: Any] = [
            "act": "release", "document": id.description, "text": "consent given", "evidenceKind": "consent",
            "evidence": "A-1", "people": 1, "state": "approved",
        ]
        _ = try say(release, bench)
        let asked = try #require(try bench.gate.store().decisions(about: id).first)
        #expect(asked.requester.user == 0 && asked.state == .requested)
        for claim in Self.claims {
            let approve: [String: Any] = ["act": "approve", "document": id.description]
            let answer = try say(approve.merging(claim) { $1 }, bench)
            #expect(answer["isAccepted"] as? Bool != true, "\(claim)")
        }
        let left = try #require(try bench.gate.store().decisions(about: id).first)
        #expect(left.state == .requested && left.decider == nil)
        #expect(try bench.gate.uploaded().isEmpty)
        #expect(
            try bench.act(["quarantine", "approve", id.description], as: ReviewBench.first) == .exited(0))
        try bench.awaitState(.delivered, of: id)
    }

    @Test func `root is nobody here unless the settings name it`() throws {
        let bench = try ReviewBench("reviewers: [daemon, bin]")
        let id = try bench.drop()
        for claim in Self.claims {
            let note: [String: Any] = ["act": "note", "document": id.description, "text": "mine"]
            #expect(try say(note.merging(claim) { $1 }, bench)["isAccepted"] as? Bool != true, "\(claim)")
        }
        #expect(try bench.gate.store().remarks(about: id).isEmpty)
    }

    @Test func `an approval of other findings than those that were seen is none`() throws {
        let bench = try ReviewBench("reviewers: [root, daemon]")
        let id = try bench.drop()
        let release = [
            "quarantine", "release", id.description, "--reason", "consent", "--evidence", "consent:A-1",
        ]
        #expect(try bench.act(release, as: ReviewBench.first) == .exited(0))
        let approve: [String: Any] = [
            "act": "approve", "document": id.description, "findings": String(repeating: "0", count: 64),
        ]
        #expect(try say(approve, bench)["isAccepted"] as? Bool != true)
        #expect(try bench.gate.uploaded().isEmpty)
    }

    @Test func `what is no request does nothing, and the desk goes on`() throws {
        let bench = try ReviewBench("reviewers: [root, daemon]")
        let id = try bench.drop()
        for line in [
            "", "{}", "null", "[]", "\u{0}", "{\"act\":\"release\"}",
            "{\"act\":\"emperor\",\"document\":\"\(id)\"}",
            "{\"act\":\"release\",\"document\":\"../\(id)\"}",
            "{\"act\":\"release\",\"document\":\"\(id)\",\"document\":\"\(id)\",\"text\":7}",
            String(repeating: "[", count: 20_000),
        ] {
            let caller = try RawCaller(bench.gate.path("obstat.sock"))
            caller.say(Array((line + "\n").utf8))
            #expect(!caller.hear().contains("\"isAccepted\":true"), "\(line.prefix(60))")
        }
        #expect(try bench.gate.store().decisions(about: id).isEmpty)
        let note: [String: Any] = ["act": "note", "document": id.description, "text": "still here"]
        #expect(try say(note, bench)["isAccepted"] as? Bool == true)
    }
}
