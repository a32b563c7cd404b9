import AuditStore
import Documents
import Glibc
import ObstatTestSupport
import Testing

@Suite(.enabled(if: geteuid() == 0, "only the administrator can act as several people"))
struct ExemptionTests {
    private let evidence = ["--evidence", "approval:A-1", "--reason", "an office number"]

    private func fingerprint(_ id: DocumentID, _ bench: ReviewBench) throws -> String {
        try #require(try bench.gate.store().findings(of: id).first?.fingerprint)
    }

    @Test func `two people let one value of one unit pass, until its rule changes`() throws {
        let bench = try ReviewBench()
        let id = try bench.drop(as: "one.txt")
        let value = try fingerprint(id, bench)
        let add =
            ["exemptions", "add", id.description, "--rule", "test.national-id", "--fingerprint", value]
            + evidence
        #expect(try bench.act(add, as: ReviewBench.stranger) == .exited(1))
        #expect(try bench.act(add, as: nil) == .exited(1), "the administrator is no reviewer")
        #expect(try bench.act(add, as: ReviewBench.first) == .exited(0))
        try bench.drop(as: "two.txt")
        #expect(try bench.act(["exemptions", "approve", "1"], as: ReviewBench.first) == .exited(1))
        #expect(try bench.act(["exemptions", "approve", "1"], as: ReviewBench.second) == .exited(0))
        let unused = ["exemptions", "list", "--unused"]
        #expect(try bench.objects(unused, as: ReviewBench.first).count == 1)
        let passed = try bench.drop(as: "three.txt", to: .delivered)
        #expect(try bench.objects(unused, as: ReviewBench.first).isEmpty)
        let finding = try #require(try bench.gate.store().findings(of: passed).first)
        #expect(finding.action == .note && finding.reason.last == "policy: hold -> note, exemption 1")
        #expect(try bench.gate.events("exempted").map(\.document) == [passed])
        try bench.drop(as: "four.txt", unit: "consular")
        try bench.drop("Another: A123456789 and A140404047\n", as: "five.txt")
        // Another version of the same rule is another rule.
        let changed = GateBench.smallPack.replacing("[A-Z][12][0-9]{8}", with: "[A-Z][1-2][0-9]{8}")
        try bench.replaceRules(with: changed)
        try bench.drop(as: "six.txt")
        let list = try bench.objects(["exemptions", "list"], as: ReviewBench.second)
        #expect(list.map { $0["state"] as? String } == ["reopened"] && list[0]["uses"] as? Int == 2)
    }

    @Test func `one document passes whole, and a removed exemption lets nothing pass`() throws {
        let bench = try ReviewBench()
        let id = try bench.drop(as: "one.txt")
        let add =
            ["exemptions", "add", id.description, "--rule", "test.national-id", "--whole-document"] + evidence
        #expect(try bench.act(add, as: ReviewBench.first) == .exited(0))
        #expect(try bench.act(["exemptions", "approve", "1"], as: ReviewBench.second) == .exited(0))
        try bench.drop(as: "two.txt", to: .delivered)
        try bench.drop(Sample.held(7), as: "three.txt")
        #expect(
            try bench.act(["exemptions", "remove", "1", "--reason", "over"], as: ReviewBench.first)
                == .exited(0))
        try bench.drop(as: "four.txt")
        #expect(try bench.gate.store().verifyChain().message.en.contains("whole"))
    }
}
